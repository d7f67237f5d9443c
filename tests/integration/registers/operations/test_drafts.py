"""Drafts: what a person has typed so far, theirs alone."""

import pytest
from tests.cast import cast

from goldthread.apps.registers.models import Draft
from goldthread.apps.registers.operations import NotAllowed, discard_draft, save_draft
from goldthread.apps.registers.queries.drafts import draft_of


def test_pages_of_a_form_add_up(agreements, officer):
    save_draft(bound=agreements, answers={"title": "One", "kind": "collaboration"}, by=officer)
    save_draft(bound=agreements, answers={"title": "Two", "parties": ["A", "B"]}, by=officer)

    assert draft_of(officer, agreements).answers == {
        "title": "Two", "kind": "collaboration", "parties": ["A", "B"],
    }  # fmt: skip


def test_what_is_typed_is_kept_as_it_was_typed(agreements, officer):
    save_draft(bound=agreements, answers={"review_on": "soon", "lead": "Nobody"}, by=officer)

    assert draft_of(officer, agreements).answers == {"review_on": "soon", "lead": "Nobody"}


def test_new_entry_and_each_change_have_drafts_of_their_own(agreements, agreed, officer):
    row = agreed()
    save_draft(bound=agreements, answers={"title": "New"}, by=officer)
    save_draft(bound=agreements, thing=row.thing, revision=1, answers={"title": "Changed"}, by=officer)

    found = [draft_of(officer, agreements), draft_of(officer, agreements, row.thing)]

    assert [(one.answers["title"], one.revision) for one in found] == [("New", 0), ("Changed", 1)]


def test_draft_is_read_by_nobody_else(agreements, officer, approver):
    save_draft(bound=agreements, answers={"title": "New"}, by=officer)

    assert draft_of(approver, agreements) is None
    assert discard_draft(bound=agreements, by=approver) is False
    assert Draft.objects.count() == 1


def test_same_person_at_two_bodies_has_two(agreements, people, officer):
    there = cast(people.elsewhere).actor("officer")
    here = officer.__class__(officer.key, "", officer.roles, officer.posts, there.body, officer.person_id)
    save_draft(bound=agreements, answers={"title": "Here"}, by=officer)

    assert draft_of(here, agreements) is None


def test_draft_is_thrown_away_once(agreements, officer):
    save_draft(bound=agreements, answers={"title": "New"}, by=officer)

    assert [discard_draft(bound=agreements, by=officer) for _ in range(2)] == [True, False]


def test_no_draft_of_an_entry_of_another_body(agreements, agreed, stranger):
    with pytest.raises(NotAllowed):
        save_draft(bound=agreements, thing=agreed().thing, revision=1, answers={}, by=stranger)
