"""Views of what this site says of itself: how it can be used by everybody, what it keeps of people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, and what falls short."""
    return render(request, "home/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which cookies are set, and what is kept of whom."""
    return render(request, "home/privacy.html")
