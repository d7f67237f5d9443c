"""Tables as CSV: one header, every cell as text, nothing that a spreadsheet runs."""

import pytest

from goldthread.web.public.export import csv_lines, harmless


def test_a_file_has_its_header_first_and_a_cell_that_is_not_given_is_empty():
    assert list(csv_lines(("a", "b"), [{"b": "x, “y”"}, {"a": 1.0, "b": 'q"'}])) == [
        "a,b\r\n",
        ',"x, “y”"\r\n',
        '1,"q"""\r\n',
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_text_that_would_run_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(("cell", "text"), [(-3.0, "-3"), (0.1, "0.1"), (None, ""), (12, "12"), ("7C01", "7C01")])
def test_other_cells_are_written_as_they_are(cell, text):
    assert harmless(cell) == text
