"""`goldthread template`: writes the measure workbook or the plan workbook, empty or filled in."""

from collections.abc import Callable
from pathlib import Path

from goldthread.cli.talk.output import say
from goldthread.core.errors import BadInput

KINDS = {"measures": Path("measure-workbook.xlsx"), "plan": Path("plan-workbook.xlsx")}
"""What can be written, and under which name when none is given."""


def run(*, kind: str, out: Path | None, filled: bool) -> None:
    """Write the workbook; a file that is there already is never written over."""
    path = out or KINDS[kind]
    _refuse(path)
    {"measures": _measures, "plan": _plan}[kind](filled)(path)
    what = "the sheet “Measures”" if kind == "measures" else "its sheets; “Read me” says how"
    say(f"Wrote {path}. Fill in {what}. Then run `goldthread load {path}`.")


def _refuse(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise BadInput("is not the name of an Excel workbook.", where=str(path), mend="Give a name that ends in .xlsx.")
    if path.exists():
        raise BadInput("is there already.", where=str(path), mend="Give another name with --out, or move it away.")
    if not path.parent.is_dir():
        raise BadInput(
            "is not a folder.", where=str(path.parent), mend="Make it first, or give another name with --out."
        )


def _measures(filled: bool) -> Callable[[Path], None]:
    from goldthread.analytics.sources.measure_workbook import EXAMPLE_ROWS, write_filled, write_template

    return (lambda path: write_filled(path, EXAMPLE_ROWS)) if filled else write_template


def _plan(filled: bool) -> Callable[[Path], None]:
    import django

    django.setup()
    from goldthread.apps.planning.workbook.sample import SAMPLE
    from goldthread.apps.planning.workbook.template import write_filled, write_template

    return (lambda path: write_filled(path, SAMPLE)) if filled else write_template
