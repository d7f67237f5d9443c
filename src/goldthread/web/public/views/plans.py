"""Views of plans: the list, one plan, a part of it, its actions as a file, and one action."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldthread.apps.planning import queries
from goldthread.apps.planning.queries import NodeView, PlanView
from goldthread.apps.registers.models import Kind
from goldthread.core.errors import BadInput
from goldthread.web.errors import cannot_ask
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan import file
from goldthread.web.public.plan.action import action_page
from goldthread.web.public.plan.listing import plans_page
from goldthread.web.public.plan.page import plan_page
from goldthread.web.public.plan.part import part_page
from goldthread.web.public.plan.standing.block import position_day


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every plan held."""
    return render(request, "plan/list.html", {"page": plans_page(Held.of(request))})


@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """One plan; another of its codes, or another way of writing it, leads to its own address."""
    held = Held.of(request)
    view = _plan(held, code)
    if view.plan.code != code:
        return HttpResponsePermanentRedirect(addresses.plan(view.plan.code))
    try:
        page = plan_page(held, view, request.GET)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "plan/plan.html", {"page": page})


@require_safe
def part(request: HttpRequest, code: str, kind: str, reference: str) -> HttpResponse:
    """A theme or another part of a plan; another of its references leads to its own address."""
    held = Held.of(request)
    view = _plan(held, code)
    node = _node(view, reference)
    if (view.plan.code, node.kind, node.reference) != (code, kind, reference):
        return HttpResponsePermanentRedirect(addresses.part(view.plan.code, node.kind, node.reference))
    try:
        page = part_page(held, view, node, request.GET)
    except BadInput as fault:
        return cannot_ask(request, str(fault))
    return render(request, "plan/part.html", {"page": page})


@require_safe
def action(request: HttpRequest, code: str, reference: str) -> HttpResponse:
    """One action; another of its references leads to its own address, that of a withheld one to its label."""
    held = Held.of(request)
    view = _plan(held, code)
    try:
        found = queries.action(view, reference, on=position_day(view, held.site.today))
    except BadInput as fault:
        if address := queries.withheld_at(view, reference):
            return redirect(addresses.entry(Kind.ACTION, address))
        raise Http404(str(fault)) from fault
    if (view.plan.code, found.line.reference) != (code, reference):
        return HttpResponsePermanentRedirect(addresses.action(view.plan.code, found.line.reference))
    return render(request, "plan/action.html", {"page": action_page(held, view, found)})


@require_safe
def actions_file(request: HttpRequest, code: str) -> StreamingHttpResponse | HttpResponsePermanentRedirect:
    """The actions of a plan, or of the part that `theme` names, as CSV."""
    held = Held.of(request)
    view = _plan(held, code)
    asked = request.GET.get("theme", "")
    node = _node(view, asked) if asked else None
    if view.plan.code != code:
        return HttpResponsePermanentRedirect(addresses.actions_file(view.plan.code, node.reference if node else ""))
    lines = file.lines(held, view, node.reference if node else None)
    name = "-".join(part for part in (view.plan.code, node.reference if node else "", "actions") if part)
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8; header=present")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _plan(held: Held, code: str) -> PlanView:
    try:
        return queries.open_plan(held.site.body, code)
    except BadInput as fault:
        raise Http404(str(fault)) from fault


def _node(view: PlanView, reference: str) -> NodeView:
    try:
        return queries.node_called(view, reference)
    except BadInput as fault:
        raise Http404(str(fault)) from fault
