"""How commands answer: people get tables and sentences, `--json` gets one object on stdout, progress goes to stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

REFUSED = 1
BAD_USE = 2


def print_json(answer: dict[str, Any]) -> None:
    """One object on stdout, nothing else."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def say(text: str = "") -> None:
    """A line for the person at the keyboard."""
    typer.echo(text)


def fail(text: str, *, code: int = REFUSED) -> NoReturn:
    """Say what went wrong on stderr and leave."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


@contextmanager
def people_errors() -> Iterator[None]:
    """Show an error that is meant for people as its sentence, without a traceback."""
    from goldthread.core.errors import BadInput, GoldthreadError

    try:
        yield
    except BadInput as fault:
        fail(str(fault), code=BAD_USE)
    except GoldthreadError as fault:
        fail(str(fault))


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that follows the work; on a terminal it moves, elsewhere it stays silent."""
    from rich.console import Console  # local: rich is not needed for --help's first answer

    console = Console(stderr=True)
    with console.status(title) as status:
        yield lambda text: status.update(f"{title}: {text}")
