"""The list of actions is kept drawn; those who see only what they lead are shown nothing that was drawn for another."""

from datetime import date

from tests.cast import person, signed_in
from tests.integration.web.office.planning.conftest import OFFICE

from goldthread.apps.people.models import Holding
from goldthread.apps.people.operations import leave_post
from goldthread.core.spec import Role

LIST = f"{OFFICE}/registers/action/"


def references(client) -> list[str]:
    """What the list shows."""
    return [part.split("<")[0] for part in client.get(LIST).content.decode().split('<td class="ref">')[1:]]


def test_a_contributor_sees_what_they_lead_whoever_looked_before(browser, people, body):
    officer, contributor = browser("officer"), browser("contributor")
    other = signed_in(person(body, Role.CONTRIBUTOR, name="other contributor"))

    found = [references(one) for one in (officer, contributor, other, officer, contributor)]

    assert (found[0], found[1], found[2]) == (found[3], found[4], [])
    assert "1F01" in found[1]
    assert set(found[1]) < set(found[0])


def test_who_leads_no_longer_is_shown_nothing_that_was_kept(browser, people):
    contributor = browser("contributor")
    before = references(contributor)
    held = Holding.objects.get(person=people.contributor, post__name="Head of contact")
    leave_post(holding=held, until=date(2026, 3, 1), by="system")

    after = references(contributor)

    assert ("1F01" in before, after) == (True, [])
