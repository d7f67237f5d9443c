"""The command line: reads the words, and hands them to the module that acts. Nothing heavy is imported before a
command runs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from goldthread import __version__
from goldthread.cli.record.lake_commands import app as lake
from goldthread.cli.running.commands import app as running
from goldthread.cli.talk.output import BAD_USE, fail, people_errors

app = typer.Typer(
    name="goldthread",
    help="Goldthread: the accountability record of a local policing body, from files to figures that anyone can trace.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on stdout; progress goes to stderr.")]
Area = Annotated[str, typer.Option("--area", help="An area by code or name. Without it, the body's own.")]
AsAt = Annotated[
    str, typer.Option("--as-at", metavar="DATE", help="Read the record as it stood on this day (2026-03-03).")
]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Say who this is."""


@app.command()
def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the pages when all is ready.")] = True,
    example: Annotated[str, typer.Option(help="`worked` (Nottinghamshire) or `empty` (a new office).")] = "worked",
    body: Annotated[str, typer.Option(help="With --example empty: the name of the body.")] = "",
    area: Annotated[str, typer.Option(help="With --example empty: its force area, such as leicestershire.")] = "",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to serve.")] = 8000,
    as_json: Json = False,
) -> None:
    """Load an example (or found a new office), compute its figures, and serve the pages."""
    if example not in ("worked", "empty"):
        fail(f"--example “{example}”: give worked or empty.", code=BAD_USE)
    if example == "worked" and (body or area):
        given = f"--body “{body}”" if body else f"--area “{area}”"
        fail(f"{given}: the worked example has its own. For an office of your own add --example empty.", code=BAD_USE)
    from goldthread.cli import demo as act

    with people_errors():
        act.run(example=example, body=body, area=area, port=port if serve else None, as_json=as_json)


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zips.", show_default=False)],
    released: Annotated[
        str, typer.Option(metavar="DATE", help="The day the files were released (2026-03-03). Without it, today.")
    ] = "",
    accept: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Take a refused file all the same, by its name.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take files in. A file that cannot be used is told of; the others are taken."""
    from goldthread.cli import load as act

    with people_errors():
        act.run(paths=paths, released=released, accept=accept or [], as_json=as_json)


@app.command()
def measures(
    area: Area = "",
    period: Annotated[str, typer.Option(help="2025-05, 2025, 2025/26 or “2025/26 Q1”. Without it, the newest.")] = "",
    as_at: AsAt = "",
    as_json: Json = False,
) -> None:
    """Every measure with its figure, its changes and what its series says."""
    from goldthread.cli import measures as act

    with people_errors():
        act.run(area=area, period=period, as_at=as_at, as_json=as_json)


@app.command()
def trace(
    measure: Annotated[str, typer.Argument(help="A measure's code, such as robbery.")],
    period: Annotated[str, typer.Argument(help="2025-05, 2025, 2025/26 or “2025/26 Q1”.")],
    area: Area = "",
    as_at: AsAt = "",
    as_json: Json = False,
) -> None:
    """Where a figure comes from: the chain from file to figure, in words."""
    from goldthread.cli import trace as act

    with people_errors():
        act.run(measure=measure, period=period, area=area, as_at=as_at, as_json=as_json)


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="Which paper: performance-and-insight.", show_default=False)],
    to: Annotated[str, typer.Option(metavar="MONTH", help="The month the paper runs to (2025-12).")],
    plan: Annotated[
        str, typer.Option(help="The plan it reports on, by its code (2025-29). Without it, the one in force then.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to write it. Without it, reports/PLAN-to-MONTH in the home."),
    ] = None,
    formats: Annotated[str, typer.Option("--format", help="One or more of these, with commas.")] = "html,pdf,docx,xlsx",
    with_non_public: Annotated[
        bool, typer.Option("--with-non-public", help="With the parts that are not public, under names that say so.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a report from the record, with a manifest. What has not changed is not written again."""
    from goldthread.cli import report as act

    with people_errors():
        act.run(act.Asked(name, to, plan, out, formats, with_non_public), as_json=as_json)


@app.command()
def template(
    kind: Annotated[str, typer.Option(help="`measures`, for figures that are reported, or `plan`.")] = "measures",
    out: Annotated[
        Path | None,
        typer.Option(help="The file to write, ending in .xlsx.", show_default="measure- or plan-workbook.xlsx"),
    ] = None,
    filled: Annotated[bool, typer.Option(help="Write an example that is filled in, instead of an empty one.")] = False,
) -> None:
    """Write the workbook in which an office keeps the figures it reports, or a plan with its actions. The workbook in
    which the entries of a register are brought is on the register's own page, under Import."""
    from goldthread.cli import template as act

    if kind not in act.KINDS:
        fail(f"--kind “{kind}”: give {' or '.join(act.KINDS)}.", code=BAD_USE)
    with people_errors():
        act.run(kind=kind, out=out, filled=filled)


@app.command()
def verify(
    expect: Annotated[
        list[str] | None,
        typer.Option(metavar="HEAD", help="A head as an edition or a backup printed it; may be given several times."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Walk the record of every body: was an entry altered, removed, put in or cut off? Exit 1 when something was."""
    from goldthread.cli.record import verify as act

    with people_errors():
        act.run(expect=expect or [], as_json=as_json)


@app.command()
def registers(as_json: Json = False) -> None:
    """Which registers there are: their fields, states, steps and clocks, and what the public gets."""
    from goldthread.cli.record import registers as act

    with people_errors():
        act.run(as_json=as_json)


app.add_typer(lake, name="lake")
app.add_typer(running)


def run() -> None:
    """Run the command line; a keyboard interrupt ends quietly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    app()
