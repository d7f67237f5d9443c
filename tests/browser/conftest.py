"""Homes to look at, each made and served by the product's own commands: the example, an empty office, an office whose
plan is hard to show, a fault."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import xlsxwriter

STARTS_WITHIN = 60


@contextmanager
def served(home: Path, *words: str, load: tuple[Path, ...] = ()) -> Iterator[str]:
    """Make a home ready by `goldthread demo` with these words, load files, serve it on a free port: its address."""
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "goldthread"]
    subprocess.run([*command, "demo", "--no-serve", *words], env=environment, check=True, capture_output=True)
    for path in load:
        subprocess.run([*command, "load", str(path)], env=environment, check=True, capture_output=True)
    port = _free_port()
    server = subprocess.Popen(
        [*command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until it answers anything at all."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{address}/static/goldthread/site.css"):
                return
        except HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server at {address} did not answer within {STARTS_WITHIN} seconds.", pytrace=False)


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the worked example; what lies in it is made by `example`."""
    return tmp_path_factory.mktemp("example")


@pytest.fixture(scope="session")
def example(example_home: Path) -> Iterator[str]:
    """The address of the worked example."""
    with served(example_home) as address:
        yield address


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the worked example in a home of its own, where the cast may change what is kept."""
    with served(tmp_path_factory.mktemp("office")) as address:
        yield address


@pytest.fixture(scope="session")
def editions(example: str, example_home: Path) -> dict[str, str]:
    """The addresses of the reports of the worked example as files, by the month they go to."""
    found = sorted(example_home.glob("reports/*to-*/*.html"))
    return {path.parent.name.rpartition("to-")[2]: path.as_uri() for path in found}


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a new office that has loaded nothing."""
    with served(tmp_path_factory.mktemp("empty"), "--example", "empty", "--body", "O'Brien & “Sons”") as address:
        yield address


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office whose plan has many actions, long texts without a place to break, markup and letters."""
    book = _write_plan(tmp_path_factory.mktemp("plan") / "plan.xlsx")
    with served(tmp_path_factory.mktemp("crowded"), "--example", "empty", "--body", "Crowded", load=(book,)) as address:
        yield address


def _write_plan(path: Path) -> Path:
    """An ended plan of 130 actions; every text is as long as it may be."""
    title = f"Ŵyddgrug łódź <script>alert(1)</script> {'x' * 260}"[:300]
    post, numbers = "Uwch-gynghorydd " * 12, range(130)
    sheets: dict[str, list[tuple[object, ...]]] = {
        "Nodes": [
            ("kind", "reference", "title", "text", "starts on", "ends on", "state", "position on"),
            ("plan", "hard", title, title, date(2024, 4, 1), date(2025, 3, 31), "ended", date(2024, 12, 31)),
            ("theme", "1", title, title),
            ("pledge", "A-very-long-reference-of-forty-letters-1", "y" * 480),
        ],
        "Status key": [
            ("letter", "status", "meaning", "kind"), ("G", "W" * 60, "m" * 300, "green"), ("R", "Off", "", "red")
        ],
        "Posts": [("post", "owner"), (post.strip(), "C")],
        "Actions": [
            ("reference", "title", "owner", "leads", "delivers", "due"),
            *((f"1C-{n:03}-{'r' * 33}", title, "C", post.strip(), "1", "z" * 120) for n in numbers),
        ],
        "Updates": [
            ("action", "on", "status", "text", "reason"),
            *((f"1C-{n:03}-{'r' * 33}", date(2024, 9, 1), "GR"[n % 2], title, title) for n in numbers),
            (f"1C-000-{'r' * 33}", date(2024, 12, 1), "R", title, title),
        ],
        "Measures": [("theme", "measure"), ("1", "robbery")],
        "Insight": [("reference", "edition", "headline", "visibility")],
    }  # fmt: skip
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@pytest.fixture(scope="session")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office one of whose cards was spoilt after the start."""
    home = tmp_path_factory.mktemp("failing")
    with served(home, "--example", "empty", "--body", "Failing") as address:
        folder = home / "bodies" / "failing" / "packs" / "plan"
        folder.mkdir(parents=True)
        (folder / "_framework.toml").write_text("title = ", encoding="utf-8")
        yield address


@pytest.fixture(scope="session")
def site(example: str, empty: str, crowded: str, failing: str) -> dict[str, str]:
    """The addresses by name."""
    return {"example": example, "empty": empty, "crowded": crowded, "failing": failing}


@pytest.fixture(scope="session", params=[1280, 640, 390, 320])
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A window of each width that every page is looked at in."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()
