"""How long another writer waits while files are loaded: a second process writes one row at a time into the same SQLite
file, as often as it can with a breath between, and the worst, the hundredth worst and the median wait are printed.

    python bench/waiting.py [--forces 20] [--months 12]
"""

import argparse
import csv
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADINGS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
TYPES = ("Robbery", "Burglary", "Drugs", "Vehicle crime", "Shoplifting", "Public order", "Other theft", "Bicycle theft")
BREATH_SECONDS = 0.005

BESIDE = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
database.execute("PRAGMA synchronous=NORMAL")
print("ready", flush=True)
while True:
    began = time.monotonic()
    database.execute("BEGIN IMMEDIATE")
    taken = time.monotonic()
    database.execute("INSERT INTO beside VALUES (?)", (began,))
    database.execute("COMMIT")
    print(taken - began, time.monotonic() - began, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def main() -> None:
    """Load into a home of its own, with the other writer beside, and print the waits in milliseconds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--forces", type=int, default=20)
    asked.add_argument("--months", type=int, default=12)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, files = Path(folder, "home"), Path(folder, "in")
        write(files, forces=given.forces, months=given.months)
        goldthread(home, "demo", "--no-serve", "--example", "empty", "--body", "Board", "--json")
        database = home / "goldthread.sqlite3"
        with sqlite3.connect(database) as connection:
            connection.execute("CREATE TABLE beside (at REAL)")
        quiet = beside(database, lambda: time.sleep(3))
        loading = beside(database, lambda: goldthread(home, "load", str(files), "--json"))
    print(f"files {given.forces * given.months}, breath {BREATH_SECONDS * 1000:g} ms")
    for name, waits in (("alone", quiet), ("beside a load", loading)):
        print(
            f"{name:14} " + told([wait for wait, _ in waits], "wait") + "; " + told([all for _, all in waits], "whole")
        )


def told(seconds: list[float], name: str) -> str:
    """Worst, hundredth worst and median, in milliseconds."""
    held = sorted(seconds)
    worst, late, middle = held[-1], held[int(len(held) * 0.99)], held[len(held) // 2]
    shown = ", ".join(f"{value * 1000:.1f}" for value in (worst, late, middle))
    return f"{len(held):,} writes, {name} worst, 99th, median: {shown} ms"


def beside(database: Path, act) -> list[tuple[float, float]]:  # type: ignore[no-untyped-def]
    """The waits of the other writer while something is done."""
    words = [sys.executable, "-c", BESIDE, str(database), str(BREATH_SECONDS)]
    with tempfile.TemporaryFile("w+") as out:
        other = subprocess.Popen(words, stdout=out)
        time.sleep(0.5)
        act()
        other.kill()
        other.wait()
        out.seek(0)
        lines = [line.split() for line in out.read().splitlines()[1:]]
    return [(float(line[0]), float(line[1])) for line in lines if len(line) == 2]


def goldthread(home: Path, *words: str) -> None:
    """One command in the home."""
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "goldthread", *words]
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def write(folder: Path, *, forces: int, months: int) -> None:
    """Small street files of so many forces and months: it is their figures that are many."""
    with (ROOT / "src/goldthread/analytics/areas/forces.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(line for line in file if line[0] != "#")][:forces]
    folder.mkdir()
    for number in range(months):
        month = f"{2024 + number // 12}-{number % 12 + 1:02}"
        for force in names:
            with (folder / f"{month}-{force}.csv".replace(" ", "-")).open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out, lineterminator="\n")
                writer.writerow(HEADINGS)
                for row in range(80):
                    writer.writerow(
                        [f"{month}{force}{row}", month, force, force, "-1.1", "52.6", "On or near High Street",
                         "E01025613", f"Leicester {row % 9:03}A", TYPES[row % 8], "Under investigation", ""]
                    )  # fmt: skip


if __name__ == "__main__":
    main()
