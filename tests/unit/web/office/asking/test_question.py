"""What a form sends, as answers, and answers as boxes."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.spec import Choice, Field, FieldKind
from goldthread.web.office.asking.question import split_day, typed

DAY = Field(name="due_on", label="Due", kind=FieldKind.DATE, hint="x")
TEXT = Field(name="text", label="Text", kind=FieldKind.TEXT, hint="x")
LEADS = Field(name="leads", label="Leads", kind=FieldKind.POSTS, hint="x")
KIND = Field(name="kind", label="Kind", kind=FieldKind.CHOICE, choices=(Choice("a", "A"),), hint="x")


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ("due_on-day=3&due_on-month=4&due_on-year=2026", "3 4 2026"),
        ("due_on-day=+3+&due_on-month=April&due_on-year=2026", "3 April 2026"),
        ("due_on-day=&due_on-month=&due_on-year=+", ""),
        ("due_on-day=3&due_on-month=&due_on-year=2026", "3  2026"),
        ("due_on-day=3", "3  "),
        ("due_on=3+4+2026", "3 4 2026"),
    ],
)
def test_day_is_put_together_from_its_boxes(sent, answer):
    assert typed([DAY], QueryDict(sent)) == {"due_on": answer}


def test_lines_have_one_kind_of_end():
    assert typed([TEXT], QueryDict("text=a%0D%0Ab%0Dc%0Ad")) == {"text": "a\nb\nc\nd"}


@pytest.mark.parametrize("sent", ["leads=One&leads=Two", "leads=One%0D%0A%0D%0A+Two+"])
def test_posts_come_as_ticks_or_as_lines(sent):
    assert typed([LEADS], QueryDict(sent)) == {"leads": ["One", "Two"]}


def test_what_is_asked_and_not_chosen_is_an_empty_answer_and_what_is_not_asked_is_none():
    assert typed([KIND, LEADS, TEXT], QueryDict("asks=kind&asks=leads")) == {"kind": "", "leads": []}


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1, 9999))
def test_day_comes_back_out_of_its_boxes(day, month, year):
    sent = QueryDict(f"due_on-day={day}&due_on-month={month}&due_on-year={year}")

    assert split_day(str(typed([DAY], sent)["due_on"])) == (str(day), str(month), str(year))


@given(st.text())
def test_what_is_no_day_is_never_lost(text):
    day, month, year = split_day(text)

    assert (
        (day, month, year) == (text, "", "")
        or " ".join((day, month, year)) == text
        or f"{year}-{month:>02}-{day:>02}" == text.strip()
    )
