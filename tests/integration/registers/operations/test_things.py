"""Keeping things: one identity for good, however it is called later."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.urls import get_resolver

from goldthread.apps.registers.models import Alias, Link, Thing
from goldthread.apps.registers.operations import (
    CannotKeepThing,
    CannotLink,
    Naming,
    keep_measures,
    keep_things,
    know_again,
    link,
)
from goldthread.apps.registers.operations.things import RESERVED


def routes(patterns: list[Any]) -> Iterator[str]:
    """The address of every page."""
    for one in patterns:
        yield from routes(one.url_patterns) if hasattr(one, "url_patterns") else [str(one.pattern)]


def aliases(thing: Thing) -> list[tuple[str, str]]:
    return list(Alias.objects.filter(thing=thing).order_by("id").values_list("text", "shown"))


def test_thing_is_made_with_its_reference_among_its_aliases(make):
    thing = make("action", "7C01", scope="2016-18", aliases=("Row 12", "7c01"))

    assert (thing.address, thing.created_by, aliases(thing)) == (
        "2016-18-7c01", "s", [("7c01", "7c01"), ("row12", "Row 12")],
    )  # fmt: skip


def test_thing_kept_again_keeps_identity_and_address_and_takes_its_new_name(make):
    first = make("action", "7C01", scope="2016-18", title="Old", aliases=("Row 12",))

    again = make("action", "7C01", scope="2016-18", title="New", aliases=("Row 13",))

    kept = Thing.objects.get()
    assert (again.pk, kept.title, kept.address) == (first.pk, "New", first.address)
    assert aliases(kept) == [("7c01", "7C01"), ("row12", "Row 12"), ("row13", "Row 13")]


def test_thing_may_come_to_stand_within_another(make):
    plan = make("plan", "2016-18")
    make("theme", "7", scope="2016-18")

    make("theme", "7", scope="2016-18", within=plan)

    assert Thing.objects.get(kind="theme").within == plan


@pytest.mark.parametrize(
    ("reference", "address"),
    [("1.1", "p-1-1"), ("SO1-01", "p-so1-01"), ("A_B", "p-a-b"), ("ŁÓDŹ", "p-odz"), ("?", "p")],
)
def test_address_is_made_of_plain_letters(make, reference, address):
    assert make("objective", reference, scope="p").address == address


def test_addresses_that_would_be_alike_are_told_apart(make):
    assert [make("objective", one, scope="p").address for one in ("1.1", "1-1", "1_1")] == [
        "p-1-1",
        "p-1-1-2",
        "p-1-1-3",
    ]


@pytest.mark.parametrize("reference", ["Add", "export", "worth a look"])
def test_address_that_a_page_of_the_register_has_is_numbered(make, reference):
    assert make("objective", reference).address == f"{reference.lower().replace(' ', '-')}-2"


def test_every_page_beside_the_entries_of_a_register_is_reserved():
    beside = re.compile(r"registers/<slug:code>/([a-z-]+)[/.]")

    found = {match[1] for route in routes(get_resolver().url_patterns) if (match := beside.search(route))}

    assert {"add", "about", "worth-a-look"} <= found <= RESERVED


def test_thing_without_a_reference_that_can_be_an_address_is_called_after_its_kind(make):
    assert make("action", "?").address == "action"


@pytest.mark.parametrize("title", ["", "  "])
def test_thing_without_a_title_is_refused(make, title):
    with pytest.raises(CannotKeepThing, match="has no title"):
        make("action", "7C01", title=title)


def test_title_that_is_too_long_is_refused(make):
    with pytest.raises(CannotKeepThing, match="has 501 characters"):
        make("action", "7C01", title="x" * 501)


def numbered(count: int, title: str = "A") -> list[tuple[Naming, None]]:
    return [(Naming("action", f"7C{number}", title, "p", (f"Row {number}",)), None) for number in range(count)]


def test_many_things_come_in_the_order_given_whether_held_or_new(make, body):
    plan = make("plan", "p")
    held = make("theme", "7", scope="p", aliases=("Theme 7",))
    wanted = [
        (Naming("action", "7C01", "New", "p"), plan),
        (Naming("theme", "7", "Renamed", "p"), plan),
        (Naming("plan", "p", "plan p"), None),
    ]

    kept = keep_things(body=body, wanted=wanted, by="another")

    assert [(one.reference, one.title, one.within, one.created_by) for one in kept] == [
        ("7C01", "New", plan, "another"),
        ("7", "Renamed", plan, "s"),
        ("p", "plan p", None, "s"),
    ]
    assert (kept[1].pk, kept[1].address, aliases(held)) == (held.pk, held.address, [("7", "7"), ("theme7", "Theme 7")])
    assert Thing.objects.count() == 3


def test_many_things_are_known_again_in_any_case_and_with_any_dash(make, body):
    held = make("action", "SO1-01", scope="p")

    (kept,) = keep_things(body=body, wanted=[(Naming("action", "so1–01", "A", "p"), None)], by="s")

    assert (kept.pk, kept.reference, aliases(held)) == (held.pk, "so1–01", [("so1-01", "SO1-01")])


def test_addresses_of_many_are_told_apart_from_each_other_and_from_those_held(make, body):
    make("objective", "1.1", scope="p")
    wanted = [(Naming("objective", one, "A", "p"), None) for one in ("1-1", "1_1", "2")]
    wanted.append((Naming("theme", "1.1", "A", "p"), None))

    kept = keep_things(body=body, wanted=wanted, by="s")

    assert [one.address for one in kept] == ["p-1-1-2", "p-1-1-3", "p-2", "p-1-1"]


def test_same_reference_in_another_plan_is_another_thing(make, body):
    first = make("action", "7C01", scope="p")

    (other,) = keep_things(body=body, wanted=[(Naming("action", "7C01", "A", "q"), None)], by="s")

    assert (other.pk != first.pk, other.address) == (True, "q-7c01")


def test_thing_given_twice_is_refused_and_nothing_is_kept(body):
    wanted = [*numbered(2), (Naming("action", "7c1", "B", "p"), None)]

    with pytest.raises(CannotKeepThing, match="action 7c1 is given twice"):
        keep_things(body=body, wanted=wanted, by="s")

    assert Thing.objects.count() == 0


def test_one_bad_title_among_many_keeps_them_all_out(body):
    with pytest.raises(CannotKeepThing, match="action 7C9 has no title"):
        keep_things(body=body, wanted=[*numbered(2), (Naming("action", "7C9", " "), None)], by="s")

    assert Thing.objects.count() == 0


def test_no_things_are_kept_for_none(body):
    assert keep_things(body=body, wanted=[], by="s") == []


@pytest.mark.parametrize("number", [1, 70])
def test_new_things_take_the_same_queries_however_many(body, number, django_assert_num_queries):
    with django_assert_num_queries(8):  # things, addresses, new things, things, aliases, new aliases; the transaction
        keep_things(body=body, wanted=numbered(number), by="s")


@pytest.mark.parametrize("number", [1, 90])
def test_renamed_things_take_the_same_queries_however_many(body, number, django_assert_num_queries):
    keep_things(body=body, wanted=numbered(number), by="s")

    with django_assert_num_queries(5):  # things, new titles, aliases; the transaction
        keep_things(body=body, wanted=numbered(number, "B"), by="s")

    assert set(Thing.objects.values_list("title", flat=True)) == {"B"}


def test_more_things_than_one_query_takes_keep_their_aliases(body):
    keep_things(body=body, wanted=numbered(1_200), by="s")

    keep_things(
        body=body, wanted=[(Naming("action", f"7C{number}", "A", "p"), None) for number in range(1_200)], by="s"
    )

    assert (Thing.objects.count(), Alias.objects.count()) == (1_200, 2_400)


def test_thing_is_known_again_by_an_alias_of_its_kind_and_scope_only(make, body):
    held = make("action", "1C01", scope="p")
    make("theme", "1C01", scope="p")
    make("action", "1C01", scope="q")

    number = know_again(body=body, namings=[Naming("action", "9C09", "A", "p", ("1c01",))])

    rows = Thing.objects.order_by("id").values_list("kind", "scope", "reference")
    assert (number, list(rows)) == (1, [("action", "p", "9C09"), ("theme", "p", "1C01"), ("action", "q", "1C01")])
    assert Thing.objects.get(reference="9C09").address == held.address


def test_thing_is_taken_by_one_of_two_namings_only(make, body):
    make("action", "1C01", scope="p", aliases=("Row 1",))
    namings = [Naming("action", "8C08", "A", "p", ("1C01",)), Naming("action", "9C09", "A", "p", ("Row 1",))]

    assert know_again(body=body, namings=namings) == 1
    assert Thing.objects.get().reference == "8C08"


def test_own_reference_comes_before_an_alias_of_another(make, body):
    make("action", "8C08", scope="p", aliases=("1C01",))
    own = make("action", "1C01", scope="p")

    know_again(body=body, namings=[Naming("action", "9C09", "A", "p", ("1C01",))])

    assert Thing.objects.get(reference="9C09").pk == own.pk


def test_alias_goes_to_the_thing_that_now_bears_it_and_a_reference_stays(make):
    first, pledge = make("action", "1C01", scope="p", aliases=("Row 1",)), make("pledge", "7", scope="p")

    second = make("action", "2C02", scope="p", aliases=("Row 1", "7"))

    assert aliases(first) == [("1c01", "1C01")]
    assert aliases(second) == [("2c02", "2C02"), ("row1", "Row 1"), ("7", "7")]
    assert aliases(pledge) == [("7", "7")]


def test_measures_get_their_things_once_and_follow_their_titles(body):
    assert keep_measures(body=body, measures=[("a", "A"), ("b", "B")], by="s") == 2
    assert keep_measures(body=body, measures=[("a", "A"), ("b", "Better")], by="s") == 1
    assert keep_measures(body=body, measures=[("b", "Better")], by="s") == 0

    rows = Thing.objects.order_by("id").values_list("kind", "reference", "title", "scope")
    assert list(rows) == [("measure", "a", "A", ""), ("measure", "b", "Better", "")]


def test_title_of_a_measure_is_cut_to_what_fits(body):
    keep_measures(body=body, measures=[("a", "x" * 600)], by="s")

    assert keep_measures(body=body, measures=[("a", "x" * 600)], by="s") == 0
    assert len(Thing.objects.get().title) == 500


@pytest.mark.parametrize("number", [1, 30])
def test_measures_that_are_held_take_one_query_however_many(body, number, django_assert_num_queries):
    measures = [(f"m{place}", "M") for place in range(number)]
    keep_measures(body=body, measures=measures, by="s")

    with django_assert_num_queries(3):  # the read, and the transaction around it
        keep_measures(body=body, measures=measures, by="s")


def test_link_is_made_once(make, tie):
    action, theme = make("action", "7C01"), make("theme", "7")

    first, again = tie(action, theme, "delivers"), tie(action, theme, "delivers")

    assert (first, Link.objects.count()) == (again, 1)


def test_link_from_another_day_is_another_link(make, tie):
    action, theme = make("action", "7C01"), make("theme", "7")

    tie(action, theme, "delivers")
    tie(action, theme, "delivers", since=date(2025, 4, 1))

    assert Link.objects.count() == 2


def test_link_of_a_thing_to_itself_is_refused_in_a_sentence(make):
    theme = make("theme", "7")

    with pytest.raises(CannotLink, match="theme 7 cannot be tied to itself"):
        link(from_thing=theme, to_thing=theme, kind="delivers", by="s")
