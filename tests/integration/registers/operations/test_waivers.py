"""Waivers of the second person: said by an administrator, one at a time, and recorded."""

from datetime import date

import pytest
from tests.cast import cast

from goldthread.apps.audit.queries import log
from goldthread.apps.registers.models import Waiver
from goldthread.apps.registers.operations import CannotNow, NotAllowed, UnfitAnswers, end_waiver, waive
from goldthread.core.errors import BadInput


@pytest.fixture
def administrator(people):
    return people.actor("administrator")


@pytest.fixture
def waiver(agreements, administrator):
    return waive(bound=agreements, step="approve", reason="one officer is left", by=administrator)


def test_waiver_stands_from_today_and_is_in_the_log(waiver, administrator, body, today):
    entry = next(iter(log(body.slug)))

    assert (waiver.since, waiver.until, waiver.by) == (today, None, administrator.key)
    assert (entry.label, entry.what) == ("waived", "Agreements")
    assert entry.sentence == "another person for “Approve and publish”, because one officer is left"


def test_step_is_waived_once(waiver, agreements, administrator):
    with pytest.raises(CannotNow, match="waived already"):
        waive(bound=agreements, step="approve", reason="again", by=administrator)


@pytest.mark.parametrize("step", ["send", "fly"])
def test_step_that_asks_for_nobody_else_is_not_waived(agreements, administrator, step):
    with pytest.raises(BadInput, match="asks for no second person"):
        waive(bound=agreements, step=step, reason="r", by=administrator)


def test_waiver_has_a_reason(agreements, administrator):
    with pytest.raises(UnfitAnswers):
        waive(bound=agreements, step="approve", reason=" ", by=administrator)


@pytest.mark.parametrize("role", ["approver", "officer", "auditor"])
def test_only_an_administrator_waives(agreements, people, role):
    with pytest.raises(NotAllowed):
        waive(bound=agreements, step="approve", reason="r", by=people.actor(role))


def test_ended_waiver_keeps_its_days(waiver, administrator, today):
    Waiver.objects.update(since=date(2026, 1, 1))

    end_waiver(waiver=waiver, reason="a second one has come", by=administrator)

    waiver.refresh_from_db()
    assert (waiver.since, waiver.until) == (date(2026, 1, 1), today)


def test_waiver_of_another_body_is_not_ended(waiver, people):
    with pytest.raises(CannotNow):
        end_waiver(waiver=waiver, reason="r", by=cast(people.elsewhere).actor("administrator"))

    assert Waiver.objects.get().until is None
