"""`goldthread serve` as a process: the pages and one worker, that begin, fail and end together."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are not to be had on Windows")

ADD = """
import django; django.setup()
from goldthread.apps.jobs import daily
print(daily.do_daily_work.enqueue("clear_jobs", "2026-03-03").id)
"""
STATES = """
import django; django.setup()
from django_tasks_db.models import DBTaskResult
print(*sorted(DBTaskResult.objects.values_list("status", flat=True)))
"""


class Home:
    """A home of a new office, and what runs in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def start(self, *words: str, **settings: str) -> "subprocess.Popen[str]":
        given = {**os.environ, "GOLDTHREAD_HOME": str(self.folder / "home"), **settings}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, *words], env=given, cwd=self.folder, start_new_session=True, **pipes)

    def said(self, *words: str, **settings: str) -> str:
        process = self.start(*words, **settings)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        return out.strip()

    def health(self) -> dict[str, str]:
        asked = Request(f"http://127.0.0.1:{self.port}/health/", headers={"Accept": "application/json"})
        try:
            with urlopen(asked) as answer:
                return json.load(answer)["parts"]
        except HTTPError as fault:
            return json.load(fault)["parts"]
        except OSError:
            return {}

    def worker(self) -> str:
        try:
            return json.loads((self.folder / "home" / "worker.json").read_text())["worker"]
        except OSError:
            return ""


@pytest.fixture
def home(tmp_path):
    """An office of its own."""
    made = Home(tmp_path)
    made.said("-m", "goldthread", "demo", "--no-serve", "--example", "empty", "--body", "Board for Testing")
    return made


@pytest.fixture
def served(home):
    """The office, served with its worker."""
    process = home.start("-m", "goldthread", "serve", "--port", str(home.port))
    until(lambda: home.health().get("worker") == "ok", process)
    home.process = process
    yield home
    end_all(process)


def end_all(process):
    """End the server with the processes that answer its pages, and at once. Its worker is in a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=20)
    process.stdout.close()
    process.stderr.close()


def until(holds, process, *, seconds=30):
    end = time.monotonic() + seconds
    while not holds():
        assert process.poll() is None
        assert time.monotonic() < end, "It did not come about in time."
        time.sleep(0.1)


def pid_of_worker(parent):
    """The child of this process that is a worker."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[-4:-1] == [b"worker", b"--parent", str(parent).encode()]:
                return int(folder.name)
    return 0


def test_a_job_is_done_by_the_worker_and_both_end_together(served):
    served.said("-c", ADD, GOLDTHREAD_JOBS="worker")

    until(lambda: set(served.said("-c", STATES).split()) == {"SUCCESSFUL"}, served.process)
    served.process.send_signal(signal.SIGTERM)
    _, err = served.process.communicate(timeout=30)

    assert served.process.returncode == 0, err
    assert served.worker() == ""
    lines = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert {line["route"] for line in lines if line["from"] == "goldthread.requests"} == {"/health/"}


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="finds the worker among the processes of Linux")
def test_a_worker_that_is_killed_is_followed_by_another(served):
    first, pid = served.worker(), pid_of_worker(served.process.pid)

    os.kill(pid, signal.SIGKILL)

    until(lambda: served.worker() not in ("", first), served.process)
    assert pid_of_worker(served.process.pid) not in (0, pid)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="finds the worker among the processes of Linux")
def test_a_worker_whose_server_was_killed_ends_by_itself(served):
    parent, pid = served.process.pid, pid_of_worker(served.process.pid)
    end_all(served.process)

    end = time.monotonic() + 20
    while pid_of_worker(parent) and time.monotonic() < end:
        time.sleep(0.1)

    assert pid
    assert pid_of_worker(parent) == 0


def test_a_setting_that_cannot_be_used_stops_the_start_with_its_name(home):
    process = home.start("-m", "goldthread", "serve", "--port", str(home.port), GOLDTHREAD_PROXY="maybe")

    _, err = process.communicate(timeout=30)

    assert process.returncode == 2
    assert err == "GOLDTHREAD_PROXY “maybe”: was not expected. Give 0 or 1.\n"


def test_a_port_that_is_in_use_is_told(home):
    with socket.socket() as other:
        other.bind(("127.0.0.1", home.port))
        other.listen()
        process = home.start("-m", "goldthread", "serve", "--port", str(home.port))
        _, err = process.communicate(timeout=30)

    assert process.returncode == 1
    assert err == f"Port {home.port} is in use by another program. Give another one: --port {home.port + 1}.\n"


def test_a_worker_where_jobs_run_at_once_is_refused(home):
    process = home.start("-m", "goldthread", "worker", GOLDTHREAD_JOBS="at_once")

    _, err = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "leaves nothing to a worker" in err
