"""The command as a process of its own: it is quick to help, and being killed leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture
def run(tmp_path):
    """Start `python -m goldthread` in a home of its own."""
    home = tmp_path / "home"

    def start(*words):
        environment = {**os.environ, "GOLDTHREAD_HOME": str(home)}
        command = [sys.executable, "-m", "goldthread", *(str(word) for word in words)]
        return subprocess.Popen(
            command, env=environment, cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    start.home = home
    return start


def answer(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return json.loads(out)


def unlisted(home: Path) -> list[Path]:
    return sorted(path for path in (home / "lake").rglob("*") if path.is_file() and path.suffix != ".lock")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not to be had on Windows")
@pytest.mark.parametrize("after_seconds", [0.6, 1.0, 1.6])
def test_a_killed_load_leaves_nothing_behind(run, write_street, after_seconds):
    answer(run("demo", "--no-serve", "--example", "empty", "--body", "Board for Testing", "--json"))
    paths = [write_street(f"2025-{month:02}", {"Robbery": 400, "Burglary": 4000}) for month in range(1, 13)]

    process = run("load", *paths, "--json")
    time.sleep(after_seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    held = answer(run("measures", "--json"))["measures"]
    again = answer(run("load", *paths, "--json"))

    assert len(held) in (0, 16)
    added = sum(file["added"] for file in again["files"])
    assert added == (0 if held else 12 * 4400)
    assert len(unlisted(run.home)) == 12


def test_help_loads_nothing_heavy():
    heavy = "{'django', 'duckdb', 'ibis', 'numpy', 'rich'}"
    code = f"import sys, goldthread.cli.main; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
