"""Keeps what a list drew for as long as nothing was written, for those who see the same of it. The token of its form
and the head of the page are drawn anew for each reader; neither is ever kept."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from goldthread import __version__
from goldthread.apps.audit.queries import head
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Named
from goldthread.apps.registers.queries.entries import Asked
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers.listing.around import around
from goldthread.web.office.registers.listing.page import register_page

SECONDS = 600
FOLDER = "office/register/listing"
Made = TypeVar("Made")
Facts = list[Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A list as it was drawn: what stands above its entries, the entries, the way to its other pages, what stands
    beside every page of it. `posts_to` is where the form around the entries goes; empty where there is none."""

    title: str
    counted: str
    posts_to: str
    above: Markup
    entries: Markup
    paging: Markup
    beside: Markup


def drawn_list(desk: Desk, bound: Bound, asked: Asked) -> Drawn:
    """The list as it is asked for, as far as whoever asks sees it. Raises BadInput for a page after the last."""
    seen = _seen(desk, bound)
    what = [asked.q, sorted(asked.filters.items()), asked.order, asked.page]
    return _kept([*seen, *what] if seen else [], lambda: _draw(desk, bound, asked, seen))


def _draw(desk: Desk, bound: Bound, asked: Asked, seen: Facts) -> Drawn:
    about = _kept(seen, lambda: around(desk, bound))
    page = register_page(desk, bound, asked, about)
    context = {"desk": desk, "page": page}
    above, entries, paging = (
        Markup(render_to_string(f"{FOLDER}/{part}.html", context)) for part in ("above", "entries", "paging")
    )
    posts_to = page.bulk.href if page.bulk else ""
    return Drawn(page.title, page.counted, posts_to, above, entries, paging, about.beside)


def _kept(facts: Facts, make: Callable[[], Made]) -> Made:
    """What was made of these facts, once; without facts, anew each time."""
    if not facts:
        return make()
    key = sha256(json.dumps(facts).encode()).hexdigest()
    found: Made | None = caches["pages"].get(key)
    if found is None:
        found = make()
        caches["pages"].set(key, found, SECONDS)
    return found


def _seen(desk: Desk, bound: Bound) -> Facts:
    """All that a list depends on, whatever is asked of it; nothing where the body has no record yet, which alone says
    that nothing was written. The seal of the last deed is the version of all that the body holds."""
    last = head(desk.body.slug)
    if last is None:
        return []
    version = [__version__, desk.body.slug, last.number, last.digest]
    page = [get_language(), desk.body.name, str(desk.today), desk.is_home, bound.code]
    return [*version, *page, *_eyes(desk.actor, bound, version)]


def _eyes(actor: Actor, bound: Bound, version: Facts) -> Facts:
    """Two people of whom this is the same see the same of every entry. Roles decide which entries they see, and posts
    where they see only what they own; who is named somewhere sees there what nobody else may, and shares with nobody.
    """
    named = _kept([*version, "named"], _named)
    posts = [] if may(actor, bound.register, Deed.READ) else sorted(actor.posts)
    return [sorted(actor.roles), posts, actor.person_id if actor.person_id in named else 0]


def _named() -> frozenset[int]:
    """Those to whom something is restricted, at whatever body."""
    return frozenset(Named.objects.values_list("person_id", flat=True))
