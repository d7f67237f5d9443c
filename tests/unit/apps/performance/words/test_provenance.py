"""Where a figure comes from: what the note of a reported figure says of it, and of the day of its document."""

import pytest

from goldthread.apps.performance.models import ReportedFigure
from goldthread.apps.performance.words.provenance import day_of_report, worked_out

DERIVED = "Baseline and target derived: 1.3 points below the one, 3.8 short of the other."


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("", ""),
        ("As given in the table.", ""),
        (f"Second rise. {DERIVED} Reported on: only the month is known.", DERIVED),
        ("Worked out from the target of 357", "Worked out from the target of 357."),
    ],
)
def test_what_was_worked_out_is_told_in_the_words_of_the_note(note, said):
    assert worked_out(ReportedFigure(note=note)) == said


def test_no_row_has_no_note():
    assert worked_out(None) == ""


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("", ""),
        ("As given. Reported on: only the month is known, so its last day stands.",
         "only the month is known, so its last day stands."),
    ],
)  # fmt: skip
def test_a_day_of_report_that_is_not_known_says_which_stands(note, said):
    assert day_of_report(ReportedFigure(note=note)) == said
