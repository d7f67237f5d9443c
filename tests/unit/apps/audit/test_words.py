"""What an entry says: its changes, its other facts, its reason."""

import pytest

from goldthread.apps.audit import words
from goldthread.apps.audit.events import EventKind, UnknownEvent, kind, register


def change(label, before, after):
    return {"field": label.lower(), "label": label, "before": before, "after": after}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"changes": [change("Status", "amber", "green")], "reason": "the tender was let"},
            "status from amber to green, because the tender was let",
        ),
        ({"changes": [change("Status", "amber", "green")], "reason": ""}, "status from amber to green"),
        (
            {"changes": [change("Owner", "", "Head of contact"), change("Due", "1 May 2026", "")]},
            "owner set to Head of contact; due taken out, which was 1 May 2026",
        ),
        ({"changes": [change("FOI reference", "1", "2")]}, "FOI reference from 1 to 2"),
        ({"changes": [], "reason": "the lead left."}, "because the lead left"),
        ({"what": "Action 7C01"}, ""),
        ({}, ""),
        ({"role": "officer", "is_acting": True, "until": None}, "role officer; is acting yes"),
        ({"what": "3 actions", "posts": ["Head of contact", "Head of crime"]}, "posts Head of contact, Head of crime"),
    ],
)
def test_ordinary_sentence_tells_changes_then_facts_then_the_reason(facts, said):
    assert words.told(facts) == said


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (False, "no"),
        (0, "0"),
        (["a", "", None, 2], "a, 2"),
        ({"first": "a", "second": 2}, "first a, second 2"),
        ("two\n  lines", "two lines"),
        ("x" * words.LONGEST_VALUE, "x" * words.LONGEST_VALUE),
        ("x" * (words.LONGEST_VALUE + 1), "x" * (words.LONGEST_VALUE - 1) + "…"),
    ],
)
def test_value_is_shown_in_one_line(value, shown):
    assert words.shown(value) == shown


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("It is so.", "because it is so"),
        ("A second reading asked for it", "because a second reading asked for it"),
        ("Agreed by the board", "because agreed by the board"),
        ("Wrong date", "because wrong date"),
        ("Who’s to say?", "because who’s to say?"),
        ("HMICFRS asked for it", "because HMICFRS asked for it"),
        ("IT was down", "because IT was down"),
        ("Northshire asked for it", "because Northshire asked for it"),
        ("Fred asked for it", "because Fred asked for it"),
        ("7C01 says so", "because 7C01 says so"),
        ("Because it is so", "because it is so"),
        ("because of the tender.", "because of the tender"),
        ("Because", ""),
        (" ", ""),
    ],
)
def test_reason_begins_small_unless_it_begins_with_what_may_be_a_name(reason, said):
    assert words.told({"reason": reason}) == said


def test_kind_may_say_its_sentence_itself():
    sentence = words.sentence("record.blanked", {"entries": [[3, 5], [9, 9]], "reason": "six years have passed"})

    assert sentence == "the words of 4 entries, because six years have passed"


def test_kind_that_no_part_speaks_of_any_more_gets_the_ordinary_sentence():
    assert words.sentence("gone.changed", {"reason": "it was late"}) == "because it was late"


def test_registering_a_kind_twice_is_one_kind():
    assert register(kind("record.blanked")) is kind("record.blanked")


def test_another_kind_of_the_same_name_is_refused():
    with pytest.raises(UnknownEvent, match=r"Two kinds of entry are called “record\.blanked”"):
        register(EventKind("record.blanked", label="wiped", facts=frozenset()))
