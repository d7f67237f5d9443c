"""Tables as files to be saved: one header, nothing that a spreadsheet runs, each format under its own name."""

import pytest

from goldthread.core.errors import BadInput
from goldthread.web.parts.export import FORMATS, csv_lines, harmless, table_file


def test_a_file_has_its_header_first_and_a_cell_that_is_not_given_is_empty():
    assert list(csv_lines(("a", "b"), [{"b": "x, “y”"}, {"a": 1.0, "b": 'q"'}])) == [
        "a,b\r\n",
        ',"x, “y”"\r\n',
        '1,"q"""\r\n',
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "\xa0@x", "\u200b=1", "＝1", "＠x"]
)
def test_text_that_would_run_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(("cell", "text"), [(-3.0, "-3"), (0.1, "0.1"), (None, ""), (12, "12"), ("7C01", "7C01")])
def test_other_cells_are_written_as_they_are(cell, text):
    assert harmless(cell) == text


@pytest.mark.parametrize("ending", FORMATS)
def test_table_is_sent_as_a_file_of_its_kind(ending):
    answer = table_file(ending, name="agreements", title="Agreements", head=("a",), rows=[{"a": "=1"}])
    content = b"".join(answer.streaming_content)

    assert answer["Content-Type"] == FORMATS[ending]
    assert answer["Content-Disposition"] == f'attachment; filename="agreements.{ending}"'
    assert content.startswith({"csv": "\ufeffa\r\n'=1".encode(), "json": b'[\n{"a": "=1"}', "xlsx": b"PK"}[ending])


def test_format_that_is_none_is_refused():
    with pytest.raises(BadInput) as fault:
        table_file("exe", name="a", title="A", head=(), rows=[])

    assert str(fault.value) == "“exe”: is no format of a list. Give one of: csv, json, xlsx."
