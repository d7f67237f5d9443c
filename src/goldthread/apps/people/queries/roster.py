"""Reads: every post of a body with those who have it, every holding of one, and what erasing a person would take."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Holding, Person, PersonSpelling, Post
from goldthread.apps.people.queries.person import bodies_of, grants_on
from goldthread.apps.people.queries.post import holdings_on


@dataclass(frozen=True, slots=True)
class Kept:
    """A post and the holdings of the day, longest first; none when it is vacant."""

    post: Post
    held: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a person would take away, counted, and why it cannot be done; nothing when it can."""

    entries: int
    spellings: int
    sessions: int
    has_second_factor: bool
    roles: int
    posts: int
    why_not: str


def roster(body: Body, on: date) -> tuple[Kept, ...]:
    """Every post of the body by name, with who has it on the day, in two reads."""
    held: defaultdict[int, list[Holding]] = defaultdict(list)
    for holding in holdings_on(on).filter(post__body=body).select_related("person").order_by("since", "pk"):
        held[holding.post_id].append(holding)
    return tuple(Kept(post, tuple(held[post.pk])) for post in Post.objects.filter(body=body).order_by("name", "pk"))


def terms(post: Post) -> tuple[Holding, ...]:
    """Everybody who has, had or will have the post, latest first."""
    return tuple(post.holdings.select_related("person").order_by("-since", "-pk"))


def erasure(person: Person, body: Body, on: date, *, by: str) -> Erasure:
    """What would go with the person's data, and why an administrator of this body may not erase them."""
    return Erasure(
        entries=sum(len(history(one.slug, person.key)) for one in Body.objects.order_by("pk")),
        spellings=PersonSpelling.objects.filter(person=person).count(),
        sessions=UserSession.objects.filter(user=person).count(),
        has_second_factor=Authenticator.objects.filter(user=person).exists(),
        roles=grants_on(on).filter(person=person).count(),
        posts=holdings_on(on).filter(person=person).count(),
        why_not=_why_not(person, body, on, by),
    )


def _why_not(person: Person, body: Body, on: date, by: str) -> str:
    if person.erased_at is not None:
        return "This person's data were erased already."
    if person.key == by:
        return "Your own data are erased by another administrator, not by yourself."
    others = ", ".join(one.name for one in bodies_of(person, on) if one != body)
    return f"{person} also works at {others}. An administrator there ends that first." if others else ""
