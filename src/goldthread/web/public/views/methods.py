"""Views of the methods: the list by question, and one method."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.core.stats import explained
from goldthread.web.public.sources.methods import method_page, methods_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every method by the question that it answers."""
    return render(request, "data/methods.html", {"page": methods_page()})


@require_safe
def method(request: HttpRequest, code: str) -> HttpResponse:
    """One method."""
    card = explained.method(code)
    if card is None:
        raise Http404(code)
    return render(request, "data/method.html", {"page": method_page(card)})
