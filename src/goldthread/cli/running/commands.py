"""The words of these commands. Nothing heavy is imported before one of them runs."""

from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.talk.output import BAD_USE, fail, people_errors

app = typer.Typer()

Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on stdout; progress goes to stderr.")]


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to serve.")] = 8000,
    host: Annotated[str, typer.Option(help="The address of this machine to listen at.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes answer pages.")] = 1,
) -> None:
    """Serve the pages of this home, and do its jobs beside them."""
    from goldthread.cli.running import serve as act

    with people_errors():
        act.run(act.Place(host, port, workers))


@app.command()
def worker(
    parent: Annotated[int, typer.Option(hidden=True, help="End when this process has ended.")] = 0,
) -> None:
    """Do the jobs of this home until stopped. `goldthread serve` starts one by itself."""
    from goldthread.cli.running import worker as act

    with people_errors():
        act.run(parent=parent)


@app.command()
def backup(
    file: Annotated[
        Path | None,
        typer.Argument(help="The file to write.", show_default="goldthread-backup-DAY-TIME.zip in this folder"),
    ] = None,
    with_key: Annotated[
        bool, typer.Option("--with-key", help="With the signing key: keep such a copy as you keep a password.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Copy the whole home into one file, while it is in use."""
    from goldthread.cli.running import backup as act

    with people_errors():
        act.run(file=file, with_key=with_key, as_json=as_json)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `goldthread backup` wrote.", show_default=False)],
    home: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The empty folder to put it in. Without it, GOLDTHREAD_HOME.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put a copy into an empty home, check every file of it, and verify its record."""
    from goldthread.cli.running import restore as act

    with people_errors():
        act.run(file=file, home=home, as_json=as_json)


@app.command()
def upgrade(as_json: Json = False) -> None:
    """Bring this home to the version that is installed. Make a backup first."""
    from goldthread.cli.running import upgrade as act

    with people_errors():
        act.run(as_json=as_json)


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is wrong with this installation, and how to mend it."""
    from goldthread.cli.running import doctor as act

    with people_errors():
        act.run(as_json=as_json)


@app.command()
def invite(
    email: Annotated[str, typer.Argument(help="The person's e-mail address.", show_default=False)],
    role: Annotated[str, typer.Option(help="Such as administrator, officer, contributor, auditor.")] = "",
    post: Annotated[str, typer.Option(help="The post that the person holds.")] = "",
    body: Annotated[str, typer.Option(help="The short name of the body. Without it, the one of this home.")] = "",
    password: Annotated[bool, typer.Option("--password", help="A link to a new password, for somebody known.")] = False,
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help="Take a lost second factor away, so that another is set up.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a link that lets somebody in, and print it. The first administrator comes this way."""
    from goldthread.cli.running import invite as act

    if bool(role) + password + second_factor != 1:
        fail("Give one of --role (an invitation), --password (a link to a new one) and --second-factor.", code=BAD_USE)
    with people_errors():
        if second_factor:
            act.reset(act.Wanted(email, body=body), as_json=as_json)
            return
        act.run(act.Wanted(email, role, post, body), as_json=as_json)
