"""The pages for what cannot be found, cannot be asked, or went wrong. They need no database and tell no secret."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing stands at this address."""
    return render(request, "404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500: a fault of the program."""
    return render(request, "500.html", status=500)


def cannot_ask(request: HttpRequest, fault: str, *, status: int = 400) -> HttpResponse:
    """400: the address asks for something that cannot be, and the page says what."""
    return render(request, "400.html", {"fault": sentence(fault)}, status=status)


def sentence(fault: str) -> str:
    """The fault as a page prints it: a capital first, and the quotes of print for those of a keyboard.

    >>> sentence("period '2025-13': it's no month.")
    'Period ‘2025-13’: it’s no month.'
    """
    text = re.sub(r"(?<!\w)'(?=[^' ][^']*'(?!\w))", "‘", fault).replace("'", "’")
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text[:1].upper() + text[1:]
