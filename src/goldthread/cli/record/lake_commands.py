"""The words of `goldthread lake`. Nothing heavy is imported before one of them runs."""

from typing import Annotated

import typer

from goldthread.cli.talk.output import people_errors

app = typer.Typer()

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on stdout; progress goes to stderr.")]


@app.callback(invoke_without_command=True)
def lake(context: typer.Context, as_json: Json = False) -> None:
    """The tables that files became: which loads brought them; look them over, remove leftovers, undo a load."""
    if context.invoked_subcommand is None:
        from goldthread.cli.record import lake as act

        with people_errors():
            act.run_loads(as_json=as_json)


@app.command()
def check(as_json: Json = False) -> None:
    """Read every table to its last row, against the manifest. Exit 1 when one is missing, damaged or cut short."""
    from goldthread.cli.record import lake as act

    with people_errors():
        act.run_check(as_json=as_json)


@app.command()
def compact(as_json: Json = False) -> None:
    """Remove tables that nothing names, and what a load that was not finished had brought."""
    from goldthread.cli.record import lake as act

    with people_errors():
        act.run_compact(as_json=as_json)


@app.command()
def forget(
    number: Annotated[int, typer.Argument(metavar="LOAD", help="Its number.", show_default=False)],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which stays on the record.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who asks for it.")] = "system",
    as_json: Json = False,
) -> None:
    """Undo a load: its files and figures go, what they replaced stands again. The same files are then refused until
    they are confirmed by --accept."""
    from goldthread.cli.record import lake as act

    with people_errors():
        act.run_forget(number=number, why=why, by=by, as_json=as_json)
