"""View of the home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.web.public.front.page import home_page
from goldthread.web.public.held import Held


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Home at a glance."""
    return render(request, "home/page.html", {"page": home_page(Held.of(request))})
