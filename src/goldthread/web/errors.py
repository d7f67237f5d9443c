"""The pages for what cannot be found, cannot be asked, cannot be done just now, or went wrong. They need no database
and tell no secret."""

import errno
import re
import shutil
import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

LEAST_FREE = 2**20
"""Bytes without which a database opens no file of its own."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing stands at this address."""
    return render(request, "errors/404.html", status=404)


def cannot_read(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself does not fit this site; what was wrong with it is not repeated."""
    return render(request, "errors/400.html", status=400)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: a fault of the program; or 503, when the database or the disk is what refused."""
    if why := refused_by_the_machine(sys.exc_info()[1]):
        return not_just_now(request, why)
    return render(request, "errors/500.html", status=500)


def not_just_now(request: HttpRequest, why: str) -> HttpResponse:
    """503: nothing is wrong with what was asked; `why` is a sentence."""
    sent = request.method not in ("GET", "HEAD")
    response = render(request, "errors/503.html", {"why": why, "sent": sent}, status=503)
    response["Retry-After"] = "60"
    return response


def refused_by_the_machine(fault: BaseException | None) -> str:
    """Why the database or the disk refused, in a sentence for whoever asked for the page; empty for a fault of the
    program. The engines give codes: SQLite by name, PostgreSQL as SQLSTATE (manual, appendix A)."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
            return _("The disk of this installation is full.")
        code = str(getattr(fault, "sqlite_errorname", "") or getattr(fault, "sqlstate", "") or "")
        if told := next((why for begin, why in _codes() if code.startswith(begin)), ""):
            return told
        if isinstance(fault, OperationalError) and getattr(fault.__cause__, "sqlstate", "none") is None:
            return _unanswered()
        fault = fault.__cause__ or fault.__context__
    return ""


def _unanswered() -> str:
    """Why the database does not answer: an engine that cannot even open its files on a full disk does not say so."""
    try:
        is_full = shutil.disk_usage(settings.HOME).free < LEAST_FREE
    except OSError:
        is_full = False
    return (
        _("The disk of this installation is full.")
        if is_full
        else _("The database of this installation does not answer.")
    )


def _codes() -> tuple[tuple[str, str], ...]:
    busy = _("Others are writing to the record, and it did not come free in time.")
    full, away = _("The disk of this installation is full."), _unanswered()
    busy_codes = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01", "40001")
    away_codes = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_PERM", "08", "53300", "57P")
    return (
        *((code, busy) for code in busy_codes),
        ("SQLITE_FULL", full),
        ("53100", full),
        *((code, away) for code in away_codes),
    )


def cannot_ask(request: HttpRequest, fault: str, *, status: int = 400, again: str = "") -> HttpResponse:
    """400: the address asks for something that cannot be, and the page says what. `again` is where to ask anew."""
    return render(request, "errors/400.html", {"fault": sentence(fault), "again": again}, status=status)


def sentence(fault: str) -> str:
    """The fault as a page prints it: a capital first, and the quotes of print for those of a keyboard.

    >>> sentence("period '2025-13': it's no month.")
    'Period ‘2025-13’: it’s no month.'
    """
    text = re.sub(r"(?<!\w)'(?=[^' ][^']*'(?!\w))", "‘", fault).replace("'", "’")
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text[:1].upper() + text[1:]
