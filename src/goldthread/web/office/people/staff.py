"""Who is who at a body, made ready for the pages of its people: posts, roles with their sentences, what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.http import Http404
from django.utils.translation import gettext as _

from goldthread.apps.people import queries
from goldthread.apps.people.models import Basis, Holding, Person, Post
from goldthread.core.period.text import day_words
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role: its code, what it is called, what it lets a person do."""

    code: str
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a body: key, name, posts, roles in words."""

    pk: int
    name: str
    posts: str
    roles: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """One time that somebody has a post: whose it is, the post, on which basis, the days in words, whether it is
    today, and whether it can still be ended."""

    pk: int
    person: Person
    post: Post
    basis: str
    days: str
    is_now: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class PostLine:
    """One post of a body: key, name, for whom it works, who has it today and how."""

    pk: int
    name: str
    owner: str
    held: str


@dataclass(frozen=True, slots=True)
class PostPage:
    """One post: who has it, had it and will have it; the other texts that mean it."""

    post: Post
    owner: str
    terms: tuple[TermLine, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person at a body: what they are there, what could be given, how many sessions they have, whether a second
    factor is set up, and every post they have or had there."""

    person: Person
    posts: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    others: tuple[RoleLine, ...]
    sessions: int
    has_second_factor: bool
    terms: tuple[TermLine, ...]


def everybody(desk: Desk) -> tuple[PersonLine, ...]:
    """Everybody who holds a role at the body, by name."""
    people = queries.people_of(desk.body, desk.today)
    posts = queries.posts_by_person(desk.body, desk.today, [person.pk for person in people])
    return tuple(
        PersonLine(person.pk, person.name, ", ".join(posts.get(person.pk, ())), _labels(roles))
        for person, roles in people.items()
    )


def one(desk: Desk, pk: int) -> PersonPage:
    """One of them. Raises Http404 for somebody who never held a role at this body."""
    person = Person.objects.filter(pk=pk, grants__body=desk.body).distinct().first()
    if person is None:
        raise Http404(pk)
    held = queries.roles_of(person, desk.body, desk.today)
    posts = tuple(post.name for post in queries.posts_of(person, desk.body, desk.today))
    sessions = UserSession.objects.filter(user=person).count()
    others = tuple(role for role in Role if role.is_given and role not in held)
    has_factor = Authenticator.objects.filter(user=person).exists()
    had = person.holdings.filter(post__body=desk.body).select_related("post", "person").order_by("-since", "-pk")
    terms = tuple(_term(holding, desk) for holding in had)
    return PersonPage(person, posts, _lines(held - {Role.PUBLIC}), _lines(others), sessions, has_factor, terms)


def post_lines(desk: Desk) -> tuple[PostLine, ...]:
    """Every post of the body, by name."""
    return tuple(
        PostLine(kept.post.pk, kept.post.name, _(kept.post.get_owner_display()), ", ".join(map(_holder, kept.held)))
        for kept in queries.roster(desk.body, desk.today)
    )


def post_page(desk: Desk, pk: int) -> PostPage:
    """One post of the body. Raises Http404 for one of another body."""
    post = Post.objects.filter(pk=pk, body=desk.body).select_related("body").first()
    if post is None:
        raise Http404(pk)
    own = queries.fold_name(post.name)
    spellings = post.spellings.exclude(text=own).order_by("text").values_list("text", flat=True)
    terms = tuple(_term(holding, desk) for holding in queries.terms(post))
    return PostPage(post, _(post.get_owner_display()), terms, tuple(spellings))


def _term(holding: Holding, desk: Desk) -> TermLine:
    is_open = holding.until is None or holding.until > desk.today
    days = _("from %(since)s") % {"since": day_words(holding.since)}
    if holding.until is not None:
        days = _("%(days)s until %(until)s") % {"days": days, "until": day_words(holding.until)}
    basis = _(Basis(holding.basis).label)
    is_now = is_open and holding.since <= desk.today
    return TermLine(holding.pk, holding.person, holding.post, basis, days, is_now, may_end=is_open)


def _holder(holding: Holding) -> str:
    if holding.basis == Basis.HOLDS:
        return str(holding.person)
    words = {"person": holding.person, "basis": _("acting") if holding.basis == Basis.ACTS else _("covering")}
    return _("%(person)s (%(basis)s)") % words


def role_lines() -> tuple[RoleLine, ...]:
    """Every role that can be given, with its sentence."""
    return _lines(role for role in Role if role.is_given)


def _lines(roles: Iterable[Role]) -> tuple[RoleLine, ...]:
    held = frozenset(roles)
    return tuple(RoleLine(role.value, _(role.label), _(role.sentence)) for role in Role if role in held)


def _labels(roles: frozenset[Role]) -> str:
    return ", ".join(line.label for line in _lines(roles))
