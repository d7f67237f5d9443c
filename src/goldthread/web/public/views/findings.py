"""Views of what was noticed in the files: the list, and one finding."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.public.held import Held
from goldthread.web.public.sources.finding import finding_page
from goldthread.web.public.sources.findings import Asked, findings_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everything noticed in the files that stand, as asked for."""
    query = request.GET.dict()
    try:
        page = findings_page(Held.of(request), Asked.of(query), query)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "data/finding/list.html", {"page": page})


@require_safe
def finding(request: HttpRequest, key: str) -> HttpResponse:
    """One finding, with what was said of it."""
    page = finding_page(Held.of(request), key)
    if page is None:
        raise Http404(_("Nothing of the kind is noticed in the files that stand."))
    return render(request, "data/finding/page.html", {"page": page})
