"""What stands beside a restricted entry tells no more than its safe label: deeds recorded under its title, the note of
a link, the thread of what is public, the list of what may be destroyed."""

from datetime import timedelta

import pytest

from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.queries import now, today
from goldthread.apps.registers.models import Kind, LinkKind
from goldthread.apps.registers.operations import Restriction, restrict, tie
from goldthread.apps.registers.queries import thread

from .conftest import LABEL, content_of, shown_state, within

NEVER_SHOWN = "Qxnever shown"


def hide(world, bound, row, label):
    """Restrict an entry to the officer."""
    restriction = Restriction(safe_label=label, exempt_under="commercial", people=(world.people.officer,))
    restrict(bound=bound, thing=row.thing, restriction=restriction, reason="So.", by=world.people.actor("officer"))
    row.thing.refresh_from_db()
    return row


def test_a_deed_recorded_under_its_title_is_told_under_its_label(world, bound):
    row = world.hidden[bound.code]
    facts = {"register": bound.code, "what": row.title, "reason": ""}
    key = f"thing:{row.pk}"
    record(body=world.body.slug, event="entry.lifted", subjects=[key], facts=facts, at=now(), by="system")
    paths = [f"/office/{world.body.slug}/log/{path}" for path in ("", "export.csv", f"export.csv?text={row.title}")]

    pages = [content_of(world.ask("approver", path)) for path in paths]

    assert [within(page, (row.title,)) for page in pages] == [[], [], []]
    assert [f"lifted the restriction of {LABEL}".casefold() in page for page in pages] == [True, True, False]
    assert within(content_of(world.ask("auditor", paths[0])), (row.title,)) == [row.title]


@pytest.mark.parametrize("goes_out", [True, False])
def test_what_was_never_published_is_on_no_public_thread(world, bound, goes_out):
    shown = world.of(bound)[shown_state(bound.register)]
    unseen = hide(world, bound, world.make.entry(bound), NEVER_SHOWN)
    ends = (shown, unseen) if goes_out else (unseen, shown)
    before = thread(shown.thing)

    tie(from_thing=ends[0].thing, to_thing=ends[1].thing, kind=LinkKind.ANSWERS, by=world.people.actor("officer"))

    after = thread(shown.thing)
    page = content_of(world.ask("public", f"/registers/{bound.code}/{shown.thing.address}/"))
    assert [knot for knot in after.above if knot.kind != "need"] == [
        knot for knot in before.above if knot.kind != "need"
    ]
    assert [knot for knot in after.below if knot.kind != Kind.ACTION] == [
        knot for knot in before.below if knot.kind != Kind.ACTION
    ]
    assert NEVER_SHOWN.casefold() not in page


def test_what_was_published_stands_on_the_thread_by_its_label(world, bound):
    shown, hidden = world.of(bound)[shown_state(bound.register)], world.hidden[bound.code]
    tie(from_thing=hidden.thing, to_thing=shown.thing, kind=LinkKind.DEPENDS_ON, by=world.people.actor("officer"))

    assert LABEL in [knot.title for knot in thread(shown.thing).below]


def test_the_note_of_a_link_is_for_who_sees_both_ends(world, bound):
    row, other = world.hidden[bound.code], world.of(bound)[shown_state(bound.register)]
    by = world.people.actor("officer")
    tie(from_thing=other.thing, to_thing=row.thing, kind=LinkKind.DEPENDS_ON, note="Qxnote", by=by)
    paths = [world.at(bound, path, other) for path in ("", "history/", "links/")]

    told = {name: ["qxnote" in content_of(world.ask(name, path)) for path in paths] for name in ("approver", "officer")}

    assert told == {"approver": [False, False, False], "officer": [True, True, True]}


def test_what_may_be_destroyed_is_listed_for_who_sees_it_whole(world, bound):
    rule = bound.register.retention
    row = hide(world, bound, world.make.entry(bound, rule.after[0]), NEVER_SHOWN)
    since = today() - timedelta(days=366 * rule.years)
    bound.model._default_manager.filter(pk=row.pk).update(state_since=since)

    page = content_of(world.ask("approver", world.at(bound, "retention/")))

    assert NEVER_SHOWN.casefold() not in page
    assert f"{since.day} {since:%B %Y}".casefold() not in page
    assert "1 more was kept long enough, and is left out" in page
