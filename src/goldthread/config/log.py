"""How this installation writes its log: a JSON object a line on standard error, without what people typed, their names,
their addresses or the message of a fault that could repeat any of these."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any

PLAIN = frozenset({"request", "status", "method", "route", "ms"})
"""What a record may carry beside its message."""
PHRASES = frozenset(status.phrase for status in HTTPStatus)
PLACE = re.compile(r"%(?:\(\w+\))?[-#0-9. +]*[a-zA-Z]")
WORD = re.compile(r"[^\W\d_]{2}")
TOLD = (OSError, ImportError)
"""Faults whose message is the machine's own, and so may be written."""

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class JsonLines(logging.Formatter):
    """A record as one JSON object. What Django says of a request is said by its route, since its message holds the
    address."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "from": record.name}
        asked = getattr(record, "request", None)
        is_page = asked is not None and not isinstance(asked, str)
        line["said"] = _said(record, is_page=is_page)
        line |= {
            key: getattr(record, key) for key in sorted(PLAIN) if isinstance(getattr(record, key, None), str | int)
        }
        if is_page:
            line |= {"route": route_of(asked), "request": getattr(asked, "request_id", "")}
        if record.exc_info and record.exc_info[0]:
            line["fault"] = _fault(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def route_of(request: Any) -> str:
    """The pattern of the address, never its values; empty where nothing stands."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else ""


def _said(record: logging.LogRecord, *, is_page: bool) -> str:
    """The message. Where only what is put into it would say anything, that is written no further than it is a phrase
    of HTTP, a figure or the kind of a fault: the rest may be what somebody typed."""
    template = str(record.msg)
    if not is_page and WORD.search(PLACE.sub("", template)):
        return record.getMessage()
    said = PLACE.sub("", template.partition(":")[0]).strip() if is_page else ""
    if said:
        return template.partition(":")[0]
    given = record.args if isinstance(record.args, tuple) else ()
    kinds = [record.exc_info[0].__qualname__] if record.exc_info and record.exc_info[0] else []
    return "; ".join(dict.fromkeys([*filter(None, map(_safe, given)), *kinds])) or "fault"


def _safe(given: object) -> str:
    if isinstance(given, BaseException):
        return type(given).__qualname__
    return str(given) if isinstance(given, int | float) or given in PHRASES else ""


def _fault(raised: Raised) -> dict[str, Any]:
    """The kind of the fault, those that caused it, and where: file, line and function of each step."""
    kind, fault, trace = raised
    kinds, cause = [kind.__qualname__], fault.__cause__ or fault.__context__
    while cause is not None and len(kinds) < 9:
        kinds.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    told: dict[str, Any] = {"kinds": kinds}
    if isinstance(fault, TOLD):
        told["said"] = str(fault)
    steps = traceback.extract_tb(trace)
    return told | {"steps": [f"{step.filename}:{step.lineno} {step.name}" for step in steps]}


def logging_of(wanted: str) -> dict[str, Any]:
    """The logging settings: faults alone, or the line of each request as well."""
    quiet = {"handlers": ["lines"], "level": "WARNING", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "goldthread.config.log.JsonLines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
        "loggers": {
            "django.request": quiet | {"level": "ERROR"},
            "django.security": quiet,
            "django_tasks": quiet,
            "django_tasks_db": quiet,
            "goldthread": quiet | {"level": "INFO" if wanted == "requests" else "WARNING"},
        },
    }
