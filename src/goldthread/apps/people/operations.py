"""Deeds on posts: keep one with its spellings."""

from collections.abc import Iterable

from django.db import transaction

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post, Spelling
from goldthread.apps.people.queries import fold_name
from goldthread.core.errors import GoldthreadError


class CannotKeepPost(GoldthreadError):
    """A post was given whose spelling already means another."""


@transaction.atomic
def keep_post(*, body: Body, name: str, owner: str, spellings: Iterable[str] = (), by: str) -> Post:
    """The post of this name, made if it is not yet kept, with these spellings added to those it has.

    Raises CannotKeepPost when one of them means another post of the body.
    """
    post, _ = Post.objects.get_or_create(body=body, name=name, defaults={"owner": owner, "created_by": by})
    if post.owner != owner:
        post.owner = owner
        post.save(update_fields=["owner"])
    wanted = {folded: text for text in (name, *spellings) if (folded := fold_name(text))}
    held = Spelling.objects.filter(body=body, text__in=wanted).select_related("post")
    taken = {spelling.text: spelling.post for spelling in held}
    for folded, text in wanted.items():
        if taken.get(folded, post) != post:
            raise CannotKeepPost(f"“{text}” already means {taken[folded]}. Give {name} another spelling.")
    Spelling.objects.bulk_create(
        Spelling(body=body, post=post, text=folded) for folded in wanted if folded not in taken
    )
    return post
