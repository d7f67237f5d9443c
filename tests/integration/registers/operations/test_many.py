"""One answer for many entries: what each becomes, and why some are left."""

import pytest
from tests.cast import cast
from tests.integration.registers.conftest import ANSWERS

from goldthread.apps.audit.queries import history, log
from goldthread.apps.registers.operations import (
    BulkLine,
    NotAllowed,
    Restriction,
    UnfitAnswers,
    add,
    change_many,
    preview_many,
    restrict,
)
from goldthread.core.errors import BadInput

LEAD = {"field": "lead", "answer": "Analyst"}


def test_every_entry_that_can_is_changed_as_one_deed(agreements, agreed, officer, body):
    rows = [agreed(), agreed()]

    bulk = change_many(bound=agreements, wanted={row.pk: 1 for row in rows}, **LEAD, reason="she moved", by=officer)

    for row in rows:
        row.refresh_from_db()
    assert (bulk.changed, bulk.left) == (2, ())
    assert [(row.lead.name, row.revision) for row in rows] == [("Analyst", 2), ("Analyst", 2)]
    [entry] = [one for one in log(body.slug) if one.event == "entry.changed_many"]
    assert entry.sentence == "Lead of 2 entries set to Analyst, because she moved"
    assert entry.subjects == tuple(sorted(f"thing:{row.pk}" for row in rows))
    assert history(body.slug, f"thing:{rows[1].pk}")[0] == entry


def test_preview_tells_before_and_after_and_keeps_nothing(agreements, agreed, officer):
    drafted, sent, public = agreed(), agreed("sent"), agreed("in_force")
    wanted = {drafted.pk: 1, sent.pk: 2, public.pk: 3, 999_999: 1}

    lines = preview_many(bound=agreements, wanted=wanted, **LEAD, by=officer)

    title = ANSWERS["title"]
    assert lines == (
        BulkLine(f"AG-2026-001 {title}", "Officer", "Analyst"),
        BulkLine(
            f"AG-2026-002 {title}", "Officer", "Analyst",
            "This agreement is sent for approval, and nothing of it is changed in that state.",
        ),
        BulkLine(
            f"AG-2026-003 {title}", "Officer", "Analyst",
            "A change of it needs approval. Propose it on its own page.",
        ),
        BulkLine("Agreement", "", "", "There is no such entry that you may see."),
    )  # fmt: skip
    drafted.refresh_from_db()
    assert (drafted.lead.name, drafted.revision) == ("Officer", 1)


def test_entry_changed_meanwhile_is_left(agreements, agreed, officer):
    row, stale = agreed(), agreed()

    bulk = change_many(bound=agreements, wanted={row.pk: 1, stale.pk: 7}, **LEAD, reason="r", by=officer)

    stale.refresh_from_db()
    assert (bulk.changed, [why for _, why in bulk.left]) == (
        1, ["This agreement has been changed since you opened it. Look at it again, then decide."],
    )  # fmt: skip
    assert stale.lead.name == "Officer"


def test_entry_of_another_body_is_left_untold(agreements, agreed, officer, people):
    theirs = add(bound=agreements, answers=ANSWERS, by=cast(people.elsewhere).actor("officer"))

    bulk = change_many(bound=agreements, wanted={theirs.pk: 1}, **LEAD, reason="r", by=officer)

    assert bulk.left == (("Agreement", "There is no such entry that you may see."),)
    assert agreements.model._default_manager.get(pk=theirs.pk).lead.name == "Officer"


def test_restricted_entry_is_left_by_its_safe_label(agreements, agreed, officer, approver, people):
    row = agreed()
    terms = Restriction(safe_label="Agreement 1", exempt_under="personal", people=[people.approver])
    restrict(bound=agreements, thing=row.thing, restriction=terms, reason="names", by=officer)

    lines = preview_many(bound=agreements, wanted={row.pk: 1}, **LEAD, by=officer)

    assert lines == (BulkLine("Agreement 1", "", "", "It is restricted to named people."),)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"field": "title", "answer": "x"}, BadInput),
        ({"field": "lead", "answer": "Nobody"}, UnfitAnswers),
        ({**LEAD, "reason": ""}, UnfitAnswers),
    ],
)
def test_what_cannot_be_given_to_many_changes_none(agreements, agreed, officer, asked, error):
    row = agreed()

    with pytest.raises(error):
        change_many(**{"bound": agreements, "wanted": {row.pk: 1}, "reason": "r", "by": officer, **asked})

    row.refresh_from_db()
    assert row.revision == 1


def test_reader_changes_none(agreements, agreed, approver):
    with pytest.raises(NotAllowed):
        preview_many(bound=agreements, wanted={agreed().pk: 1}, **LEAD, by=approver)


@pytest.mark.parametrize("number", [1, 12])
def test_many_take_as_few_queries_as_one(agreements, agreed, officer, number, django_assert_num_queries):
    wanted = {agreed().pk: 1 for _ in range(number)}

    with django_assert_num_queries(14):
        change_many(bound=agreements, wanted=wanted, **LEAD, reason="r", by=officer)
