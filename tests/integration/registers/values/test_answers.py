"""Answers to a whole form: values for what can be used, a sentence for each that cannot."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.apps.people.operations import keep_post
from goldthread.apps.registers.values import lookup, read_answers, to_answers

from .sample import GRANTS

ANSWERS = {
    "title": " Lights  on the green ",
    "note": "First.\r\nSecond.",
    "size": "Small grant",
    "starts_on": "3 4 2026",
    "heads": "1,200",
    "cost": "£12.50",
    "agreed": "no",
    "lead": "cex",
    "helpers": ["Head of standards", "Head of contact"],
    "plan_part": "theme 7 (2025-29)",
}


def test_every_kind_of_answer_is_read(body, posts, theme) -> None:
    reading = read_answers(GRANTS, ANSWERS, body=body)

    assert reading.faults == {}
    assert reading.values == {
        "title": "Lights on the green",
        "note": "First.\nSecond.",
        "size": "small",
        "starts_on": date(2026, 4, 3),
        "heads": 1200,
        "cost": Decimal("12.50"),
        "agreed": False,
        "lead": posts["Chief executive"],
        "helpers": (posts["Head of standards"], posts["Head of contact"]),
        "plan_part": theme,
    }


def test_what_is_not_answered_is_empty_and_required_answers_are_missed(body) -> None:
    reading = read_answers(GRANTS, {"title": "  "}, body=body)

    assert reading.values == {
        "note": "", "size": "", "heads": None, "cost": None, "agreed": None, "lead": None, "helpers": (),
        "plan_part": None,
    }  # fmt: skip
    assert reading.faults == {
        "title": "Title: is empty. It must be answered.",
        "starts_on": "Starts on: is empty. It must be answered.",
    }
    assert not reading


def test_only_the_named_fields_are_read(body) -> None:
    reading = read_answers(GRANTS, {"title": "A", "starts_on": "soon"}, body=body, only=("title", "note"))

    assert (reading.values, reading.faults) == ({"title": "A", "note": ""}, {})


def test_values_become_answers_that_are_read_as_the_same_values(body, posts, theme) -> None:
    values = read_answers(GRANTS, ANSWERS, body=body).values

    again = to_answers(GRANTS, values)

    assert again["starts_on"], again["plan_part"] == ("3 4 2026", "theme 7 (2025-29)")
    assert read_answers(GRANTS, again, body=body).values == values


def test_empty_values_become_empty_answers(body) -> None:
    values = read_answers(GRANTS, {}, body=body).values

    assert set(map(str, to_answers(GRANTS, values).values())) == {"", "[]"}


def test_several_posts_may_stand_in_one_text(body, posts) -> None:
    reading = read_answers(GRANTS, {"helpers": "CEX;\n Head of contact ; "}, body=body, only=("helpers",))

    assert reading.values["helpers"] == (posts["Chief executive"], posts["Head of contact"])


@pytest.mark.parametrize(
    ("field", "answer", "sentence"),
    [
        (
            "lead",
            "Head of contakt",
            "Lead: “Head of contakt” is no post that is held. Did you mean “Head of contact”? Give one of: "
            "Chief executive, Head of contact, Head of standards.",
        ),
        ("helpers", ["CEX", "Chief executive"], "Helped by: “Chief executive” is named twice. Name it once."),
        (
            "plan_part",
            "8",
            "Part of the plan: “8” is no reference that is held. Give one of: theme 7 (2025-29).",
        ),
        ("size", ["small", "large"], "Size: has 2 answers. Give one."),
        ("note", "x" * 51, "Note: has 51 characters. Cut it to 50 at most."),
        (
            "title",
            "a\x00b",
            "Title: holds a sign that nobody sees (U+0000, character 2). Delete it, or type the text again.",
        ),
    ],
)
def test_answer_that_cannot_be_used_is_told_where_it_stands(body, posts, theme, field, answer, sentence) -> None:
    reading = read_answers(GRANTS, {field: answer}, body=body, only=(field,))

    assert (reading.values, reading.faults) == ({}, {field: sentence})


def test_another_bodys_post_and_thing_mean_nothing_here(body, posts, theme, make, another_body) -> None:
    reading = read_answers(GRANTS, {"lead": "CEX", "plan_part": "7"}, body=another_body, only=("lead", "plan_part"))

    assert reading.faults == {
        "lead": "Lead: “CEX” is no post that is held. None is held yet.",
        "plan_part": "Part of the plan: “7” is no reference that is held. Give the reference of one that is held.",
    }


def test_form_that_names_nothing_asks_nothing(body) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        read_answers(GRANTS, {"title": "A", "heads": "1"}, body=body, only=("title", "heads"))

    assert len(asked) == 0


def test_many_rows_ask_as_little_as_one(body, posts, theme) -> None:
    rows = [{"lead": "CEX", "plan_part": "7"}] * 30

    with CaptureQueriesContext(connection) as asked:
        known = lookup(body, [row["plan_part"] for row in rows], of=("theme", "objective"))
        readings = [read_answers(GRANTS, row, body=body, only=("lead", "plan_part"), found=known) for row in rows]

    assert [reading.values["plan_part"] for reading in readings] == [theme] * 30
    assert len(asked) == 2


def test_post_kept_meanwhile_is_found_by_the_next_form(body, posts) -> None:
    before = read_answers(GRANTS, {"lead": "Clerk"}, body=body, only=("lead",))
    kept = keep_post(body=body, name="Clerk", owner="C", by="s")

    after = read_answers(GRANTS, {"lead": "Clerk"}, body=body, only=("lead",))

    assert (list(before.faults), after.values) == (["lead"], {"lead": kept})
