"""The pages for what cannot be found, cannot be asked, or went wrong. They need no database and tell no secret."""

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
    return render(request, "400.html", {"fault": fault}, status=status)
