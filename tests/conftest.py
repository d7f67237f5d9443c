"""What every test runs under: a home of its own, a fixed day, no network, and a browser where there is one."""

import os
import shutil
import socket
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from tests import postgresql

HOME = Path(tempfile.mkdtemp(prefix="goldthread-tests-"))
TODAY = date(2026, 3, 3)

# Before anything reads the settings: no test may see, or write into, the home of the person who runs it. The folder of
# worked cases is no setting of the product, and the processes that share the tests read it too.
ON_POSTGRESQL = os.environ.get("GOLDTHREAD_TEST_DATABASE") == "postgresql"
for name in [name for name in os.environ if name.startswith("GOLDTHREAD_") and name != "GOLDTHREAD_GOLDEN"]:
    del os.environ[name]
# The process that deals out the tests starts the database; the others find its address.
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ.pop("DATABASE_URL", None)
    if ON_POSTGRESQL:
        os.environ["DATABASE_URL"] = postgresql.start()
os.environ["GOLDTHREAD_HOME"] = str(HOME)
os.environ["GOLDTHREAD_TODAY"] = TODAY.isoformat()
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread.config.settings"

# The same examples at every run, and no judgement by time: a build machine may be slow.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


# Here and not in a hook: the conftests below this one import models, and are read before any hook is called.
django.setup()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many worked cases ran, by family. Here, because a run in several processes reads no other conftest."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])]
    run = Counter(family for report in reports for key, family in report.user_properties if key == "worked_case")
    if run:
        told = ", ".join(f"{family} {number}" for family, number in sorted(run.items()))
        terminalreporter.write_line(f"worked cases run: {told}")


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine, so that no test depends on anything outside it."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOCAL):
            self.close()
            raise AssertionError(f"A test tried to reach {address[0]}. Tests use this machine only.")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Digests of passwords that cost nothing: what is tested is who signs in, not how long a guess takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _own_cache(settings: Any) -> None:
    """A cache for each test: attempts to sign in that one counts are none of another's."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {name: {"BACKEND": memory, "LOCATION": uuid.uuid4().hex} for name in ("default", "pages")}


@pytest.fixture
def today() -> date:
    """The day on which every test runs."""
    return TODAY


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """An empty home for one test: its lake and its bodies' cards lie in a folder of their own."""
    settings.HOME = tmp_path / "home"
    settings.LAKE, settings.BODIES = settings.HOME / "lake", settings.HOME / "bodies"
    settings.HOME.mkdir()
    return settings.HOME


def _browser_path() -> str:
    """The Chromium of this machine. Without one a build fails, and a person is told what to install."""
    for found in map(shutil.which, BROWSERS):
        if found:
            return found
    missing = "No Chromium was found on the PATH. Install one (Debian: sudo apt install chromium) to run these tests."
    if os.environ.get("CI") == "true":
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium that the tests drive through Playwright."""
    path = _browser_path()
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        args = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]
        args += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=path, args=args)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
