"""What a register of ten thousand entries costs, with its updates and its record of deeds: lists and searches while
others read and write, exports, verification, and how many pages a second beside Datasette. Judges nothing.

`python bench/registers.py [--entries 10000] [--seconds 30] [--databases sqlite,postgresql]`
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
OFFICE = str(ROOT / "bench" / "office.py")
DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"
PORT, PEER_PORT = 8801, 8802
READERS, WRITERS, PAUSE, CLIENTS, RACE_SECONDS = 20, 2, 1.0, 4, 6.0
SEARCHES = ("", "?q=tender", "?state=approved&q=hostel", "?order=-due_on", "?q=A04567", "?page=57", "?owner=F")


@dataclass
class Office:
    """An office that is being served."""

    home: Path
    environment: dict[str, str]
    body: str = ""
    sessions: list[str] = field(default_factory=list)

    @property
    def list(self) -> str:
        return f"/office/{self.body}/registers/action/"

    def run(self, *words: str) -> str:
        """What a command of the product, or of the office beside this program, says."""
        done = subprocess.run(words, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout


def filled(folder: Path, entries: int, database: str) -> Office:
    """A home with an office of this size."""
    environment = {
        **os.environ,
        "GOLDTHREAD_HOME": str(folder),
        "GOLDTHREAD_SECOND_FACTOR": "optional",
        "NO_COLOR": "1",
    }
    environment |= {"DATABASE_URL": database} if database else {}
    office = Office(folder, environment)
    demo = ("demo", "--no-serve", "--example", "empty", "--body", "An office of ten thousand entries")
    office.run(sys.executable, "-m", "goldthread", *demo)
    told = json.loads(office.run(sys.executable, OFFICE, "fill", str(entries)))
    office.body, office.sessions = told["body"], told["sessions"]
    return office


@contextmanager
def served(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """A server, from when it answers until the block ends."""
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                ask(port, "/")
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def ask(port: int, path: str, session: str = "", form: list[tuple[str, str]] | None = None) -> tuple[int, bytes, float]:
    """Status, body and seconds of one request."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    token = "a" * 32
    heads = {"Cookie": f"sessionid={session}; csrftoken={token}"} if session else {}
    body = urlencode([*form, ("csrfmiddlewaretoken", token)]) if form is not None else None
    heads |= {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    started = time.perf_counter()
    link.request("POST" if body else "GET", path, body, heads)
    answer = link.getresponse()
    content = answer.read()
    return answer.status, content, time.perf_counter() - started


def read(office: Office, session: str, until: float, took: list[float]) -> None:
    """One reader: a list or a search, a pause, and again."""
    for asked in cycle(SEARCHES):
        if time.monotonic() > until:
            return
        status, _body, seconds = ask(PORT, office.list + asked, session)
        assert status == 200, status
        took.append(seconds)
        time.sleep(PAUSE)


def write(office: Office, session: str, until: float, took: list[float]) -> None:
    """One writer: look at three drafts, see what another due date would change, change them; a pause, and again."""
    number = office.sessions.index(session)
    while time.monotonic() < until:
        number += 2
        _status, page, seconds = ask(PORT, f"{office.list}?state=drafted&page={number % 5 + 1}", session)
        things = re.findall(rb'name="thing"[^>]*value="(\d+)"', page)[number % 30 :][:3]
        form = [("thing", thing.decode()) for thing in things] + [
            ("field", "due_words"),
            ("due_words", f"By day {time.time_ns() % 1_000_000_007}"),
        ]
        _status, page, more = ask(PORT, f"{office.list}bulk/", session, [*form, ("act", "preview")])
        seen = re.findall(rb'name="wanted"\s+value="([^"]+)"', page)
        made = [("wanted", one.decode()) for one in seen] + [("reason", "A measurement"), ("act", "make")]
        status, page, most = ask(PORT, f"{office.list}bulk/", session, [*form[len(things) :], *made])
        assert status == 302 and seen, (status, re.sub(rb"<[^>]*>|\s+", b" ", page)[-900:])
        took += [seconds, more, most]
        time.sleep(PAUSE)


def crowd(office: Office, seconds: float) -> tuple[list[float], list[float]]:
    """How long each read and each write took, with all of them at it at once."""
    until, reads, writes = time.monotonic() + seconds, [], []
    jobs: list[tuple[Callable[..., None], str, list[float]]] = [(read, one, reads) for one in office.sessions[:READERS]]
    jobs += [(write, one, writes) for one in office.sessions[READERS : READERS + WRITERS]]
    threads = [threading.Thread(target=job, args=(office, session, until, took)) for job, session, took in jobs]
    for thread in threads:
        thread.start()
        time.sleep(PAUSE / len(threads))
    for thread in threads:
        thread.join()
    return reads, writes


def race(port: int, path: str, session: str = "") -> float:
    """Pages a second, with a few clients that ask again at once."""
    until, counted = time.monotonic() + RACE_SECONDS, []

    def client() -> None:
        while time.monotonic() < until:
            status, _body, _seconds = ask(port, path, session)
            assert status == 200, status
            counted.append(1)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(counted) / RACE_SECONDS


def p95(seconds: list[float]) -> str:
    cut = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else float("nan")
    return f"median {sorted(seconds)[len(seconds) // 2] * 1000:.0f} ms, p95 {cut * 1000:.0f} ms of {len(seconds)}"


def measure(office: Office, seconds: float, name: str) -> None:
    """Print what one office costs."""
    command = [sys.executable, "-m", "goldthread", "serve", "--port", str(PORT)]
    with served(command, PORT, office.environment):
        session = office.sessions[0]
        for form in ("csv", "json", "xlsx"):
            status, content, took = ask(PORT, f"{office.list}export.{form}", session)
            print(f"{name}: export of all entries as {form}: {took:.2f} s, {len(content):,} bytes, status {status}")
        reads, writes = crowd(office, seconds)
        print(f"{name}: {READERS} readers of lists and searches: {p95(reads)}")
        print(f"{name}: {WRITERS} writers: {p95(writes)}")
        beside_datasette(office, session, name)
    told = json.loads(office.run(sys.executable, OFFICE, "verify"))
    print(
        f"{name}: verify {told['entries']:,} entries: {told['cpu_s']:.2f} CPU s, {told['mb']} MB, fine: {told['fine']}"
    )


def beside_datasette(office: Office, session: str, name: str) -> None:
    """A page of a hundred rows, by turns with Datasette's page of the same rows; one process each."""
    if not DATASETTE.exists():
        print("Datasette is not installed: sh requirements/install.sh bench")
        return
    path = office.home / "peer.db"
    office.run(sys.executable, OFFICE, "rows", str(path))
    off = [word for pair in (("default_facet_size", "1"), ("suggest_facets", "0")) for word in ("--setting", *pair)]
    command = [str(DATASETTE), "serve", str(path), "--port", str(PEER_PORT), *off]
    pages = {"public page": ("/registers/action/", ""), "page of the office": (office.list, session)}
    with served(command, PEER_PORT, dict(os.environ)):
        rounds = [
            (race(PEER_PORT, "/peer/action?_size=100&_sort=reference"), *(race(PORT, *page) for page in pages.values()))
            for _ in range(3)
        ]
    peer, *ours = (sorted(column)[1] for column in zip(*rounds, strict=True))
    for what, rate in zip(pages, ours, strict=True):
        print(f"{name}: {what}, 100 rows: {rate:.1f} a second, Datasette's {peer:.1f}: {rate / peer:.1f} times as many")


def main() -> None:
    """Measure on each database in turn."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=10_000)
    asked.add_argument("--seconds", type=float, default=30.0)
    asked.add_argument("--databases", default="sqlite,postgresql")
    given = asked.parse_args()
    for name in given.databases.split(","):
        database = ""
        if name == "postgresql":
            sys.path.insert(0, str(ROOT))
            from tests import postgresql

            database = postgresql.start()
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            office = filled(Path(folder) / "home", given.entries, database)
            print(f"{name}: {given.entries:,} entries filled in {time.perf_counter() - started:.0f} s", flush=True)
            measure(office, given.seconds, name)


if __name__ == "__main__":
    main()
