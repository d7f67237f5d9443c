"""`goldthread serve`: serves the pages on this machine."""

import socket

from goldthread.cli import django
from goldthread.cli.output import say
from goldthread.core.errors import GoldthreadError

HOST = "127.0.0.1"


class CannotServe(GoldthreadError):
    """The pages cannot be served as asked."""


def run(*, port: int) -> None:
    """Serve until interrupted. Refuses a port that another program uses."""
    refuse_busy(port)
    django.start()
    start(port)


def start(port: int) -> None:
    """Serve the pages with the database ready."""
    from granian import Granian
    from granian.constants import Interfaces

    say(f"Serving at http://{HOST}:{port} . Stop it with Ctrl+C.")
    Granian(
        "goldthread.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
    ).serve()


def refuse_busy(port: int) -> None:
    """Say so before anything is loaded when the port is taken."""
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise CannotServe(f"Port {port} is in use by another program. Give another one: --port {port + 1}.")
