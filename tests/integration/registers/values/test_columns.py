"""Values written to a register's table and read back, of one entry and of many."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.apps.registers.values import fill, keep_posts, values_of

from .sample import BOUND, GRANTS, SampleGrant, SampleHelp

pytestmark = pytest.mark.usefixtures("tables")


@pytest.fixture
def keep(body, make, posts, today):
    """A grant with these values, saved."""

    def kept(reference: str, **values: object) -> SampleGrant:
        thing = make("sample_grant", reference)
        held = {"title": "Lights", "starts_on": date(2026, 4, 3), **values}
        entry = SampleGrant(thing=thing, body=body, reference=reference, state="drafted", state_since=today)
        entry.changed_at = thing.created_at
        fill(entry, held, GRANTS)
        entry.save()
        keep_posts(entry, GRANTS, held)
        return SampleGrant.objects.get(pk=entry.pk)

    return kept


def test_values_are_read_back_as_they_were_kept(keep, posts, theme) -> None:
    values = {
        "title": "Lights",
        "note": "Two\nlines",
        "size": "small",
        "starts_on": date(2026, 4, 3),
        "heads": 12,
        "cost": Decimal("12.50"),
        "agreed": True,
        "lead": posts["Chief executive"],
        "helpers": (posts["Head of standards"], posts["Chief executive"]),
        "plan_part": theme,
    }

    assert values_of(BOUND, [keep("SG-1", **values)]) == [values]


def test_entry_without_answers_has_empty_values(keep) -> None:
    (values,) = values_of(BOUND, [keep("SG-1")])

    assert [values[name] for name in ("note", "size", "heads", "lead", "helpers", "plan_part")] == [
        "",
        "",
        None,
        None,
        (),
        None,
    ]


def test_no_entries_have_no_values() -> None:
    assert values_of(BOUND, []) == []


def test_thirty_entries_ask_as_much_as_one(keep, posts, theme) -> None:
    values = {"lead": posts["Chief executive"], "helpers": tuple(posts.values()), "plan_part": theme}
    entries = [keep(f"SG-{number}", **values) for number in range(30)]
    asked = []

    for some in (entries[:1], entries):
        with CaptureQueriesContext(connection) as queries:
            values_of(BOUND, some)
        asked.append(len(queries))

    assert asked == [3, 3]


def test_posts_are_kept_anew_in_another_order(keep, posts) -> None:
    one, two, three = posts.values()
    entry = keep("SG-1", helpers=(one, two))

    keep_posts(entry, GRANTS, {"helpers": (three, two, one)})

    assert values_of(BOUND, [entry])[0]["helpers"] == (three, two, one)
    assert SampleHelp.objects.count() == 3


def test_posts_that_stand_already_are_left_alone_and_so_are_those_not_named(keep, posts) -> None:
    entry = keep("SG-1", helpers=(posts["Head of contact"],))
    before = SampleHelp.objects.get()

    keep_posts(entry, GRANTS, {"helpers": (posts["Head of contact"],)})
    keep_posts(entry, GRANTS, {"title": "Other"})

    assert SampleHelp.objects.get().pk == before.pk


def test_one_entrys_posts_are_not_anothers(keep, posts) -> None:
    first, second = keep("SG-1", helpers=(posts["Head of contact"],)), keep("SG-2", helpers=tuple(posts.values()))

    keep_posts(first, GRANTS, {"helpers": ()})

    assert [len(values["helpers"]) for values in values_of(BOUND, [first, second])] == [0, 3]
