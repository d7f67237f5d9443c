"""Reads: who somebody is at a body on a day, which post or person a text means, what an invitation is worth."""

from goldthread.apps.people.queries.invitation import (
    CannotAccept,
    WrongPassword,
    digest_of,
    invitation,
    invited,
    waiting,
)
from goldthread.apps.people.queries.person import (
    NOBODY,
    Actor,
    Asker,
    actor,
    all_roles,
    bodies_of,
    grants_on,
    people_of,
    person_called,
    posts_by_person,
    roles_of,
    standing,
    titles,
)
from goldthread.apps.people.queries.post import fold_name, holders, holdings_on, posts_by_spelling, posts_of
from goldthread.apps.people.queries.roster import Erasure, Kept, erasure, roster, terms

__all__ = [
    "NOBODY",
    "Actor",
    "Asker",
    "CannotAccept",
    "Erasure",
    "Kept",
    "WrongPassword",
    "actor",
    "all_roles",
    "bodies_of",
    "digest_of",
    "erasure",
    "fold_name",
    "grants_on",
    "holders",
    "holdings_on",
    "invitation",
    "invited",
    "people_of",
    "person_called",
    "posts_by_person",
    "posts_by_spelling",
    "posts_of",
    "roles_of",
    "roster",
    "standing",
    "terms",
    "titles",
    "waiting",
]
