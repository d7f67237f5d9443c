"""What a bar of statuses says in words: its heading, its key, its text alternative, and what is not on track."""

import pytest

from goldthread.apps.planning.queries import StatusCount, StatusLine
from goldthread.web.parts import BarSegment, StatusTag
from goldthread.web.public.plan.standing.words import headline, status_bar, status_tag, tally, the_others

KINDS = ("green", "amber", "red", "white", "complete", None)
KEY = {
    "green": StatusLine("G", "Green", "Done, or going well enough", "green"),
    "amber": StatusLine("A", "At risk", "", "amber"),
    "red": StatusLine("R", "Red", "", "red"),
    "white": StatusLine("W", "Ŵedi’i <gynllunio>", "", "white"),
    "complete": StatusLine("C", "Complete", "", "complete"),
}


def counted(*numbers):
    """The counts of green, amber, red, white, complete and without a status, as far as they are given."""
    total = sum(numbers)
    return tuple(
        StatusCount(KEY[kind] if kind else None, number, 100 * number / total if total else None)
        for kind, number in zip(KINDS, numbers, strict=False)
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((12, 8, 0, 0), "12 of 20 actions are on track"),
        ((1, 1), "1 of 2 actions is on track"),
        ((1,), "The one action is on track"),
        ((0, 1), "The one action is not on track"),
        ((0, 2, 1), "None of the 3 actions is on track"),
        ((3, 0, 0, 0, 4, 1), "7 of 8 actions are on track or complete"),
        ((0, 1, 0, 0, 1), "1 of 2 actions is on track or complete"),
        ((0, 0, 0, 0, 1), "The one action is complete"),
        ((0, 0, 0, 0, 0, 5), "No status has been published"),
        ((0, 0), "No actions are held"),
        ((6000, 4000), "6,000 of 10,000 actions are on track"),
    ],
)
def test_the_heading_says_how_many_are_on_track(numbers, said):
    assert headline(counted(*numbers)) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((12, 8, 0), "8 are at risk; none is off track."),
        ((12, 1, 1), "1 is at risk; 1 is off track."),
        ((12, 0, 2), "None is at risk; 2 are off track."),
    ],
)
def test_what_is_not_on_track_is_said_in_words(numbers, said):
    assert the_others(counted(*numbers)) == said


def test_the_bar_is_told_to_those_who_do_not_see_it():
    bar = status_bar(counted(12, 7, 0, 0, 0, 1))

    assert bar.label == "20 actions: 12 Green, 7 At risk, 0 Red, 0 Ŵedi’i <gynllunio>, 0 Complete, 1 without a status"


def test_the_bar_has_a_segment_for_each_status_that_any_action_has():
    bar = status_bar(counted(2, 0, 0, 1, 0, 1))

    assert bar.segments == (BarSegment("50%", "green"), BarSegment("25%", "white"), BarSegment("25%", ""))


def test_the_key_names_every_status_in_the_word_of_the_plan_with_its_count_and_share_of_all():
    bar = status_bar(counted(1, 2, 0, 0, 0, 0))

    assert [(line.tag, line.count, line.of_all) for line in bar.key][:3] == [
        (StatusTag("Green: on track", "green"), "1", "of 3, 33.3%"),
        (StatusTag("At risk", "amber"), "2", "of 3, 66.7%"),
        (StatusTag("Red: off track", "red"), "0", "of 3, 0%"),
    ]


def test_an_action_without_a_status_is_its_own_line_of_the_key_and_has_no_colour():
    bar = status_bar(counted(3, 0, 0, 0, 0, 1))

    assert bar.key[-1].tag == StatusTag("no status published", "")
    assert (bar.key[-1].count, bar.key[-1].of_all) == ("1", "of 4, 25%")


@pytest.mark.parametrize("numbers", [(0, 0, 0, 0, 0, 5), (0, 0), ()])
def test_without_a_status_there_is_no_bar(numbers):
    assert status_bar(counted(*numbers)) is None


def test_a_tag_carries_the_word_of_the_plan_and_the_shape_of_its_kind():
    assert status_tag(KEY["white"]) == StatusTag("Ŵedi’i <gynllunio>", "white")


def test_a_tally_of_nothing_counts_nothing_and_states_no_share():
    assert tally([KEY["green"]], []) == (StatusCount(KEY["green"], 0, None),)
