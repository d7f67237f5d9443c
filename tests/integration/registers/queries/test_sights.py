"""How much of several things one person sees, and the links of a thing as they see them."""

import pytest

from goldthread.apps.registers.models import Link, Sensitivity, Thing
from goldthread.apps.registers.operations import Restriction, restrict
from goldthread.apps.registers.queries.entries import Asked, asked_from, lines
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.apps.registers.queries.sights import sights, sights_of, ties
from goldthread.core.errors import BadInput


def hide(agreements, row, people) -> Thing:
    """Restrict an entry to the officer."""
    restriction = Restriction(safe_label="Withheld", exempt_under="commercial", people=(people.officer,))
    by = people.actor("officer")
    restrict(bound=agreements, thing=row.thing, restriction=restriction, reason="It is so", by=by)
    return Thing.objects.get(pk=row.pk)


def test_what_is_restricted_is_a_label_to_others_and_nothing_to_a_contributor(agreed, agreements, people):
    open_one, hidden = agreed().thing, hide(agreements, agreed(title="Secret"), people)

    seen = {name: sights(people.actor(name), [open_one, hidden]) for name in ("officer", "approver", "contributor")}

    assert seen == {
        "officer": {open_one.pk: Sight.FULL, hidden.pk: Sight.FULL},
        "approver": {open_one.pk: Sight.FULL, hidden.pk: Sight.LABEL},
        "contributor": {},
    }


def test_the_entries_of_another_body_are_not_there(agreed, stranger):
    assert sights_of(stranger, [agreed().pk, 999_999]) == {}


def test_what_no_register_keeps_is_seen_by_its_sensitivity(make, people):
    public = make("theme", "1")
    office = make("insight", "2")
    Thing.objects.filter(pk=office.pk).update(sensitivity=Sensitivity.OFFICE, safe_label="Insight 2")
    office.refresh_from_db()

    assert sights(people.actor("officer"), [public, office]) == {public.pk: Sight.FULL, office.pk: Sight.FULL}
    assert sights(people.actor("contributor"), [public, office]) == {public.pk: Sight.FULL, office.pk: Sight.LABEL}


def test_ties_are_told_both_ways_with_what_the_reader_may_read(agreed, agreements, people, tie):
    one, hidden, newer = agreed(), agreed(title="Secret"), agreed(title="Newer")
    hide(agreements, hidden, people)
    tie(one.thing, hidden.thing, "depends_on")
    tie(newer.thing, one.thing, "supersedes")

    found = ties(people.actor("approver"), one.thing)

    assert [(found.link.kind, found.goes_out, found.title, found.sight) for found in found] == [
        ("depends_on", True, "Withheld", Sight.LABEL),
        ("supersedes", False, "Newer", Sight.FULL),
    ]


def test_the_note_of_a_tie_is_for_who_sees_the_other_end_in_full(agreed, agreements, people, tie):
    one, hidden = agreed(), agreed(title="Secret")
    hide(agreements, hidden, people)
    tie(one.thing, hidden.thing, "depends_on")
    Link.objects.update(note="It is the tender.")

    notes = {name: [found.note for found in ties(people.actor(name), one.thing)] for name in ("officer", "approver")}

    assert notes == {"officer": ["It is the tender."], "approver": [""]}


def test_a_tie_to_what_the_reader_may_not_know_of_is_left_out(agreed, make, people, tie):
    theme, kept = make("theme", "1"), agreed()
    tie(kept.thing, theme, "delivers")

    assert [len(ties(people.actor(name), theme)) for name in ("officer", "contributor")] == [1, 0]


def test_a_list_with_something_restricted_opens_for_who_sees_all_of_it(agreed, agreements, people):
    agreed(title="Open")
    hide(agreements, agreed(title="Secret"), people)

    found = lines(people.actor("auditor"), agreements, Asked(order="title"))

    assert [(line.title, line.is_label) for line in found.lines] == [("Open", False), ("Secret", False)]


@pytest.mark.parametrize("asked", [{"state": "nonsense"}, {"kind": "nonsense"}])
def test_an_answer_that_a_filter_does_not_offer_is_refused(agreements, asked):
    with pytest.raises(BadInput, match=r"“nonsense”: is no answer of this filter\."):
        asked_from(agreements.register, asked)


def test_a_state_that_there_is_is_asked_for(agreements):
    assert asked_from(agreements.register, {"state": "drafted"}).filters == {"state": "drafted"}
