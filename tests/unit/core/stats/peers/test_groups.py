"""Peer groups as dated data."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.core.stats.peers.groups import PeerGroup, dated_groups, group_on
from goldthread.core.stats.refused import NoValues, OutOfOrder, WrongChoice

OLD = PeerGroup("similar", "a", ("a", "b", "c"), date(2015, 6, 1), date(2021, 3, 31), "a paper of 2015")
NEW = PeerGroup("similar", "a", ("a", "d"), date(2021, 4, 1), None, "a list of 2021")


@pytest.mark.parametrize(
    ("day", "group"),
    [
        (date(2015, 5, 31), None),
        (date(2015, 6, 1), OLD),
        (date(2021, 3, 31), OLD),
        (date(2021, 4, 1), NEW),
        (date(2099, 1, 1), NEW),
    ],
)
def test_the_group_is_the_one_in_force_on_the_day(day: date, group: PeerGroup | None) -> None:
    assert group_on([NEW, OLD], "a", day) is group


def test_a_peer_need_not_have_its_subject_for_a_peer() -> None:
    assert group_on([OLD], "b", date(2020, 1, 1)) is None
    assert OLD.peers == ("b", "c")


@pytest.mark.parametrize("until", [None, date(2021, 4, 1), date(2030, 1, 1)])
def test_groups_that_overlap_are_refused_even_on_another_day(until: date | None) -> None:
    older = PeerGroup("similar", "a", ("b",), date(2015, 6, 1), until, "a paper")

    with pytest.raises(OutOfOrder):
        group_on([older, NEW], "a", date(2016, 1, 1))


def test_groups_of_another_subject_do_not_overlap() -> None:
    other = PeerGroup("similar", "b", ("a",), date(2015, 6, 1), None, "a paper")

    assert group_on([other, NEW], "a", date(2022, 1, 1)) is NEW


def test_groups_of_two_codes_at_once_are_refused() -> None:
    other = PeerGroup("region", "b", ("a",), date(2015, 6, 1), None, "a map")

    with pytest.raises(WrongChoice):
        group_on([other, NEW], "a", date(2022, 1, 1))


@pytest.mark.parametrize(
    ("members", "until", "error"),
    [
        (("a",), None, NoValues),
        ((), None, NoValues),
        (("b", "b"), None, WrongChoice),
        (("b",), date(2000, 1, 1), OutOfOrder),
    ],
)
def test_a_group_that_cannot_be_is_refused(members: tuple[str, ...], until: date | None, error: type) -> None:
    with pytest.raises(error):
        PeerGroup("similar", "a", members, date(2015, 6, 1), until, "a paper")


def test_a_table_of_members_becomes_groups_that_follow_one_another() -> None:
    rows = [
        ("a", "a", date(2021, 4, 1)),
        ("a", "d", date(2021, 4, 1)),
        *(("a", member, date(2015, 6, 1)) for member in "abc"),
        ("b", "a", date(2015, 6, 1)),
    ]

    old, new, other = dated_groups(rows, code="similar", source="a table")

    assert (old.members, old.since, old.until) == (("a", "b", "c"), date(2015, 6, 1), date(2021, 3, 31))
    assert (new.members, new.since, new.until) == (("a", "d"), date(2021, 4, 1), None)
    assert (other.subject, other.peers, other.until) == ("b", ("a",), None)


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=6, unique=True))
@settings(max_examples=50)
def test_groups_of_a_table_hold_one_at_a_time_without_a_gap(days: list[date]) -> None:
    groups = dated_groups([("a", "b", day) for day in days], code="similar", source="a table")

    for day in days:
        assert group_on(groups, "a", day) == next(group for group in groups if group.since == day)
    assert group_on(groups, "a", min(days) - timedelta(days=1)) is None
    assert group_on(groups, "a", date(2099, 1, 1)) == groups[-1]
