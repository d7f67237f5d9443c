"""What a post owns is given to its holder only in a register whose entries posts own."""

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.core.spec import Role


@pytest.mark.parametrize(
    ("code", "deeds"), [("action", [Deed.READ, Deed.EXPORT]), ("agreement", [])], ids=["owned", "not owned"]
)
def test_a_contributor_gets_what_is_owned_where_entries_are_owned(code, deeds):
    held = {"posts": frozenset({1}), "body": Body(), "person_id": 7}
    owner = Actor(key="person:7", name="", roles=frozenset({Role.CONTRIBUTOR}), **held)

    given = [deed for deed in Deed if may(owner, bound(code).register, deed, owns=True)]

    assert given == deeds
