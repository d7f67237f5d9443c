"""How commands answer: people get tables and sentences, `--json` gets one object on stdout, progress goes to stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

REFUSED = 1
BAD_USE = 2


def print_json(answer: dict[str, Any] | list[Any]) -> None:
    """One object, or one list, on stdout, nothing else; at once, for a command may go on serving."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()


def say(text: str = "", *, aside: bool = False) -> None:
    """A line for the person at the keyboard; one that is no part of the answer is said aside, on stderr."""
    typer.echo(text, err=aside)


def fail(text: str, *, code: int = REFUSED) -> NoReturn:
    """Say what went wrong on stderr and leave."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


@contextmanager
def people_errors() -> Iterator[None]:
    """Show what a person can mend as a sentence, without a traceback. An error in the program keeps its traceback."""
    from goldthread.cli.talk.faults import sentence
    from goldthread.core.errors import BadInput, GoldthreadError

    try:
        yield
    except BadInput as fault:
        fail(str(fault), code=BAD_USE)
    except GoldthreadError as fault:
        fail(str(fault))
    except Exception as fault:
        if told := sentence(fault):
            fail(told)
        raise


@contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A line on stderr that follows the work; on a terminal it moves, elsewhere it stays silent."""
    if not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console  # local: rich is not needed for --help's first answer, nor where nobody watches

    console = Console(stderr=True)
    with console.status(title) as status:
        yield lambda text: status.update(f"{title}: {text}")
