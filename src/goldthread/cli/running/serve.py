"""`goldthread serve`: serves the pages, and keeps one worker at the jobs beside them. Both end together."""

import logging
import os
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goldthread.cli import django
from goldthread.cli.talk.output import say
from goldthread.core.errors import GoldthreadError

told = logging.getLogger("goldthread.worker")
HOST = "127.0.0.1"
CHOSEN = {"GOLDTHREAD_JOBS": "worker", "GOLDTHREAD_LOG": "requests"}
"""What serving chooses where the environment says nothing."""
GRACE_SECONDS = 15
"""How long a worker may take to end its job before it is ended."""
LONGEST_PAUSE_SECONDS = 60


class CannotServe(GoldthreadError):
    """The pages cannot be served as asked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are served, and by how many processes."""

    host: str = HOST
    port: int = 8000
    processes: int = 1

    @property
    def address(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def run(place: Place) -> None:
    """Serve until interrupted, with a worker. Refuses a port that another program uses, a home with a card that is
    wrong, and an installation that its own checks find unsound."""
    for name, chosen in CHOSEN.items():
        os.environ.setdefault(name, chosen)
    refuse_busy(place)
    django.opened()
    refuse_unsound()
    from django.conf import settings

    if settings.JOBS == "at_once":
        start(place)
        return
    keeper = Keeper()
    keeper.begin()
    try:
        start(place)
    finally:
        keeper.end()


def start(place: Place) -> None:
    """Serve the pages with the database ready."""
    from django.conf import settings
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()  # a process that is forked must not share a connection
    say(f"Serving at {place.address} . Stop it with Ctrl+C.", aside=True)
    Granian(
        "goldthread.config.wsgi:application",
        address=place.host,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=place.processes,
        respawn_failed_workers=True,
        blocking_threads=4,
        log_access=False,
        log_dictconfig=log_of(settings.LOGGING["loggers"]["goldthread"]["level"]),
    ).serve()


def log_of(level: str) -> dict[str, Any]:
    """Where the server's own log goes: aside, since stdout belongs to the answer; as JSON where requests are written
    so."""
    aside = {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}
    made: dict[str, Any] = {"handlers": {"console": aside, "access": aside | {"formatter": "access"}}}
    if level == "INFO":
        made["formatters"] = {
            "generic": {"()": "goldthread.config.log.JsonLines"},
            "access": {"()": "goldthread.config.log.JsonLines"},
        }
    return made


def refuse_busy(place: Place) -> None:
    """Say so before anything is loaded when the port is taken."""
    with socket.socket(socket.AF_INET6 if ":" in place.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if os.name == "nt" and probe.connect_ex((place.host, place.port)) == 0:
                raise OSError
            probe.bind((place.host, place.port))
        except socket.gaierror:
            raise CannotServe(f"“{place.host}” is no address of this machine. Give one: --host {HOST}.") from None
        except PermissionError:
            raise CannotServe(f"Port {place.port} may not be used by this account. Give one above 1023.") from None
        except OSError:
            told = f"Port {place.port} is in use by another program. Give another one: --port {place.port + 1}."
            raise CannotServe(told) from None


def refuse_unsound() -> None:
    """Run every check of the installation, those on its database too. Raises CannotServe with what they found."""
    from django.core import checks

    found = checks.run_checks(databases=["default"])
    faults = [f"{one.msg} {one.hint or ''}".strip() for one in found if one.level >= checks.ERROR]
    if faults:
        raise CannotServe("\n".join(faults))


@dataclass
class Keeper:
    """Keeps one worker running: begins another when one dies, each time after a longer pause, and ends it at the
    end."""

    _over: threading.Event = field(default_factory=threading.Event)
    _child: "subprocess.Popen[bytes] | None" = None
    _thread: threading.Thread | None = None

    def begin(self) -> None:
        """Start the worker, and watch it."""
        self._thread = threading.Thread(target=self._watch, name="worker-keeper", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End the worker, and wait until it has ended."""
        self._over.set()
        if self._child and self._child.poll() is None:
            self._child.terminate()
        if self._thread:
            self._thread.join(GRACE_SECONDS)
        if self._child and self._child.poll() is None:
            self._child.kill()
            self._child.wait()

    def _watch(self) -> None:
        pause = 1
        while not self._over.is_set():
            self._child = subprocess.Popen(_words(), env=_environment(), start_new_session=True)
            if self._over.is_set():
                self._child.terminate()
            code = self._child.wait()
            if self._over.is_set():
                return
            told.warning("The worker ended by itself (code %s). Another starts in %s s.", code, pause)
            self._over.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


def _words() -> list[str]:
    return [sys.executable, "-m", "goldthread", "worker", "--parent", str(os.getpid())]


def _environment() -> dict[str, str]:
    """The child finds the package where this process found it, installed or not."""
    places = [str(Path(__file__).resolve().parents[3]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))}
