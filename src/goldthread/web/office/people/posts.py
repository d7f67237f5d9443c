"""The posts of a body: who has which today, who had it, which texts mean it; an administrator adds and gives them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goldthread.apps.people import operations
from goldthread.apps.people.models import Post
from goldthread.apps.people.queries import people_of
from goldthread.core.errors import GoldthreadError
from goldthread.core.period.text import day_words
from goldthread.core.spec.role import Role
from goldthread.web.errors import sentence
from goldthread.web.office.gate import Desk, at_desk, gate
from goldthread.web.office.people.forms import EndForm, HoldForm, PostForm, SpellingForm
from goldthread.web.office.people.staff import PostPage, post_lines, post_page
from goldthread.web.office.tabs import OFFICE

Forms = dict[str, forms.Form]


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*OFFICE)
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every post of the body with who has it today; the administrator adds one."""
    form = PostForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        gate(request, desk.body.slug, Role.ADMINISTRATOR)
        made = _add(desk, form) if form.is_valid() else None
        if made is not None:
            messages.success(request, _("The post %(post)s is kept.") % {"post": made.name})
            return redirect("office_post", desk.body.slug, made.pk)
    context = {"desk": desk, "posts": post_lines(desk), "form": form}
    return render(request, "office/people/posts.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk(*OFFICE)
def post(request: HttpRequest, desk: Desk, post: int) -> HttpResponse:
    """One post; the administrator gives it, ends that, and adds a spelling."""
    page = post_page(desk, post)
    deed = request.POST.get("deed", "")
    drawn = _forms(desk, page, request.POST, deed)
    if request.method == "POST":
        gate(request, desk.body.slug, Role.ADMINISTRATOR)
        if said := _do(desk, page.post, deed, drawn[deed]) if deed in DEEDS else "":
            messages.success(request, said)
            return redirect("office_post", desk.body.slug, post)
    context = {"desk": desk, "page": page, "forms": drawn, "wrong": drawn.get(deed)}
    return render(request, "office/people/post.html", context, status=422 if request.method == "POST" else 200)


def _add(desk: Desk, form: PostForm) -> Post | None:
    try:
        return operations.add_post(body=desk.body, by=desk.actor.key, **form.cleaned_data)
    except GoldthreadError as fault:
        form.add_error("name", sentence(str(fault)))
        return None


def _forms(desk: Desk, page: PostPage, data: Any = None, only: str = "") -> Forms:
    """The forms of the page, the one that was sent with what was sent."""
    day = day_words(desk.today)
    terms = [(term.pk, f"{term.person}, {term.basis.lower()} {term.days}") for term in page.terms if term.may_end]
    people = list(people_of(desk.body, desk.today))
    return {
        "hold": HoldForm(data if only == "hold" else None, people=people, initial={"since": day}),
        "end": EndForm(data if only == "end" else None, terms=terms, initial={"until": day}),
        "spell": SpellingForm(data if only == "spell" else None),
    }


def _hold(desk: Desk, post: Post, form: Any) -> str:
    operations.give_post(post=post, by=desk.actor.key, **form.wanted())
    return _("The post is given.")


def _end(desk: Desk, post: Post, form: Any) -> str:
    holding = post.holdings.get(pk=form.cleaned_data["holding"])
    operations.leave_post(holding=holding, until=form.cleaned_data["until"], by=desk.actor.key)
    return _("That is ended.")


def _spell(desk: Desk, post: Post, form: Any) -> str:
    operations.spell_post(post=post, text=form.cleaned_data["text"], by=desk.actor.key)
    return _("The spelling is kept.")


DEEDS: dict[str, Callable[[Desk, Post, Any], str]] = {"hold": _hold, "end": _end, "spell": _spell}
"""What an administrator can do to a post, by the name of the button and of its form. Each gives what to say then."""


def _do(desk: Desk, post: Post, deed: str, form: forms.Form) -> str:
    """What to say when the deed is done; nothing when it cannot be, which the form then says."""
    if not form.is_valid():
        return ""
    try:
        return DEEDS[deed](desk, post, form)
    except GoldthreadError as fault:
        form.add_error(None, sentence(str(fault)))
        return ""
