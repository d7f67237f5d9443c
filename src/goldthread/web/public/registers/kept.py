"""Keeps public pages as they were drawn, for as long as nothing was written: the number of deeds in the record is the
version of everything that it holds. What is not whole, not found or not public is never kept."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from goldthread import __version__
from goldthread.apps.audit.queries import heads
from goldthread.web.middleware import Site

SECONDS = 24 * 3600
LONGEST_QUERY = 300
"""Characters of a query string beyond which a page is drawn anew each time: nobody asks for it twice."""

View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Draws a public page once for each version of the record, day and language."""

    @wraps(view)
    def answered(request: HttpRequest, **named: Any) -> HttpResponse:
        if request.method != "GET" or len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            return view(request, **named)
        pages, key = caches["pages"], _key(request)
        content = pages.get(key)
        if content is not None:
            return HttpResponse(content)
        answer = view(request, **named)
        if answer.status_code == 200 and not answer.streaming:
            pages.set(key, answer.content, SECONDS)
        return answer

    return answered


def _key(request: HttpRequest) -> str:
    """All that a public page depends on: what is asked for, and every body's record, name and day."""
    site: Site = request.goldthread  # type: ignore[attr-defined]
    record = [f"{head.body}/{head.number}" for head in heads()]
    parts = [__version__, request.get_full_path(), get_language(), site.name, site.office, site.is_demo, site.today]
    return sha256("\n".join(map(str, [*parts, *record])).encode()).hexdigest()
