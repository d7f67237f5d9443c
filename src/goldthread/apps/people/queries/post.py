"""Reads: which post a text means, and whose a post is on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Holding, Person, Post, Spelling


def fold_name(text: str) -> str:
    """A spelling as it is compared: lower case, single blanks, no full stops."""
    return " ".join(text.casefold().replace(".", " ").split())


def posts_by_spelling(body: Body) -> dict[str, Post]:
    """Every post of the body by each of its folded spellings, in one read."""
    found = Spelling.objects.filter(body=body).select_related("post").order_by("post_id", "id")
    return {spelling.text: spelling.post for spelling in found}


def holdings_on(on: date) -> QuerySet[Holding]:
    """Every holding on the day: begun, and not ended before the day or on it."""
    return Holding.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def holders(post: Post, on: date) -> tuple[Holding, ...]:
    """Whose the post is on the day, longest first: those who hold it, act in it or cover it, each with the person."""
    return tuple(holdings_on(on).filter(post=post).select_related("person"))


def posts_of(person: Person, body: Body, on: date) -> tuple[Post, ...]:
    """The posts of a body that are the person's on the day, on any basis, by name."""
    held = holdings_on(on).filter(person=person, post__body=body).values("post_id")
    return tuple(Post.objects.filter(pk__in=held).order_by("name"))
