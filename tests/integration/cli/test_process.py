"""The command as a process of its own: it is quick to help, and being killed leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

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


def refusal(process):
    """The one sentence of a process that stops with 1."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1, out + err
    assert "Traceback" not in err
    return err.splitlines()[-1]


@pytest.fixture
def port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def spoil(home, slug):
    """Put a card that cannot be read among the own cards of a body."""
    folder = home / "bodies" / slug / "packs" / "plan"
    folder.mkdir(parents=True)
    (folder / "_framework.toml").write_text("title = ", encoding="utf-8")
    return f"{folder / '_framework.toml'}, line 1: the TOML cannot be read: Invalid value. Mend this line."


def wait_until_served(port, process):
    for _ in range(300):
        assert process.poll() is None
        try:
            with urlopen(f"http://127.0.0.1:{port}/static/goldthread/site.css"):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("The pages were not served within 30 seconds.")


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


EMPTY = ("--example", "empty", "--body", "Board for Testing")


def test_a_wrong_card_stops_serve_and_demo_of_an_office(run, port):
    answer(run("demo", "--no-serve", *EMPTY, "--json"))
    told = spoil(run.home, "board-for-testing")

    assert refusal(run("serve", "--port", port)) == told
    assert refusal(run("demo", *EMPTY, "--port", port)) == told


def test_a_wrong_card_stops_demo_of_the_worked_example(run, port):
    told = spoil(run.home, "nottinghamshire")

    assert refusal(run("demo", "--port", port)) == told


def test_serve_of_a_home_without_a_body_says_the_first_step(run, port):
    run.home.mkdir()

    assert "Run `goldthread demo`" in refusal(run("serve", "--port", port))


def test_demo_that_serves_puts_one_object_on_stdout_and_the_rest_on_stderr(run, port):
    process = run("demo", *EMPTY, "--json", "--port", port)
    wait_until_served(port, process)

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert json.loads(out)["open"] == f"http://127.0.0.1:{port}"
    assert err.startswith(f"Serving at http://127.0.0.1:{port} .")
    assert "Listening at" in err


def test_serve_says_nothing_on_stdout(run, port):
    answer(run("demo", "--no-serve", *EMPTY, "--json"))
    process = run("serve", "--port", port)
    wait_until_served(port, process)

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert out == ""
    assert "Listening at" in err


def test_first_starts_at_once_on_one_new_home_all_succeed(run):
    first = [run("demo", "--no-serve", *EMPTY, "--json") for _ in range(3)]

    assert [len(answer(process)["steps"]) for process in first] == [2, 2, 2]
