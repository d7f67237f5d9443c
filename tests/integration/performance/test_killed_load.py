"""Killed at any instant, with a reader beside: every reading is of one published load, the next call completes, and
what comes of it is what an undisturbed home has."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Here no process can be made that is killed so often")

FOUNDED = """
import django; django.setup()
from django.core.management import call_command
from goldthread.apps.bodies.operations import found, open_home
call_command("migrate", verbosity=0)
made = found(name="Board for Testing", area="leicestershire", by="system")
open_home(body=made, is_demo=False, by="system")
"""
OPENED = """
import csv, json, os, random, signal, sys, time
from datetime import date, timedelta
from pathlib import Path
import django; django.setup()
import duckdb, ibis, pyarrow.parquet  # read before any fork: what is killed is the load, not the import of its parts
from django.conf import settings
from django.db import connections
from goldthread.apps.audit.verification import verify
from goldthread.apps.bodies.queries import current_body
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import Load, Observation, SourceFile
body = current_body()
HEADINGS = ["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code",
            "LSOA name", "Crime type", "Last outcome category", "Context"]
MONTHS = [f"2025-{month:02}" for month in range(1, 5)]

def files(number):
    folder = Path(sys.argv[1]) / str(number)
    folder.mkdir(exist_ok=True, parents=True)
    for month in MONTHS:
        with (folder / f"{month}.csv").open("w", newline="") as out:
            writer = csv.writer(out, lineterminator="\\n")
            writer.writerow(HEADINGS)
            for row in range(300 + number):
                writer.writerow([f"{month}-{row}", month, "Leicestershire Police", "Leicestershire Police", "-1.1",
                                 "52.6", "On or near High Street", "E01025613", "Leicester 001A",
                                 ("Robbery", "Burglary")[row % 2], f"Outcome {row % number if number else 0}", ""])
    return folder

def load(number):
    day = date(2025, 6, 1) + timedelta(days=number)
    operations.load(body=body, paths=[files(number)], catalogue=queries.catalogue(body), released_on=day, by="system")

def read():
    record = queries.Record(body)
    points = record.points(next(one for one in queries.catalogue(body).counted if one.code == "robbery"))
    own = points.get(record.own_place[0], {})
    return sorted({file.load.number for file in record.files}), [point.value for _, point in sorted(own.items())]

def told():
    held = SourceFile.objects.select_related("supersedes").order_by("released_on", "month")
    values = Observation.objects.values_list("file__sha256", "measure", "area", "value")
    return {
        "files": [[one.sha256, str(one.released_on), one.supersedes and one.supersedes.sha256] for one in held],
        "values": sorted(map(list, values)),
        "tables": sorted(path.name for path in Path(settings.LAKE).rglob("*.parquet")),
        "left": [path.name for path in Path(settings.LAKE, ".unfinished").iterdir() if path.name != "writer.lock"],
        "unfinished": Load.objects.filter(published_at=None).count(),
        "record": [finding.says for finding in verify().findings],
    }
"""
KILLER = """
def fork(act):
    connections.close_all()
    child = os.fork()
    if not child:
        act()
        connections.close_all()
        os._exit(0)
    return child

def keep_reading():
    with open(sys.argv[3], "a", buffering=1) as out:
        while True:
            loads, values = read()
            whole = len(loads) == 1 and values == [float((300 + loads[0] - 1 + 1) // 2)] * len(MONTHS)
            out.write("whole\\n" if whole else f"{loads} {values}\\n")
            time.sleep(0.005)

def timed(number):
    began = time.monotonic()
    os.waitpid(fork(lambda: load(number)), 0)
    return time.monotonic() - began

chance, wrong, killed, half_done = random.Random(6), [], 0, 0
load_time = timed(0)
number = 1
reader = fork(keep_reading)
while killed < int(sys.argv[2]):
    before = read()
    child = fork(lambda: load(number))
    time.sleep(chance.uniform(0.02, 0.9) * load_time)
    os.kill(child, signal.SIGKILL)
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        killed += 1
    after = read()
    half_done += SourceFile.objects.filter(load__published_at=None).exists()
    published = Load.objects.filter(published_at__isnull=False).count()
    if published == number + 1:
        number += 1
    elif after != before:
        wrong.append([before, after])
os.waitpid(fork(lambda: load(number)), 0)
os.kill(reader, signal.SIGKILL)
os.waitpid(reader, 0)
print(json.dumps({"wrong": wrong, "killed": killed, "half_done": half_done, "loads": number + 1, "told": told()}))
"""
FULL = """
from django.db import OperationalError, connection
load(0)
before = read()
def pragma(words):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        return cursor.fetchone()[0]
pragma(f"max_page_count = {pragma('page_count') + 4}")
try:
    load(1)
except OperationalError as fault:
    said = str(fault)
meanwhile = read()
pragma("max_page_count = 1000000")
load(1)
print(json.dumps({"said": said, "kept": meanwhile == before, "told": told()}))
"""
UNDISTURBED = """
for number in range(int(sys.argv[2])):
    load(number)
print(json.dumps(told()))
"""


def python(home: Path, *words: str) -> str:
    given = {**os.environ, "GOLDTHREAD_HOME": str(home)}
    given.pop("DATABASE_URL", None)
    done = subprocess.run([sys.executable, *words], env=given, cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def home(folder: Path) -> Path:
    folder.mkdir()
    python(folder, "-c", FOUNDED)
    return folder


def assert_whole(tmp_path: Path, times: int) -> int:
    """Kill so many loads; how many of them had begun to write to the manifest."""
    readings = tmp_path / "readings"
    words = (str(tmp_path / "in"), str(times), str(readings))

    found: dict[str, Any] = json.loads(python(home(tmp_path / "home"), "-c", OPENED + KILLER, *words))
    calm = python(home(tmp_path / "calm"), "-c", OPENED + UNDISTURBED, str(tmp_path / "in"), str(found["loads"]))

    assert (found["wrong"], found["killed"]) == ([], times)
    assert found["told"] == json.loads(calm)
    assert {key: found["told"][key] for key in ("left", "unfinished", "record")} == {
        "left": [],
        "unfinished": 0,
        "record": [],
    }
    assert set(readings.read_text().splitlines()[:-1]) == {"whole"}
    return int(found["half_done"])


def test_killed_loads_leave_the_last_state_and_are_gone_on_with(tmp_path: Path) -> None:
    assert_whole(tmp_path, 5)


def test_full_database_leaves_the_last_state_and_the_next_load_completes(tmp_path: Path) -> None:
    found = json.loads(python(home(tmp_path / "home"), "-c", OPENED + FULL, str(tmp_path / "in")))

    calm = python(home(tmp_path / "calm"), "-c", OPENED + UNDISTURBED, str(tmp_path / "in"), "2")
    assert (found["said"], found["kept"]) == ("database or disk is full", True)
    assert found["told"] == json.loads(calm)


@pytest.mark.slow
def test_loads_killed_over_and_over_come_to_what_an_undisturbed_home_has(tmp_path: Path) -> None:
    assert assert_whole(tmp_path, 40) > 5
