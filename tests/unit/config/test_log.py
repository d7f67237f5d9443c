"""The log: one JSON object a line, and nothing of what people typed."""

import json
import logging
import sys
from types import SimpleNamespace

import pytest

from goldthread.config.log import JsonLines, logging_of


def written(**given):
    record = logging.makeLogRecord({"name": "here", "levelname": "ERROR", "levelno": 40, "created": 0.0, **given})
    return json.loads(JsonLines().format(record))


def test_a_line_says_when_how_grave_and_what():
    assert written(msg="The worker ended (code %s).", args=(9,)) == {
        "at": "1970-01-01T00:00:00.000+00:00",
        "level": "error",
        "from": "here",
        "said": "The worker ended (code 9).",
    }


def test_a_fault_of_a_page_is_told_by_its_route():
    request = SimpleNamespace(resolver_match=SimpleNamespace(route="office/<slug:body>/"), request_id="ab12")

    line = written(msg="%s: %s", args=("Internal Server Error", "/office/b/people/alice@example.org/"), request=request)

    assert (line["route"], line["request"]) == ("/office/<slug:body>/", "ab12")
    assert line["said"] == "Internal Server Error"
    assert "alice" not in json.dumps(line)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"msg": "%s", "args": (ValueError("alice@example.org"),)}, "ValueError"),
        ({"msg": "%s: %s", "args": ("alice@example.org", 9)}, "9"),
        ({"msg": "%s", "args": ("alice@example.org",)}, "fault"),
    ],
)
def test_a_message_that_is_all_filled_in_tells_nothing_of_people(given, said):
    assert written(**given)["said"] == said


def test_a_fault_has_its_kinds_and_its_steps_and_not_its_message():
    secret = "alice@example.org"
    try:
        try:
            raise KeyError(secret)
        except KeyError as cause:
            raise ValueError(f"Key (email)=({secret}) exists") from cause
    except ValueError:
        line = written(msg="went wrong", exc_info=sys.exc_info())

    assert line["fault"]["kinds"] == ["ValueError", "KeyError"]
    assert line["fault"]["steps"][0].endswith("test_a_fault_has_its_kinds_and_its_steps_and_not_its_message")
    assert secret not in json.dumps(line)


def test_a_fault_of_the_machine_has_its_message():
    try:
        raise OSError(28, "No space left on device")
    except OSError:
        line = written(msg="went wrong", exc_info=sys.exc_info())

    assert line["fault"]["said"] == "[Errno 28] No space left on device"


@pytest.mark.parametrize(("wanted", "level"), [("faults", "WARNING"), ("requests", "INFO")])
def test_requests_are_written_where_they_are_asked_for(wanted, level):
    assert logging_of(wanted)["loggers"]["goldthread"]["level"] == level
