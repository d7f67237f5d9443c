"""Retention: what has been kept long enough, and its destruction, after which the record still verifies."""

from datetime import date

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.audit.verification import verify
from goldthread.apps.registers.models import Attachment, Draft, Link, Proposal, Thing
from goldthread.apps.registers.operations import (
    CannotNow,
    NotAllowed,
    Restriction,
    destroy,
    restrict,
    retention_preview,
    save_draft,
    tie,
)
from goldthread.apps.registers.queries.entry import NotFound

LONG_AGO = date(2020, 3, 3)


@pytest.fixture
def ended(agreed, agreements):
    """An agreement that ended six years ago to the day."""

    def made(since=LONG_AGO):
        row = agreed("ended")
        agreements.model._default_manager.filter(pk=row.pk).update(state_since=since)
        row.refresh_from_db()
        return row

    return made


def test_preview_lists_what_was_kept_as_long_as_the_rule_asks(agreements, agreed, ended, approver, today):
    due = ended()
    ended(date(2020, 3, 4))
    agreements.model._default_manager.filter(pk=agreed("in_force").pk).update(state_since=LONG_AGO)

    lines = retention_preview(agreements, today, approver).lines

    assert [(line.thing, line.state.code, line.since, line.due_on) for line in lines] == [
        (due.thing, "ended", LONG_AGO, date(2026, 3, 3))
    ]
    assert [line.label for line in lines] == ["Agreement AG-2026-001"]


def test_preview_leaves_out_what_is_restricted_to_others_and_says_how_many(agreements, ended, people, today):
    row, officer = ended(), people.actor("officer")
    restriction = Restriction(safe_label="Withheld", exempt_under="commercial", people=(people.officer,))
    restrict(bound=agreements, thing=row.thing, restriction=restriction, reason="It is so", by=officer)

    found = {name: retention_preview(agreements, today, people.actor(name)) for name in ("approver", "officer")}

    assert {name: (len(one.lines), one.left_out) for name, one in found.items()} == {
        "approver": (0, 1),
        "officer": (1, 0),
    }


def test_preview_counts_the_deeds_that_others_lose_too(agreements, agreed, ended, approver, officer, today):
    row, other, apart = ended(), agreed(), ended()
    tie(from_thing=row.thing, to_thing=other.thing, kind="depends_on", by=officer)

    lines = {line.thing: line.shared for line in retention_preview(agreements, today, approver).lines}

    assert lines == {row.thing: 1, apart.thing: 0}


def test_destroying_empties_what_the_rule_names_and_keeps_the_rest(agreements, ended, approver):
    row = ended()

    assert destroy(bound=agreements, things=[row.thing], by=approver) == 1

    row.refresh_from_db()
    assert (row.purpose, row.parties, row.terms, row.basis) == ("", "", "", "")
    assert (row.title, row.reference, row.state, row.starts_on) == (
        "Agreement AG-2026-001", "AG-2026-001", "ended", date(2026, 4, 1),
    )  # fmt: skip
    assert Thing.objects.get(pk=row.pk).label == "Agreement AG-2026-001"


def test_words_of_the_record_go_and_the_chain_still_verifies(agreements, ended, approver, body):
    row = ended()

    destroy(bound=agreements, things=[row.thing], by=approver)

    told, *before = history(body.slug, f"thing:{row.pk}")
    assert (told.event, told.what) == ("entry.destroyed", "Agreement AG-2026-001")
    assert told.sentence == (
        "emptied: Purpose, Parties, Terms for the office, Legal basis, because it was kept as long as the rule asks: "
        "Limitation Act 1980, section 5: six years…"
    )
    assert [(one.event, one.is_blanked) for one in before] == [
        ("record.blanked", False),
        ("entry.moved", True),
        ("entry.moved", True),
        ("entry.moved", True),
        ("entry.added", True),
    ]
    assert verify().findings == ()


def test_drafts_and_proposals_go_and_links_stay(agreements, ended, approver, officer, make, body):
    row = ended()
    save_draft(bound=agreements, thing=row.thing, revision=4, answers={"terms": "secret"}, by=officer)
    Proposal.objects.create(
        thing=row.thing, register="agreement", revision=3, answers={"terms": "secret"}, by="x", at=row.changed_at
    )
    tie(from_thing=row.thing, to_thing=make("theme", "7"), kind="delivers", by=officer)

    destroy(bound=agreements, things=[row.thing], by=approver)

    assert (Draft.objects.count(), Proposal.objects.count(), Link.objects.count()) == (0, 0, 1)


def test_files_go_with_what_is_destroyed(agreements, ended, approver):
    row = ended()
    facts = {"media_type": "text/csv", "size": 1, "sha256": "0" * 64, "added_by": "x", "added_at": row.changed_at}
    Attachment.objects.create(thing=row.thing, name="names.csv", title="Names", **facts)

    destroy(bound=agreements, things=[row.thing], by=approver)

    assert list(Attachment.objects.all()) == []


def test_what_was_destroyed_is_not_listed_nor_destroyed_again(agreements, ended, approver, body, today):
    row = ended()
    destroy(bound=agreements, things=[row.thing], by=approver)

    with pytest.raises(CannotNow, match="Agreement AG-2026-001 is destroyed already"):
        destroy(bound=agreements, things=[row.thing], by=approver)

    assert retention_preview(agreements, today, approver).lines == ()


def test_one_that_must_be_kept_keeps_all(agreements, ended, approver):
    due, early = ended(), ended(date(2020, 3, 4))

    with pytest.raises(CannotNow, match="AG-2026-002 must be kept until 4 March 2026"):
        destroy(bound=agreements, things=[due.thing, early.thing], by=approver)

    due.refresh_from_db()
    assert due.purpose == "To know who is released, and when."


def test_what_is_still_open_is_kept(agreements, agreed, approver):
    row = agreed("in_force")
    agreements.model._default_manager.filter(pk=row.pk).update(state_since=LONG_AGO)

    with pytest.raises(CannotNow, match="must be kept: it is not yet closed"):
        destroy(bound=agreements, things=[row.thing], by=approver)


def test_only_an_approver_destroys(agreements, ended, officer):
    with pytest.raises(NotAllowed, match="Agreements are destroyed by an approver; you are signed in as"):
        destroy(bound=agreements, things=[ended().thing], by=officer)


def test_another_body_destroys_nothing(agreements, ended, stranger):
    with pytest.raises(NotFound):
        destroy(bound=agreements, things=[ended().thing], by=stranger)
