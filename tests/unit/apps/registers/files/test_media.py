"""A file is what its content says. What runs, draws a page or is two things at once is refused."""

from pathlib import Path

import pytest

from goldthread.analytics.intake.archive import CannotOpen
from goldthread.apps.registers.files.media import JPEG, PDF, PNG, TEXT, fitting_name, media_of
from goldthread.apps.registers.files.refusal import CannotKeepFile
from goldthread.core.errors import BadInput

from . import made


@pytest.fixture
def known(tmp_path: Path):
    """The media type of a content, whatever its name."""

    def of(content: bytes, name: str = "a.png") -> str:
        path = tmp_path / "given"
        path.write_bytes(content)
        return media_of(path, name).type

    return of


@pytest.fixture
def refused(known):
    """Why a content is not kept."""

    def told(content: bytes) -> str:
        with pytest.raises(BadInput) as fault:
            known(content)
        return str(fault.value)

    return told


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (made.PDF, "application/pdf"),
        (made.picture("PNG"), "image/png"),
        (made.picture("JPEG"), "image/jpeg"),
        (made.picture("WEBP"), "image/webp"),
        (made.zipped(made.DOCX), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (made.zipped(made.ODT), "application/vnd.oasis.opendocument.text"),
        ("Ärger, 3 < 4 & 5 > 4\r\n".encode(), "text/plain"),
        (b"\xef\xbb\xbfa;b\n1;2\n", "text/plain"),
    ],
)
def test_each_kind_that_is_kept_is_known_by_its_content(known, content, media_type) -> None:
    assert known(content, "picture.exe") == media_type


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "a.png: is empty. Give one that holds something."),
        (made.SVG, "a.png: is a web page, a drawing or another file with markup that runs. Save it as PDF or PNG."),
        (
            b"<!-- x --><!DOCTYPE html><p>",
            "a.png: is a web page, a drawing or another file with markup that runs. Save it as PDF or PNG.",
        ),
        (b"GIF89a/*<script>", "a.png: is a GIF picture. Save it as PNG."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "a.png: is a document of an old kind, which may hold macros. Save it as DOCX, XLSX, PPTX or PDF.",
        ),
        (made.PDF[:-7], "a.png: is cut short. Save or send it again."),
        (
            made.PDF + made.zipped(made.DOCX),
            "a.png: is a PDF and something else at once. Ask for it anew from whoever made it.",
        ),
        (
            made.picture("JPEG") + made.zipped({"a.class": "x"}),
            "a.png: is a JPEG picture and something else at once. Ask for it anew from whoever made it.",
        ),
    ],
)
def test_what_is_not_kept_is_told_with_what_to_do(refused, content, fault) -> None:
    assert refused(content) == fault


@pytest.mark.parametrize("start", [b"MZ\x90", b"\x7fELF", b"#!/bin/sh\n", b"\xca\xfe\xba\xbe"])
def test_what_runs_is_refused_with_the_kinds_that_are_kept(refused, start) -> None:
    told = refused(start + b"x" * 20)

    assert told.startswith(("a.png: is a program. Kept are: PDF", "a.png: is a script. Kept are: PDF"))


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", "grün".encode("latin-1"), "a".encode("utf-16"), b"x %PDF-1.7 \x1b"]
)
def test_content_of_no_known_kind_is_refused(refused, content) -> None:
    assert refused(content).startswith("a.png: is of no kind that is kept. Kept are: PDF")


@pytest.mark.parametrize("parts", [{"a.txt": "x"}, {"[Content_Types].xml": "<a/>"}, {"mimetype": "text/html"}])
def test_archive_is_no_document(refused, parts) -> None:
    assert refused(made.zipped(parts)) == (
        "a.png: is no document that is known here. If it is an archive, unpack it, and give its files one by one."
    )


def test_document_of_two_kinds_is_none(refused) -> None:
    assert "is no document that is known here" in refused(made.zipped(made.DOCX | {"xl/workbook.xml": "<a/>"}))


@pytest.mark.parametrize(
    "part",
    ["word/vbaProject.bin", "xl/VBAPROJECT.BIN", "word/activeX/activeX1.xml", "Basic/Standard/a.xml", "Scripts/a.py"],
)
def test_document_that_holds_programs_is_refused(refused, part) -> None:
    assert refused(made.zipped(made.DOCX | {part: "x"})) == (
        "a.png: holds macros or other programs. Save it without, or as PDF."
    )


@pytest.mark.parametrize("entities", [made.BILLION, made.OUTSIDE, made.OUTSIDE.encode("utf-16")])
@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels"])
def test_document_with_entities_is_refused_before_they_are_read(refused, entities, part) -> None:
    assert refused(made.zipped(made.DOCX | {part: entities})) == (
        f"a.png, {part}: declares entities, which no such document needs. "
        "Save it again in the program it was made with."
    )


def test_zip_bomb_is_refused_before_it_is_unpacked(known) -> None:
    with pytest.raises(CannotOpen) as fault:
        known(made.zipped(made.DOCX | {"xl/media/a.bin": b"\0" * (30 * 2**20)}))

    assert "holds 30.0 MB packed into next to nothing" in str(fault.value)


def test_document_cut_short_is_refused(refused) -> None:
    assert refused(made.zipped(made.DOCX)[:-10]) == "a.png: is damaged or was cut short on the way. Fetch it again."


@pytest.mark.parametrize(
    ("name", "media", "kept"),
    [
        ("a.pdf", PDF, "a.pdf"),
        ("a.PDF", PDF, "a.PDF"),
        ("a.jpeg", JPEG, "a.jpeg"),
        ("a.png", JPEG, "a.jpg"),
        ("a", PNG, "a.png"),
        ("report.v2", PDF, "report.v2.pdf"),
        ("run.exe", PNG, "run.exe.png"),
        ("list.csv", TEXT, "list.csv"),
        ("notes", TEXT, "notes.txt"),
    ],
)
def test_name_ends_as_its_content_asks(name, media, kept) -> None:
    assert fitting_name(name, media) == kept


@pytest.mark.parametrize("name", ["a.js", "a.bat", "a.hta", "a.svg", "a.html"])
def test_text_under_the_ending_of_a_program_is_refused(name) -> None:
    with pytest.raises(CannotKeepFile) as fault:
        fitting_name(name, TEXT)

    ending = name.partition(".")[2]
    assert str(fault.value) == (
        f"{name}: is plain text, and its name ends in .{ending}. "
        "Give it as a file that ends in .txt or .csv, or save it as PDF."
    )
