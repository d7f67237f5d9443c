"""A step that one person takes by a waiver: the page says so before, the history says so after."""

import pytest
from tests.cast import SINCE

from goldthread.apps.audit.queries import history
from goldthread.apps.people.operations import give_role
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import waive
from goldthread.core.spec.role import Role

from .conftest import LIST


@pytest.fixture
def both(people, officer):
    """The desk of the officer who is the approver as well."""
    give_role(person=people.officer, body=people.body, role=Role.APPROVER, since=SINCE, by="system")
    return officer


@pytest.fixture
def waived(people):
    by = people.actor("administrator")
    return waive(bound=bound("agreement"), step="approve", reason="the office has one approver", by=by)


def approve(row) -> str:
    return f"{LIST}{row.thing.address}/step/approve/"


def test_step_is_refused_to_the_same_person_without_a_waiver(both, agreed):
    assert both.open(approve(agreed("sent"))).status == 403


def test_step_by_a_waiver_says_since_when_and_why_and_the_history_that_it_was_so(both, agreed, fresh, waived, body):
    row = agreed("sent")

    page = both.open(approve(row))
    page.send("Approve and publish")

    assert "It was sent for approval by yourself. The body lets one person do both" in page.main
    assert "because the office has one approver. The history says that it was so." in page.main
    assert "Another person than the one" not in page.main
    assert fresh(row).state == "in_force"
    assert "without a second person as the body waives it" in history(body.slug, f"thing:{row.pk}")[0].sentence


def test_step_of_two_persons_says_nothing_of_a_waiver_that_is_not_used(approver, agreed, waived):
    page = approver.open(approve(agreed("sent")))

    assert ("one approver" in page.main, "Another person than the one" in page.main) == (False, True)
