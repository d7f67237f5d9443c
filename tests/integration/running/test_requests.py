"""What stands around every page: its headers, its limit, its line in the log, and the page when the machine refuses."""

import json
import logging
import sqlite3
from contextlib import closing

import pytest
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import path

from goldthread.config import urls
from goldthread.config.log import JsonLines
from goldthread.web.errors import refused_by_the_machine
from goldthread.web.middleware.limit import LARGEST_MB

pytestmark = pytest.mark.django_db


def full(request):
    """A page whose write finds the disk full."""
    fault = sqlite3.OperationalError("disk")
    fault.sqlite_errorname = "SQLITE_FULL"
    raise OperationalError("disk") from fault


class Pages:
    """The pages of this installation, and one that the machine refuses."""

    urlpatterns = [path("full/", full), *urls.urlpatterns]
    handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


@pytest.fixture
def written():
    """The lines of the log, as they were written."""
    lines = []

    class Kept(logging.Handler):
        def emit(self, record):
            lines.append(json.loads(JsonLines().format(record)))

    kept, loggers = Kept(), [logging.getLogger(name) for name in ("goldthread", "django.request")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(kept)
        logger.setLevel(logging.INFO)
    yield lines
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(kept)
        logger.setLevel(level)


def test_every_page_says_what_a_browser_may_do(body):
    answer = Client().get("/measures/")

    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in answer.headers


@override_settings(SECURE_HSTS_SECONDS=3600, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_a_proxy_with_https_browsers_are_told_to_keep_to_it(body):
    answer = Client().get("/measures/", HTTP_X_FORWARDED_PROTO="https")

    assert answer.headers["Strict-Transport-Security"] == "max-age=3600"


def test_what_is_too_large_is_refused_before_it_is_read(body):
    answer = Client().post("/measures/", b"", content_type="text/plain", CONTENT_LENGTH=str(LARGEST_MB * 1024**2 + 1))

    assert answer.status_code == 413
    assert f"may have {LARGEST_MB} MB. Nothing of it was kept" in answer.content.decode()


def test_what_is_as_large_as_may_be_is_passed_on(body):
    answer = Client().post("/nowhere/", b"", content_type="text/plain", CONTENT_LENGTH=str(LARGEST_MB * 1024**2))

    assert answer.status_code == 404


def test_a_request_is_written_by_its_route_and_nothing_that_was_typed(body, written):
    answer = Client().get("/measures/alice-smith/?q=alice", REMOTE_ADDR="203.0.113.9")

    (line,) = [line for line in written if line["from"] == "goldthread.requests"]
    ms = line.pop("ms")
    assert line.pop("at")
    assert line == {
        "level": "info",
        "from": "goldthread.requests",
        "said": "request",
        "method": "GET",
        "route": "/measures/<slug:code>/",
        "status": 404,
        "request": answer.headers["X-Request-Id"],
    }
    assert ms >= 0
    assert "alice" not in json.dumps(written)
    assert "203.0.113.9" not in json.dumps(written)


@override_settings(ROOT_URLCONF=Pages)
@pytest.mark.parametrize(
    ("method", "told"),
    [("get", "The record is safe and as it was."), ("post", "what you sent was not kept, not even in part")],
)
def test_a_full_disk_is_told_plainly(body, method, told):
    answer = getattr(Client(raise_request_exception=False), method)("/full/")

    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 503
    assert "The disk of this installation is full." in page
    assert told in page
    assert answer.headers["Retry-After"] == "60"


def test_a_locked_database_is_told_plainly(tmp_path):
    with closing(sqlite3.connect(tmp_path / "db")) as one, closing(sqlite3.connect(tmp_path / "db", timeout=0)) as two:
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError) as locked:
            two.execute("BEGIN IMMEDIATE")

    assert refused_by_the_machine(locked.value).startswith("Others are writing to the record")
