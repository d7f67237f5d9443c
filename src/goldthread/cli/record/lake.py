"""`goldthread lake`: lists the loads; checks the lake, compacts it, and forgets a load."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from goldthread.cli import django
from goldthread.cli.talk.output import REFUSED, print_json, progress, say

if TYPE_CHECKING:
    from goldthread.apps.performance.manifest.checking import Checked, LoadLine
    from goldthread.apps.performance.models import ForgottenFile


def run_loads(*, as_json: bool) -> None:
    """Every load of this home's body, the newest one last."""
    body, _ = django.opened()
    from goldthread.apps.performance.manifest.checking import loads_of

    loads = loads_of(body)
    if as_json:
        print_json({"loads": [_plain(one) for one in loads]})
        return
    for one in loads:
        say(load_line(one))
    if not loads:
        say("Nothing was loaded yet.")


def load_line(load: "LoadLine") -> str:
    """A load as a line."""
    state = "" if load.state == "published" else f"  ({load.state})"
    counted = f"{load.files:,} {'file' if load.files == 1 else 'files'}, {load.rows:,} rows"
    return f"Load {load.number}  {load.loaded_at:%Y-%m-%d %H:%M}  {load.loaded_by}: {counted}{state}"


def _plain(load: "LoadLine") -> dict[str, Any]:
    day = load.released_on.isoformat() if load.released_on else None
    return asdict(load) | {"loaded_at": load.loaded_at.isoformat(), "released_on": day}


def run_check(*, as_json: bool) -> None:
    """Look over every table. Exit 1 on a fault; a note is none. Nothing is mended, and no reader is kept waiting."""
    django.start()
    from goldthread.apps.performance.manifest.checking import check
    from goldthread.apps.performance.operations.loading import the_lake

    with progress("Checking") as tell:
        checked = check(the_lake(), progress=tell)
    if as_json:
        print_json(answer(checked))
    else:
        tell_people(checked)
    if not checked.is_fine:
        raise typer.Exit(REFUSED)


def answer(checked: "Checked") -> dict[str, Any]:
    """What was found, as one object."""
    return {
        "fine": checked.is_fine,
        "tables": checked.tables,
        "rows": checked.rows,
        "findings": [asdict(one) for one in checked.oddities],
        "forgotten": [_tombstone(one) for one in checked.forgotten],
    }


def _tombstone(file: "ForgottenFile") -> dict[str, Any]:
    return {
        "body": file.body.slug,
        "load": file.load_number,
        "name": file.name,
        "sha256": file.sha256,
        "rows": file.rows,
        "forgotten_at": file.forgotten_at.isoformat(),
        "forgotten_by": file.forgotten_by,
        "why": file.why,
    }


def tell_people(checked: "Checked") -> None:
    """The same, as lines: what is wrong, what is worth knowing, and the sum."""
    for one in checked.oddities:
        label = "WRONG  " if one.level == "fault" else "note: "
        say(f"{label}{one.table + ': ' if one.table else ''}{one.says}")
    faults = sum(one.level == "fault" for one in checked.oddities)
    found = f"{faults:,} {'fault' if faults == 1 else 'faults'}" if faults else "nothing is wrong"
    say(f"{checked.tables:,} tables with {checked.rows:,} rows: {found}.")
    if checked.forgotten:
        number = len(checked.forgotten)
        say(f"Forgotten: {number:,} {'file; --json lists it' if number == 1 else 'files; --json lists them'}.")


def run_compact(*, as_json: bool) -> None:
    """Remove what nothing refers to, and say how much that was."""
    django.start()
    from goldthread.apps.bodies.queries import current_body
    from goldthread.apps.performance import operations

    done = operations.compact(body=current_body(), by="system")
    if as_json:
        print_json(done._asdict())
        return
    unfinished = f", and {done.files:,} files of a load that was not finished" if done.files else ""
    say(f"Removed {done.tables:,} tables of {done.bytes:,} bytes{unfinished}.")


def run_forget(*, number: int, why: str, by: str, as_json: bool) -> None:
    """Undo a load, and say what went."""
    django.start()
    from goldthread.apps.bodies.queries import current_body
    from goldthread.apps.performance import operations

    done = operations.forget(body=current_body(), number=number, why=why, by=by)
    if as_json:
        print_json({"load": done.number, "files": list(done.files), "rows": done.rows})
        return
    for name in done.files:
        say(f"forgot  {name}")
    files = f"{len(done.files):,} {'file' if len(done.files) == 1 else 'files'}"
    say(f"Load {done.number} is forgotten: {files}, {done.rows:,} rows. What they replaced stands again.")
