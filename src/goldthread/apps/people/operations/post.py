"""Deeds on posts: keep one with its spellings, put it into somebody's hands, take it out of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.people import events
from goldthread.apps.people.models import LONGEST_POST, Basis, Holding, Owner, Person, Post, Spelling
from goldthread.apps.people.queries import fold_name, roles_of
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec.role import Role
from goldthread.core.spec.text import UnseenSign, clean


class CannotKeepPost(GoldthreadError):
    """A post was given whose spelling already means another."""


class CannotHoldPost(GoldthreadError):
    """A post cannot be given to, or taken from, somebody as asked."""


@dataclass(frozen=True, slots=True)
class Term:
    """From which day, until which (half-open; none for an open end) and on which basis somebody has a post."""

    since: date
    until: date | None = None
    basis: str = Basis.HOLDS


@transaction.atomic
def add_post(*, body: Body, name: str, owner: str, by: str) -> Post:
    """A post that the body does not have yet. Raises CannotKeepPost for a name that is empty, too long, or means one
    that it has."""
    said = _text(name)
    if owner not in Owner.values:
        raise CannotKeepPost("Say for whom the post works: the office, the force or a partner.")
    taken = Spelling.objects.filter(body=body, text=fold_name(said)).select_related("post").first()
    if taken is not None:
        raise CannotKeepPost(f"“{said}” already means {taken.post}. Give the new post another name.")
    return keep_post(body=body, name=said, owner=owner, by=by)


@transaction.atomic
def spell_post(*, post: Post, text: str, by: str) -> None:
    """Keep another text that means the post in the papers of its body. Raises CannotKeepPost, also for one that means
    it already."""
    said = _text(text)
    if post.spellings.filter(text=fold_name(said)).exists():
        raise CannotKeepPost(f"“{said}” means {post} already. Nothing was changed.")
    keep_post(body=post.body, name=post.name, owner=post.owner, spellings=[said], by=by)


@transaction.atomic
def keep_post(*, body: Body, name: str, owner: str, spellings: Iterable[str] = (), by: str) -> Post:
    """The post of this name, made if it is not yet kept, with these spellings added to those it has.

    Raises CannotKeepPost when one of them means another post of the body.
    """
    post, is_new = Post.objects.get_or_create(body=body, name=name, defaults={"owner": owner, "created_by": by})
    is_changed = post.owner != owner
    if is_changed:
        post.owner = owner
        post.save(update_fields=["owner"])
    wanted = {folded: text for text in (name, *spellings) if (folded := fold_name(text))}
    held = Spelling.objects.filter(body=body, text__in=wanted).select_related("post")
    taken = {spelling.text: spelling.post for spelling in held}
    for folded, text in wanted.items():
        if taken.get(folded, post) != post:
            raise CannotKeepPost(f"“{text}” already means {taken[folded]}. Give {name} another spelling.")
    new = [folded for folded in wanted if folded not in taken]
    Spelling.objects.bulk_create(Spelling(body=body, post=post, text=folded) for folded in new)
    if is_new or is_changed or new:
        facts = {"what": name, "owner": str(post.get_owner_display()), "spellings": [wanted[folded] for folded in new]}
        record(body=body.slug, event=events.POST_KEPT.name, subjects=[_key(post)], facts=facts, at=now(), by=by)
    return post


@transaction.atomic
def hold_post(*, person: Person, post: Post, since: date, basis: str = Basis.HOLDS, by: str) -> Holding:
    """Put a post into a person's hands from a day on; one who has it on that basis keeps it as it is.

    Others may have the same post: two share it, or one acts while another covers.
    """
    if basis not in Basis.values:
        raise CannotHoldPost(f"“{basis}” is no way to have a post. Give one of {', '.join(Basis.values)}.")
    held = Holding.objects.filter(person=person, post=post, basis=basis, until=None).first()
    if held is not None:
        return held
    made = Holding.objects.create(person=person, post=post, since=since, basis=basis, by=by)
    _record_holding(made, events.POST_HELD.name, "since", since, by=by)
    return made


@transaction.atomic
def give_post(*, person: Person, post: Post, term: Term, by: str) -> Holding:
    """Put a post into the hands of somebody who holds a role at its body, for a term. Raises CannotHoldPost, also when
    they have it on one of those days already."""
    if not person.is_active or roles_of(person, post.body, max(term.since, today())) == {Role.PUBLIC}:
        raise CannotHoldPost(f"{person} holds no role at {post.body}. Give one first.")
    if term.until is not None and term.until <= term.since:
        raise CannotHoldPost(f"The post would end on {term.until}, before it begins. Give a later last day.")
    held = Holding.objects.filter(Q(until=None) | Q(until__gt=term.since), person=person, post=post)
    if (held.filter(since__lt=term.until) if term.until else held).exists():
        raise CannotHoldPost(f"{person} has {post} already on some of those days. End that first.")
    made = hold_post(person=person, post=post, since=term.since, basis=term.basis, by=by)
    return leave_post(holding=made, until=term.until, by=by) if term.until else made


@transaction.atomic
def leave_post(*, holding: Holding, until: date, by: str) -> Holding:
    """Take a post out of a person's hands: they have it no longer on this day. One that ends anyway may end sooner, not
    later. Raises CannotHoldPost."""
    holding = Holding.objects.select_for_update().select_related("person", "post").get(pk=holding.pk)
    if holding.until is not None and holding.until <= until:
        raise CannotHoldPost(f"{holding.person} left {holding.post} on {holding.until} already.")
    if until < holding.since:
        raise CannotHoldPost(f"{holding.person} has {holding.post} from {holding.since}, which is after {until}.")
    holding.until = until
    holding.save(update_fields=["until"])
    _record_holding(holding, events.POST_LEFT.name, "until", until, by=by)
    return holding


def _record_holding(holding: Holding, event: str, moment: str, on: date, *, by: str) -> None:
    basis = str(Basis(holding.basis).label)
    facts = {"what": str(holding.person), "post": holding.post.name, "basis": basis, moment: on.isoformat()}
    subjects = [holding.person.key, _key(holding.post)]
    record(body=holding.post.body.slug, event=event, subjects=subjects, facts=facts, at=now(), by=by)


def _text(text: str) -> str:
    try:
        said = clean(text)
    except UnseenSign as fault:
        raise CannotKeepPost(str(fault)) from None
    if not 0 < len(said) <= LONGEST_POST or not fold_name(said) or not said.isprintable():
        raise CannotKeepPost(f"Give a name of 1 to {LONGEST_POST} characters.")
    return said


def _key(post: Post) -> str:
    return f"post:{post.pk}"
