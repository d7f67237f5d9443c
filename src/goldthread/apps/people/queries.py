"""Reads: which post a text means."""

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post, Spelling


def fold_name(text: str) -> str:
    """A spelling as it is compared: lower case, single blanks, no full stops."""
    return " ".join(text.casefold().replace(".", " ").split())


def posts_by_spelling(body: Body) -> dict[str, Post]:
    """Every post of the body by each of its folded spellings, in one read."""
    found = Spelling.objects.filter(body=body).select_related("post").order_by("post_id", "id")
    return {spelling.text: spelling.post for spelling in found}
