"""`goldthread template`: writes the measure workbook, empty or filled in."""

from pathlib import Path

from goldthread.cli.output import say
from goldthread.core.errors import BadInput


def run(*, out: Path, filled: bool) -> None:
    """Write the workbook; a file that is there already is never written over."""
    from goldthread.analytics.sources.measure_workbook import EXAMPLE_ROWS, write_filled, write_template

    if out.suffix.lower() != ".xlsx":
        raise BadInput("is not the name of an Excel workbook.", where=str(out), mend="Give a name that ends in .xlsx.")
    if out.exists():
        raise BadInput("is there already.", where=str(out), mend="Give another name with --out, or move it away.")
    if not out.parent.is_dir():
        raise BadInput(
            "is not a folder.", where=str(out.parent), mend="Make it first, or give another name with --out."
        )
    if filled:
        write_filled(out, EXAMPLE_ROWS)
    else:
        write_template(out)
    say(f"Wrote {out}. Fill in the sheet “Measures”, then run `goldthread load {out}`.")
