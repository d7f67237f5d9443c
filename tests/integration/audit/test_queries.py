"""Reading the record: the history of a thing, the log with its filters and pages, the heads."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import translation

from goldthread.apps.audit import queries
from goldthread.apps.audit.queries import Sought, head, head_on, heads, history, log, shared_with_others, without

from .conftest import NINE, OFFICE, PARTNERSHIP

GREEN = [{"field": "status", "label": "Status", "before": "amber", "after": "green"}]


@pytest.fixture
def week(note):
    """Seven days from Monday 2 March, two entries each, by turns of two people."""
    for day in range(7):
        at = NINE + timedelta(days=day - 1)
        note(f"thing:{day}", at=at, by="person:1", what=f"Objective {day}")
        note(f"thing:{day}", "thing:90", at=at, by="person:2", changes=GREEN, reason=f"reason “{day}” Überfall")


def numbers(**sought):
    return [entry.number for entry in log(OFFICE, Sought(**sought))]


def test_history_is_newest_first_and_in_sentences(note):
    note("thing:31")
    note("thing:31", by="person:3", changes=GREEN, reason="the tender was let")
    note("thing:32")

    second, first = history(OFFICE, "thing:31")

    assert (first.number, first.label, first.what, first.sentence) == (1, "opened", "Action 7C01", "")
    assert (second.number, second.label, second.by, second.at) == (2, "changed", "person:3", NINE)
    assert second.sentence == "status from amber to green, because the tender was let"
    assert second.facts["changes"] == GREEN


def test_history_of_a_key_that_two_bodies_share_is_the_bodys_own(five):
    assert [entry.number for entry in history(OFFICE, "person:7")] == [5, 4, 3, 2, 1]
    assert [entry.number for entry in history(PARTNERSHIP, "person:7")] == [2, 1]
    assert [entry.number for entry in history(OFFICE, "person:7", limit=2)] == [5, 4]
    assert history(OFFICE, "thing:404") == ()


def test_history_takes_as_many_queries_for_thirty_entries_as_for_one(note, django_assert_num_queries):
    for _ in range(30):
        note("thing:1")

    with django_assert_num_queries(3):
        assert len(history(OFFICE, "thing:1")) == 30


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ({}, list(range(14, 0, -1))),
        ({"who": "person:1"}, [13, 11, 9, 7, 5, 3, 1]),
        ({"event": "trial.changed"}, [14, 12, 10, 8, 6, 4, 2]),
        ({"who": "person:1", "event": "trial.changed"}, []),
        ({"since": date(2026, 3, 8)}, [14, 13]),
        ({"until": date(2026, 3, 2)}, [2, 1]),
        ({"since": date(2026, 3, 3), "until": date(2026, 3, 4), "who": "person:2"}, [6, 4]),
        ({"since": date(2027, 1, 1)}, []),
        ({"text": "objective 3"}, [7]),
        ({"text": "reason “3”"}, [8]),
        ({"text": "überfall"}, [14, 12, 10, 8, 6, 4, 2]),
        ({"text": "before"}, []),
    ],
)
def test_log_gives_what_is_sought(week, sought, expected):
    assert numbers(**sought) == expected


def test_log_is_read_page_by_page(week):
    whole = log(OFFICE)

    first = whole.page(size=6)
    second = whole.page(before=first.older, size=6)
    third = whole.page(before=second.older, size=6)

    assert [[entry.number for entry in page.entries] for page in (first, second, third)] == [
        [14, 13, 12, 11, 10, 9],
        [8, 7, 6, 5, 4, 3],
        [2, 1],
    ]
    assert third.older is None


def test_page_that_ends_with_the_last_entry_has_none_older(week):
    assert log(OFFICE).page(size=14).older is None


def test_log_longer_than_what_is_read_at_once_is_whole(week, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    monkeypatch.setattr(queries, "CHUNK", 3)

    assert numbers() == list(range(14, 0, -1))


def test_page_of_the_log_takes_two_queries(week, django_assert_num_queries):
    with django_assert_num_queries(2):
        log(OFFICE).page()


def test_heads_are_the_last_entries(five):
    office, partnership = heads()

    assert (office.body, office.number, office.day) == (OFFICE, 5, date(2026, 3, 3))
    assert (partnership.body, partnership.number) == (PARTNERSHIP, 2)
    assert head(OFFICE) == office
    assert head("nobody") is None
    assert str(office) == f"{OFFICE}/2026-03-03/5/{office.digest[:24]}"


def test_head_of_a_day_is_its_last_entry(week):
    assert head_on(OFFICE, date(2026, 3, 4)).number == 6
    assert head_on(OFFICE, date(2026, 4, 4)) is None


def test_entry_whose_words_were_stolen_is_still_shown(five, tamper):
    tamper("DELETE FROM audit_payload WHERE {event}")

    (entry,) = history(OFFICE, "thing:3")

    assert (entry.is_blanked, entry.sentence) == (True, "the words of this entry are not held")


def test_label_follows_the_language_of_the_reader(note):
    note("thing:1", at=datetime.fromisoformat("2026-03-03T09:00:00+00:00"))

    with translation.override("en-gb"):
        assert history(OFFICE, "thing:1")[0].label == "opened"


def test_an_entry_without_a_field_says_the_rest_and_nothing_where_that_was_all(note):
    note("thing:1", changes=[*GREEN, {"field": "note", "label": "Note", "before": "", "after": "hush"}], reason="")
    note("thing:2", changes=GREEN, reason="it is so")
    (both,), (alone,) = history(OFFICE, "thing:1"), history(OFFICE, "thing:2")

    told = without(both, ("note",))

    assert told is not None
    assert (told.sentence, told.facts["changes"]) == ("status from amber to green", GREEN)
    assert (without(alone, ("status",)), without(alone, ("note",)), without(alone, ())) == (None, alone, alone)


def test_deeds_shared_with_others_are_counted_while_they_hold_their_words(note):
    note("thing:1", "thing:1/approve", "person:7")
    note("thing:1", "thing:2")
    note("thing:1", "thing:2", "thing:3")

    assert shared_with_others(OFFICE, ["thing:1", "thing:2", "thing:3", "thing:4"]) == {
        "thing:1": 2,
        "thing:2": 2,
        "thing:3": 1,
    }
    assert shared_with_others(PARTNERSHIP, ["thing:1"]) == {}
