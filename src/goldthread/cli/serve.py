"""`goldthread serve`: serves the pages on this machine."""

import socket
from typing import Any

from goldthread.cli import django
from goldthread.cli.talk.output import say
from goldthread.core.errors import GoldthreadError

HOST = "127.0.0.1"
_ASIDE = {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}
LOG: dict[str, Any] = {"handlers": {"console": _ASIDE, "access": _ASIDE | {"formatter": "access"}}}
"""Where the server's log goes: stdout belongs to the answer."""


class CannotServe(GoldthreadError):
    """The pages cannot be served as asked."""


def run(*, port: int) -> None:
    """Serve until interrupted. Refuses a port that another program uses, and a home with a card that is wrong."""
    refuse_busy(port)
    django.opened()
    start(port)


def start(port: int) -> None:
    """Serve the pages with the database ready."""
    from granian import Granian
    from granian.constants import Interfaces

    say(f"Serving at http://{HOST}:{port} . Stop it with Ctrl+C.", aside=True)
    Granian(
        "goldthread.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_dictconfig=LOG,
    ).serve()


def refuse_busy(port: int) -> None:
    """Say so before anything is loaded when the port is taken."""
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise CannotServe(f"Port {port} is in use by another program. Give another one: --port {port + 1}.")
