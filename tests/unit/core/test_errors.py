"""Errors for people: where, what, and how to mend it."""

import pytest

from goldthread.core.errors import BadInput, GoldthreadError


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadInput("The sheet is empty."), "The sheet is empty."),
        (BadInput("The sheet is empty.", where="a.xlsx"), "a.xlsx: The sheet is empty."),
        (
            BadInput("The sheet is empty.", where="a.xlsx", mend="Add rows."),
            "a.xlsx: The sheet is empty. Add rows.",
        ),
    ],
)
def test_bad_input_says_where_what_and_how_to_mend(error: BadInput, said: str) -> None:
    assert str(error) == said
    assert isinstance(error, GoldthreadError)
