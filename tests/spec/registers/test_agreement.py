"""Agreements: what is particular to them. What every register has in common is the conformance suite's."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.cast import cast

from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.publishing.registers.agreement import AGREEMENTS, Agreement
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import UnfitAnswers, add
from goldthread.core.spec import Changes, Role, check

ANSWERS = {
    "title": "Sharing of data with probation",
    "kind": "information_sharing",
    "purpose": "To know who is released, and when.",
    "parties": "The Board\nProbation",
    "lead": "Officer",
    "basis": "Crime and Disorder Act 1998, section 115",
    "starts_on": "2026-04-01",
    "ends_on": "2029-03-31",
    "review_on": "2027-04-01",
}


@pytest.fixture
def officer(db, home):
    """Who writes agreements."""
    body = found(name="Board for Testing", by="system")
    open_home(body=body, is_demo=True, by="system")
    return cast(body).actor("officer")


def test_the_declaration_holds_together():
    assert check(AGREEMENTS) == ()


def test_an_agreement_lives_from_draft_to_its_end():
    life = AGREEMENTS.lifecycle

    assert [(state.code, state.is_open, state.changes) for state in life.states] == [
        ("drafted", True, Changes.DIRECT),
        ("sent", True, Changes.NONE),
        ("in_force", True, Changes.PROPOSED),
        ("ended", False, Changes.NONE),
        ("abandoned", False, Changes.NONE),
    ]
    assert [(step.code, step.sources, step.to, step.needs_reason) for step in life.steps] == [
        ("send", ("drafted",), "sent", False),
        ("approve", ("sent",), "in_force", False),
        ("send_back", ("sent",), "drafted", True),
        ("end", ("in_force",), "ended", True),
        ("abandon", ("drafted",), "abandoned", True),
    ]


def test_an_agreement_is_approved_by_an_approver_who_did_not_send_it():
    approve = AGREEMENTS.lifecycle.step("approve")

    assert (approve.who, approve.differs_from) == (frozenset({Role.APPROVER}), "send")


def test_the_public_gets_an_agreement_without_terms_lead_and_working_date():
    assert [field.name for field in AGREEMENTS.public_fields] == [
        "title", "kind", "purpose", "parties", "basis", "starts_on", "ends_on",
    ]  # fmt: skip
    assert [one.field for one in AGREEMENTS.publication.withheld] == ["lead", "terms", "review_on"]
    assert AGREEMENTS.publication.states == ("in_force", "ended")


@pytest.mark.parametrize(
    ("state", "due"),
    [
        ("drafted", [None, None]),
        ("in_force", [date(2027, 4, 1), date(2029, 3, 31)]),
        ("ended", [None, None]),
    ],
)
def test_review_and_end_fall_due_while_it_is_in_force(state, due):
    values = {"review_on": date(2027, 4, 1), "ends_on": date(2029, 3, 31)}

    assert [clock.due_on(state, values) for clock in AGREEMENTS.clocks] == due


def test_no_clock_is_called_law():
    assert [clock.law for clock in AGREEMENTS.clocks] == ["", ""]


def test_an_agreement_without_an_end_never_falls_due_for_it():
    (end,) = [clock for clock in AGREEMENTS.clocks if clock.code == "end"]

    assert end.due_on("in_force", {"ends_on": None}) is None


def test_an_agreement_is_kept_six_years_after_it_ends_and_keeps_its_title():
    retention = AGREEMENTS.retention

    assert (retention.years, retention.after) == (6, ("ended", "abandoned"))
    assert "title" not in retention.erases


def test_references_are_numbered_by_year(officer):
    made = [add(bound=bound("agreement"), answers=ANSWERS, by=officer).reference for _ in range(2)]

    assert made == ["AG-2026-001", "AG-2026-002"]


@pytest.mark.parametrize("ends_on", ["2026-04-01", "2026-03-31"])
def test_an_agreement_that_ends_before_it_has_started_is_refused(officer, ends_on):
    with pytest.raises(UnfitAnswers):
        add(bound=bound("agreement"), answers=ANSWERS | {"ends_on": ends_on}, by=officer)


def test_the_table_itself_refuses_an_end_before_the_start(officer):
    row = Agreement.objects.get(pk=add(bound=bound("agreement"), answers=ANSWERS, by=officer).pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.filter(pk=row.pk).update(ends_on=date(2020, 1, 1))
