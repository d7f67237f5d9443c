"""The beginning of a file says what it is; what is no table is told for what it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import HEAD_BYTES, Sample, sample_of
from goldthread.analytics.sources.measure_template import write_template
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]


@pytest.mark.parametrize(
    ("content", "header"),
    [
        (b"a,b\n1,2\n", ("a", "b")),
        (b"\xef\xbb\xbfa,b\r\n", ("a", "b")),
        (b'"Residence: Total, all",b', ("Residence: Total, all", "b")),
        (b"caf\xe9,b\n", ("caf\N{REPLACEMENT CHARACTER}", "b")),
        (b"\n\na,b\n", ()),
    ],
)
def test_csv_is_known_by_its_first_row(text_file: Write, content: bytes, header: tuple[str, ...]) -> None:
    assert sample_of(text_file(content)) == Sample("file.csv", "csv", header)


def test_text_that_is_cut_within_a_letter_by_the_sample_is_read(text_file: Write) -> None:
    content = "a,b\n" + "x" * (HEAD_BYTES - 5) + "é\n"

    assert sample_of(text_file(content)).header == ("a", "b")


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        (b'[{"id": 1, "name": {"x": 2}}]', ("id", "name")),
        (b'\xef\xbb\xbf\n {"type": "FeatureCollection", "features": [{"id": 1}]}', ("type", "features")),
        (b'[{"id": "' + b"\xc3\xa9" * HEAD_BYTES, ("id",)),
    ],
    ids=["list", "object", "longer than the sample"],
)
def test_json_is_known_by_the_keys_of_its_first_object(text_file: Write, content: bytes, keys: tuple[str, ...]) -> None:
    found = sample_of(text_file(content, "a.json"))

    assert (found.kind, found.header, found.keys) == ("json", keys, frozenset(keys))


def test_keys_are_of_json_alone() -> None:
    assert Sample("a", "csv", ("id",)).keys == frozenset()


def test_workbook_is_known_by_its_sheets_and_header(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")

    found = sample_of(Incoming(tmp_path / "t.xlsx", "t.xlsx", contained=False))

    assert (found.kind, found.sheets, found.header[:2]) == ("workbook", ("Read me", "Measures"), ("measure", "area"))


def test_top_of_a_sheet_is_read_when_asked_for_and_kept(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    found = sample_of(Incoming(tmp_path / "t.xlsx", "t.xlsx", contained=False))
    first = found.top("Read me", rows=1)

    (tmp_path / "t.xlsx").unlink()

    assert first[0][0] == "What this is"
    assert (found.top("Read me", rows=1), len(found.top("Read me"))) == (first, 8)


def test_sheet_that_is_not_there_has_no_top(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    found = sample_of(Incoming(tmp_path / "t.xlsx", "t.xlsx", contained=False))

    assert found.top("Table P1") == ()
    assert Sample("a.csv", "csv", ("a",)).top("Table P1") == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "file.csv: is empty. Fetch it again."),
        (b" \r\n\t\n", "file.csv: is empty. Fetch it again."),
        (
            b"\n  <!DOCTYPE html><html><body>Sign in</body></html>",
            "file.csv: is a web page, not a table, whatever its name says. The site may have answered with an "
            "error or a "
            "sign-in page: fetch the file again.",
        ),
        (b'<?xml version="1.0"?><Error/>', "file.csv: is XML, not a table. Save the table as CSV or XLSX."),
        (b"%PDF-1.7", "file.csv: is a PDF, not a table. Give the table behind it as CSV or XLSX."),
        (
            b"[1, 2]",
            "file.csv: is JSON without a record. Ask for what is published, or give a table.",
        ),
        (b"\x1f\x8b\x08", "file.csv: is packed in a way that is not read. Unpack it, or pack it as zip."),
        ("a,b\n".encode("utf-16"), "file.csv: is in UTF-16. Save it as “CSV UTF-8”."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "file.csv: is a workbook of the old kind (.xls), or one with a password. Save it as XLSX, without a "
            "password.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "file.csv: is not a table: it holds bytes that no text has. Give a CSV or XLSX file.",
        ),
    ],
    ids=["empty", "blank", "html", "xml", "pdf", "json", "gzip", "utf-16", "xls", "binary"],
)
def test_file_that_is_no_table_is_told(text_file: Write, content: bytes, sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        sample_of(text_file(content))

    assert str(told.value) == sentence


def test_headings_are_missing_whatever_their_case() -> None:
    sample = Sample("a", "csv", (" Crime  ID", "MONTH"))

    assert sample.missing(("Crime ID", "Month", "Location")) == ("Location",)
    assert sample.has(("month",))
