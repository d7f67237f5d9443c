"""Ties made and ended by people: between things of their body that they may see."""

from datetime import date

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.models import Link
from goldthread.apps.registers.operations import CannotLink, CannotNow, NotAllowed, UnfitAnswers, tie, untie
from goldthread.apps.registers.queries import thread
from goldthread.apps.registers.queries.entry import NotFound


@pytest.fixture
def theme(make):
    return make("theme", "7", scope="2025-29", title="Trust")


def test_tie_stands_from_today_and_is_recorded_at_both_ends(agreed, theme, officer, body, today):
    row = agreed()

    link = tie(from_thing=row.thing, to_thing=theme, kind="delivers", note="it carries pledge 2", by=officer)

    assert (link.since, link.until, link.note, link.created_by) == (today, None, "it carries pledge 2", officer.key)
    entry = history(body.slug, f"thing:{theme.pk}")[0]
    assert entry == history(body.slug, f"thing:{row.pk}")[0]
    assert (entry.label, entry.what, entry.sentence) == (
        "tied", "Agreement AG-2026-001", "delivers Trust, because it carries pledge 2",
    )  # fmt: skip


@pytest.mark.parametrize(("state", "below"), [("drafted", []), ("in_force", ["Sharing of data with probation"])])
def test_public_thread_shows_what_is_published_only(agreed, theme, officer, state, below):
    tie(from_thing=agreed(state).thing, to_thing=theme, kind="delivers", by=officer)

    assert [knot.title for knot in thread(theme).below if knot.kind == "agreement"] == below


def test_several_of_a_register_are_counted_in_its_words(agreed, theme, officer):
    for row in (agreed("in_force"), agreed("in_force")):
        tie(from_thing=row.thing, to_thing=theme, kind="delivers", by=officer)

    assert [knot.title for knot in thread(theme).below if knot.kind == "agreement"] == ["2 agreements"]


def test_ended_tie_stands_no_more(agreed, theme, officer, today):
    link = tie(from_thing=agreed().thing, to_thing=theme, kind="delivers", by=officer)
    Link.objects.filter(pk=link.pk).update(since=date(2026, 1, 1))

    untie(link=link, why="it was a slip", by=officer)

    link.refresh_from_db()
    assert link.until == today


def test_tie_that_ends_on_its_first_day_is_gone_and_recorded(agreed, theme, officer, body):
    row = agreed()
    link = tie(from_thing=row.thing, to_thing=theme, kind="delivers", by=officer)

    untie(link=link, why="it was a slip", by=officer)

    assert list(Link.objects.all()) == []
    assert history(body.slug, f"thing:{row.pk}")[0].sentence == "delivers Trust, because it was a slip"


def test_same_tie_is_made_once(agreed, theme, officer):
    row = agreed()
    tie(from_thing=row.thing, to_thing=theme, kind="delivers", by=officer)

    with pytest.raises(CannotNow, match="tied so already"):
        tie(from_thing=row.thing, to_thing=theme, kind="delivers", by=officer)


def test_tie_ends_once_and_for_a_reason(agreed, theme, officer):
    link = tie(from_thing=agreed().thing, to_thing=theme, kind="delivers", by=officer)
    with pytest.raises(UnfitAnswers):
        untie(link=link, why="", by=officer)
    untie(link=link, why="it was a slip", by=officer)

    with pytest.raises(CannotNow, match="ended already"):
        untie(link=link, why="it was a slip", by=officer)


@pytest.mark.parametrize("kind", ["", "likes"])
def test_tie_says_something_known(agreed, theme, officer, kind):
    with pytest.raises(CannotLink):
        tie(from_thing=agreed().thing, to_thing=theme, kind=kind, by=officer)


@pytest.mark.parametrize("role", ["approver", "auditor", "analyst"])
def test_reader_ties_nothing(agreed, theme, people, role):
    with pytest.raises(NotAllowed, match="Agreements are linked by an officer; you are signed in as"):
        tie(from_thing=theme, to_thing=agreed().thing, kind="delivers", by=people.actor(role))


def test_nothing_of_another_body_is_tied(agreed, theme, stranger):
    with pytest.raises(NotFound):
        tie(from_thing=agreed().thing, to_thing=theme, kind="delivers", by=stranger)
