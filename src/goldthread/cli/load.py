"""`goldthread load`: takes files in and tells, file by file, what became of them."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goldthread.cli import django
from goldthread.cli.output import REFUSED, print_json, progress, say
from goldthread.cli.words import day
from goldthread.core.errors import BadInput

if TYPE_CHECKING:
    from goldthread.apps.performance.operations import LoadReport


def run(*, paths: list[Path], released: str, accept: list[str], as_json: bool) -> None:
    """Load the files for this home's body. Exit 1 when a file was refused; a warning is no refusal."""
    released_on = day(released, name="--released") if released else None
    django.start()
    from goldthread.apps.bodies.queries import current_body, today
    from goldthread.apps.performance import operations, queries

    body = current_body()
    if released_on and released_on > today():
        raise BadInput(
            f"is after today, {today()}.", where=f"--released “{released}”", mend="Give the day the files came out."
        )
    with progress("Loading") as tell:
        report = operations.load(
            body=body,
            paths=paths,
            catalogue=queries.catalogue(body),
            released_on=released_on,
            accept=accept,
            by="system",
            progress=tell,
        )
    if as_json:
        print_json({"files": [file.as_dict() for file in report.files], "summary": report.summary})
    else:
        tell_people(report)
    for name in not_given(accept, report):
        say(f"note: --accept {name}: no file of that name was given.", aside=as_json)
    if report.refused:
        raise typer.Exit(REFUSED)


def not_given(accept: list[str], report: "LoadReport") -> list[str]:
    """The names to accept that no file bears, in full or by its last part."""
    shown = [*(file.name for file in report.files), *report.left_out]
    known = {*shown, *(Path(name).name for name in shown)}
    return [name for name in accept if name not in known]


def tell_people(report: "LoadReport") -> None:
    """The same, as lines."""
    for file in report.files:
        if file.refused:
            say(f"REFUSED  {file.refused}")
            continue
        moved = f"{file.added:,} added, {file.changed:,} changed, {file.gone:,} gone, {file.unchanged:,} unchanged"
        say(f"{file.rows:>9,} rows  {file.name}: {moved}")
        for warning in file.warnings:
            say(f"           note: {warning}")
    summary = report.summary
    counts = f"Files {summary['files']}, refused {summary['refused']}, notes {summary['warnings']}."
    say(f"{counts} {number_of(report.number)}")


def number_of(load: int | None) -> str:
    """Which load this was."""
    return f"This is load {load}." if load else "Nothing new was taken in."
