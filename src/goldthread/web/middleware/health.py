"""The health page: whether this installation can do its work, for the program that watches it. It needs no body and no
session, and says nothing of what the record holds."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from goldthread.apps.jobs import beat

ADDRESS = "/health/"
SMALLEST_FREE_MB = 200
"""Megabytes that a write may need; below them the disk counts as full."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must stand. `said` is for people."""

    name: str
    state: Literal["ok", "fault", "unused"]
    said: str


class HealthMiddleware:
    """Answers `/health/` by itself: 200 when all stands, 503 otherwise; JSON for a program that asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != ADDRESS or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.route = ADDRESS  # type: ignore[attr-defined]
        response = answer(request, (database(), worker(), disk()))
        response["Cache-Control"] = "no-store"
        return response


def answer(request: HttpRequest, parts: tuple[Part, ...]) -> HttpResponse:
    """The parts as lines of text, or as one JSON object."""
    status = 503 if any(part.state == "fault" for part in parts) else 200
    if request.accepts("text/plain"):
        lines = [f"{part.name}: {part.said}" for part in parts]
        head = "ok" if status == 200 else "fault"
        return HttpResponse("\n".join([head, *lines, ""]), content_type="text/plain; charset=utf-8", status=status)
    return JsonResponse({"ok": status == 200, "parts": {part.name: part.state for part in parts}}, status=status)


def database() -> Part:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Part("database", "fault", "does not answer")
    return Part("database", "ok", "answers")


def worker() -> Part:
    """Whether the worker was seen of late. Where jobs run at once there is none."""
    if settings.JOBS == "at_once":
        return Part("worker", "unused", "none; jobs run at once")
    if beat.is_alive(settings.HOME, timezone.now()):
        return Part("worker", "ok", "runs")
    return Part("worker", "fault", f"was not seen in the last {beat.PATIENCE_SECONDS} seconds")


def disk() -> Part:
    """Whether there is room for what is written next."""
    try:
        free = shutil.disk_usage(settings.HOME).free // (1024 * 1024)
    except OSError:
        return Part("disk", "fault", "the home is not there")
    if free < SMALLEST_FREE_MB:
        return Part("disk", "fault", f"less than {SMALLEST_FREE_MB} MB are free")
    return Part("disk", "ok", "has room")
