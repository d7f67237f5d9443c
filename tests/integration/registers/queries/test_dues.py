"""What falls due: in order, in words, and as far as whoever asks may see it."""

from datetime import date

import pytest

from goldthread.apps.registers.models import Due
from goldthread.apps.registers.operations import Restriction, reckon, reckon_all, restrict
from goldthread.apps.registers.queries.dues import days_words, due_lines


@pytest.fixture
def dated(agreed, agreements):
    """An agreement in force that is looked at again on a day."""

    def made(day):
        row = agreed("in_force", ends_on="")
        agreements.model._default_manager.filter(pk=row.pk).update(review_on=day)
        row.refresh_from_db()
        reckon(row)
        return row

    return made


def test_what_falls_due_stands_in_the_order_of_days(dated, officer, body):
    dated(date(2026, 3, 15))
    dated(date(2026, 3, 1))

    lines = due_lines(officer, body)

    assert [(line.thing.reference, line.days_left, line.words, line.owner_words) for line in lines] == [
        ("AG-2026-002", -2, "2 days late", "Officer"),
        ("AG-2026-001", 12, "in 12 days", "Officer"),
    ]
    assert (lines[0].label, lines[0].clock.label) == ("Sharing of data with probation", "Review")


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"late_only": True}, [-1]),
        ({"until": date(2026, 3, 3)}, [-1, 0]),
        ({"until": date(2026, 3, 4)}, [-1, 0, 1]),
    ],
)
def test_day_itself_is_not_late(dated, officer, body, asked, days):
    for day in (2, 3, 4):
        dated(date(2026, 3, day))

    assert [line.days_left for line in due_lines(officer, body, **asked)] == days


def test_dates_of_a_restricted_entry_are_for_who_may_read_it(dated, officer, approver, body, agreements, people):
    row = dated(date(2026, 3, 1))
    terms = Restriction(safe_label="Agreement 1", exempt_under="personal", people=[people.officer])
    restrict(bound=agreements, thing=row.thing, restriction=terms, reason="r", by=officer)

    assert [(line.label, line.owner_words) for line in due_lines(officer, body)] == [
        ("Sharing of data with probation", "Officer")
    ]
    assert due_lines(approver, body) == ()


@pytest.mark.parametrize("role", ["contributor", "panel_member"])
def test_who_reads_no_agreement_is_told_of_none(dated, people, body, role):
    dated(date(2026, 3, 1))

    assert due_lines(people.actor(role), body) == ()


def test_nothing_of_another_body_is_told(dated, stranger, body, people):
    dated(date(2026, 3, 1))

    assert (due_lines(stranger, body), due_lines(stranger, people.elsewhere)) == ((), ())


def test_all_dates_are_reckoned_anew(dated, agreed, body):
    kept = dated(date(2026, 3, 15))
    wrong, missing = dated(date(2026, 3, 16)), dated(date(2026, 3, 17))
    Due.objects.filter(thing=wrong.pk).update(due_on=date(2030, 1, 1))
    Due.objects.filter(thing=missing.pk).delete()
    Due.objects.create(thing=kept.thing, body=body, register="agreement", clock="end", due_on=date(2026, 1, 1))

    assert (reckon_all(body), reckon_all(body)) == (3, 0)
    assert sorted(day.day for day in Due.objects.values_list("due_on", flat=True)) == [15, 16, 17]


@pytest.mark.parametrize(
    ("left", "words"), [(-2, "2 days late"), (-1, "1 day late"), (0, "today"), (1, "in 1 day"), (30, "in 30 days")]
)
def test_days_are_said_as_people_say_them(left, words):
    assert days_words(left) == words


@pytest.mark.parametrize("number", [1, 8])
def test_dates_take_as_many_queries_whatever_there_is(dated, officer, body, number, django_assert_num_queries):
    for day in range(1, number + 1):
        dated(date(2026, 3, day))

    with django_assert_num_queries(4):
        due_lines(officer, body)
