"""What is wrong with a file, or with the machine, ends in one sentence, and the lake is as it was."""

import errno
import os
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from tests.integration.performance.loaded import FIRST, SECOND, level, load, tables

from goldthread.analytics import lake
from goldthread.analytics.lake import CannotKeep
from goldthread.analytics.sources.street import Street
from goldthread.apps.audit.queries import head
from goldthread.apps.performance.models import Load, SourceFile

ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><worksheet><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&k;</t></is></c></row></sheetData></worksheet>"""
GROWING = b"".join(b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 11))
BOOK = {
    "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    b'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" '
    b'sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    b'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def assert_untouched(body, path, sentence, **how):
    """Refused with this in its sentence; no table, row or entry more than before."""
    before = (tables(), SourceFile.objects.count(), Load.objects.count(), head(body.slug))

    (file,) = load(body, path, **how).files

    assert file.refused
    assert sentence in file.refused
    assert (tables(), SourceFile.objects.count(), Load.objects.count(), head(body.slug)) == before


def test_zip_bomb(body, tmp_path):
    path = zipped(tmp_path / "bomb.zip", {"2025-01-street.csv": b"\0" * 2**26})

    assert_untouched(body, path, "packed into next to nothing")


def test_zip_in_a_zip(body, write_street, tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.csv": write_street("2025-01").read_bytes()})

    assert_untouched(body, zipped(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()}), "is a zip inside a zip")


def test_zip_whose_paths_lead_outside(body, write_street, tmp_path):
    path = zipped(tmp_path / "a.zip", {"../../a.csv": write_street("2025-01").read_bytes()})

    assert_untouched(body, path, "whose path leads outside the zip")


def test_workbook_bomb(body, tmp_path):
    path = zipped(tmp_path / "a.xlsx", BOOK | {"xl/worksheets/sheet1.xml": b" " * 2**26})

    assert_untouched(body, path, "packed into next to nothing")


def test_workbook_with_entities_that_grow(body, tmp_path):
    path = zipped(tmp_path / "a.xlsx", BOOK | {"xl/worksheets/sheet1.xml": ENTITIES % GROWING})

    assert_untouched(body, path, "a.xlsx: ")


def test_file_of_five_gigabytes_is_refused_by_its_size(body, tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as out:
        out.truncate(5 * 2**30)

    assert_untouched(body, path, "large.csv: is 5.0 GB large, more than 2.0 GB. Nothing of it was read.")


def test_limit_of_size_is_a_setting(body, write_street, settings):
    path = write_street("2025-01", {"Robbery": 9000})
    settings.LARGEST_FILE_MB = 1

    assert_untouched(body, path, "GOLDTHREAD_LARGEST_FILE_MB")


def test_ten_thousand_columns(body, write_street):
    path = write_street("2025-01")
    more = "".join(f",c{number}" for number in range(10_000))
    first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([first + more, *(line + "," * 10_000 for line in rest)]) + "\n")

    assert_untouched(body, path, "more than 2,000 columns")


@pytest.mark.parametrize(
    ("encoding", "sentence"), [("latin-1", "row 362: is not in UTF-8"), ("utf-16", "is in UTF-16")]
)
def test_wrong_encoding(body, write_street, make_rows, encoding, sentence):
    path = write_street("2025-01", rows=[*make_rows("2025-01"), make_rows("2025-01")[0] | {"Location": "Café Road"}])
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    assert_untouched(body, path, sentence)


@pytest.mark.parametrize(
    ("row", "sentence"), [(1, "holds bytes that no text has"), (2000, "row 2001: holds a byte that no text has")]
)
def test_bytes_that_are_nought(body, write_street, row, sentence):
    path = write_street("2025-01", {"Robbery": 3000})
    lines = path.read_bytes().splitlines(keepends=True)
    lines[row] = lines[row].replace(b"High", b"H\0gh")
    path.write_bytes(b"".join(lines))

    assert_untouched(body, path, sentence)


def test_half_a_line(body, write_street):
    path = write_street("2025-01")
    path.write_bytes(path.read_bytes()[:-60])

    assert_untouched(body, path, "row 361: has ")


def test_two_feeds_in_one_zip_are_both_taken(body, write_street, tmp_path):
    census = (
        "date,geography,geography code,Residence type: Total; measures: Value\n2021,Leicester 001A,E01013601,1500\n"
    )
    path = zipped(tmp_path / "both.zip", {"a.csv": write_street("2025-01").read_bytes(), "b.csv": census.encode()})

    report = load(body, path)

    assert [file.feed for file in report.files] == ["street", "census_residents"]
    assert SourceFile.objects.count() == 2


def test_half_a_month_released_again(body, write_street, make_rows):
    load(body, write_street("2025-01"))
    half = write_street("2025-01", rows=make_rows("2025-01")[:250], folder="half")

    assert_untouched(body, half, "90 % of both are needed", released_on=SECOND)
    assert level(body) == 40


@pytest.mark.parametrize("change", [b"x\n", b""])
def test_file_that_changes_while_it_is_read(body, write_street, monkeypatch, change):
    path = write_street("2025-01")
    land = Street.land

    def land_and_change(self, incoming, lake):
        landed = land(self, incoming, lake)
        path.write_bytes(path.read_bytes() + change if change else path.read_bytes().replace(b"High", b"Long"))
        return landed

    monkeypatch.setattr(Street, "land", land_and_change)

    assert_untouched(body, path, "changed while it was read")


def test_file_that_is_only_touched_while_it_is_read_is_taken(body, write_street, monkeypatch):
    path = write_street("2025-01")
    land = Street.land

    def land_and_touch(self, incoming, lake):
        landed = land(self, incoming, lake)
        os.utime(path, (0, 0))
        return landed

    monkeypatch.setattr(Street, "land", land_and_touch)

    assert load(body, path).files[0].refused is None


def test_full_disk(body, write_street, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(lake.os, "fsync", full)

    assert_untouched(body, write_street("2025-01"), "the disk is full. Make room and load again")


def test_lake_that_cannot_be_written(body, write_street, settings, tmp_path):
    (tmp_path / "in_the_way").write_text("a file")
    settings.LAKE = tmp_path / "in_the_way" / "lake"

    with pytest.raises(CannotKeep, match="could not be written"):
        load(body, write_street("2025-01"))

    assert SourceFile.objects.count() == 0


def test_file_that_is_not_there(body):
    assert_untouched(body, Path(settings.HOME, "nowhere.csv"), "does not exist", released_on=FIRST)
