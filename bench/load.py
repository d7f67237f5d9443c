"""What it costs to take street files in, beside the engine's own bare copy of the same files from CSV to Parquet.

Prints CPU seconds and their ratios to the bare copy, of the landing alone, of the whole load within its process, and of
the command with its start; peak memory, and how they grow with size; what one more month costs on top of one month and
of fifteen years; and how long another writer had to wait meanwhile. It judges nothing.
"""

import argparse
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import national

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise

ROOT = Path(__file__).resolve().parents[1]
ROWS_A_FORCE = 10_000
YEARS_OF_MONTHS = 180
PAUSE_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds with all threads, seconds by the clock, and peak MiB of one process."""

    cpu: float
    wall: float
    peak: float


def bare(files: Sequence[Path], target: Path) -> None:
    """The engine's copy of each file, with nothing said of the file and nothing looked at."""
    for place, path in enumerate(files):
        copied = engine.literal(str(target / f"{place}.parquet"))
        engine.run(f"COPY (SELECT * FROM read_csv({engine.file_literal(path)})) TO {copied} (FORMAT parquet)")


def told(files: Sequence[Path], target: Path) -> None:
    """The same with every part of the dialect stated and every column a text: less than the bare copy does."""
    for place, path in enumerate(files):
        copied = engine.literal(str(target / f"{place}.parquet"))
        said = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'"
        columns = ", ".join(f"'c{column}': 'VARCHAR'" for column in range(12))
        held = f"read_csv({engine.file_literal(path)}, {said}, columns = {{{columns}}})"
        engine.run(f"COPY (SELECT * FROM {held}) TO {copied} (FORMAT parquet)")


def landed(files: Sequence[Path], target: Path) -> None:
    """Recognise, read, check and keep each file, as a load does before it lists it."""
    lake = Lake(target)
    for path in files:
        incoming = Incoming(path, path.name, contained=False)
        recognise(incoming).land(incoming, lake)


def whole(files: Sequence[Path], target: Path) -> None:
    """All that a load does once its program stands: the landing, the manifest, every figure, the publishing."""
    from django.conf import settings

    from goldthread.apps.bodies.queries import current_body
    from goldthread.apps.performance import operations, queries

    settings.LAKE = target
    body = current_body()
    report = operations.load(body=body, paths=files, catalogue=queries.catalogue(body), by="bench")
    assert not report.refused


DEEDS: dict[str, Callable[[Sequence[Path], Path], None]] = {
    "bare": bare,
    "told": told,
    "landed": landed,
    "whole": whole,
}


def alone(deed: str, folder: Path) -> None:
    """Do one deed to the files of a folder, and print what it cost as JSON. Imports are not counted."""
    files = sorted(folder.glob("*/*.csv"))
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-", dir=folder) as target:
        engine.expressions()
        if deed == "whole":
            start()
        cpu, wall = time.process_time(), time.perf_counter()
        DEEDS[deed](files, Path(target))
        spent = time.process_time() - cpu, time.perf_counter() - wall
    print(json.dumps([*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def start() -> None:
    """Open the home that GOLDTHREAD_HOME names, as a command does before its deed."""
    sys.path.remove(str(Path(__file__).parent))  # its neighbour statistics.py is not the one that Django asks for
    from goldthread.cli import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    django.start()
    import goldthread.apps.performance.operations  # noqa: F401  (what a load imports)


def cost(deed: str, folder: Path, home: Path) -> Cost:
    """What the deed costs in a process of its own, its start not counted."""
    command = [sys.executable, __file__, "--alone", deed, "--folder", str(folder)]
    place = {**os.environ, "GOLDTHREAD_HOME": str(home)}
    return Cost(*json.loads(subprocess.run(command, cwd=ROOT, env=place, stdout=subprocess.PIPE, check=True).stdout))


def curve(rows: int, folder: Path) -> None:
    """Print the deeds at a quarter, a half and all of the rows: CPU seconds, and how many times the bare copy."""
    print("CPU seconds, and in brackets how many times the bare copy: of the landing (read, check, keep), of the whole")
    print("load in its process (landing, manifest, figures, publishing), and of the command `goldthread load`.")
    print(f"{'rows':>12} {'files':>6} {'bare':>8} {'told':>8}   {'landing':15} {'whole load':15} {'command':15} peak")
    for size in (rows // 4, rows // 2, rows):
        place = folder / f"national-{size}"
        files = national.write(place, national.shares(size))
        homes = [opened(folder / f"home-{name}-{size}") for name in ("whole", "command")]
        bare, told, landed, whole = (cost(deed, place, homes[0]) for deed in DEEDS)
        command = goldthread(homes[1], "load", str(place))
        ours = "   ".join(f"{one.cpu:7.2f} ({one.cpu / bare.cpu:.2f})" for one in (landed, whole, command))
        print(f"{size:12,} {len(files):6} {bare.cpu:8.2f} {told.cpu:8.2f}  {ours} {command.peak:,.0f} MiB", flush=True)


def opened(home: Path) -> Path:
    """An empty office in this folder, made anew."""
    shutil.rmtree(home, ignore_errors=True)
    goldthread(home, "demo", "--example", "empty", "--body", "An office that loads", "--no-serve")
    return home


def goldthread(home: Path, *words: str) -> Cost:
    """What one command costs, with the start of the program."""
    command, started = [sys.executable, "-m", "goldthread", *words], time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "GOLDTHREAD_HOME": str(home)}, stdout=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        sys.exit(f"goldthread {' '.join(words[:2])} … failed.")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


@contextmanager
def another_writer(home: Path) -> Iterator[list[float]]:
    """Somebody who keeps writing to the same database until the block ends: how long each write waited, in seconds."""
    waits: list[float] = []
    is_over = threading.Event()

    def write() -> None:
        connection = sqlite3.connect(next(home.glob("*.sqlite3")), timeout=60, isolation_level=None)
        while not is_over.is_set():
            started = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            waits.append(time.perf_counter() - started)
            connection.execute("ROLLBACK")
            time.sleep(PAUSE_SECONDS)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield waits
    finally:
        is_over.set()
        writer.join()


def one_more(months: int, folder: Path) -> None:
    """Print what one more month costs on top of one month, and on top of many."""
    force = find_force("nottinghamshire")
    assert force is not None
    shares = list(national.shares(ROWS_A_FORCE * (months + 1), publishers=[force], months=months + 1))
    print(f"\n{'one more month on top of':26} {'CPU':>9} {'clock':>9} {'peak':>9}   another writer's longest wait")
    for held in (1, months):
        home = opened(folder / f"home-{held}")
        files = national.write(folder / f"held-{held}", shares[-held - 1 :])
        *before, last = files
        goldthread(home, "load", *(str(path.parent) for path in before))
        with another_writer(home) as waits:
            spent = goldthread(home, "load", str(last))
        told = f"{spent.cpu:7.2f} s {spent.wall:7.2f} s {spent.peak:5,.0f} MiB"
        print(f"{held:18} months {told}   {max(waits) * 1000:,.0f} ms of {len(waits):,} writes", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=7_000_000, help="of the national set")
    parser.add_argument("--months", type=int, default=YEARS_OF_MONTHS, help="held before one more; 0 leaves this out")
    parser.add_argument("--folder", type=Path, help="where the files are made, and kept for another run")
    parser.add_argument("--alone", choices=DEEDS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        alone(given.alone, given.folder)
        return
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as scratch:
        folder = given.folder or Path(scratch)
        curve(given.rows, folder)
        if given.months:
            one_more(given.months, Path(scratch))


if __name__ == "__main__":
    main()
