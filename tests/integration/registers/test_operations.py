"""Keeping things: one identity for good, however it is called later."""

from datetime import date

import pytest

from goldthread.apps.registers.models import Alias, Link, Thing
from goldthread.apps.registers.operations import CannotKeepThing, CannotLink, keep_measures, link


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
    assert aliases(kept) == [("7c01", "7C01"), ("row13", "Row 13")]


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


def test_thing_without_a_reference_that_can_be_an_address_is_called_after_its_kind(make):
    assert make("action", "?").address == "action"


@pytest.mark.parametrize("title", ["", "  "])
def test_thing_without_a_title_is_refused(make, title):
    with pytest.raises(CannotKeepThing, match="has no title"):
        make("action", "7C01", title=title)


def test_title_that_is_too_long_is_refused(make):
    with pytest.raises(CannotKeepThing, match="has 501 characters"):
        make("action", "7C01", title="x" * 501)


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
