"""Posts, people, roles, and who has which from when until when."""

from goldthread.apps.people.models.grant import Grant, Invitation
from goldthread.apps.people.models.person import LONGEST_PERSON, Person, PersonSpelling, fold_email
from goldthread.apps.people.models.post import LONGEST_POST, Basis, Holding, Owner, Post, Spelling

__all__ = [
    "LONGEST_PERSON",
    "LONGEST_POST",
    "Basis",
    "Grant",
    "Holding",
    "Invitation",
    "Owner",
    "Person",
    "PersonSpelling",
    "Post",
    "Spelling",
    "fold_email",
]
