"""The Word file in the hands of another program: LibreOffice opens it, saves it again and prints it."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from tests.unit.documents.paper import HOSTILE, long_table, sample_paper

from goldthread.documents.render.docx import render_docx
from goldthread.documents.tree import Chart, Row, Section, Table, walk

OFFICES = ("soffice", "libreoffice")
MISSING = (
    "No LibreOffice was found on the PATH. Install its Writer "
    "(Debian: sudo apt install libreoffice-writer-nogui) to run these tests."
)


def office() -> str:
    """The LibreOffice of this machine. Without one a build fails, and a person is told what to install."""
    for found in map(shutil.which, OFFICES):
        if found:
            return found
    if os.environ.get("CI"):
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


def without_faces(content: bytes) -> bytes:
    """A Word file as a reader sees it that passes over the faces inside."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as kept:
        for name in given.namelist():
            if not name.endswith((".odttf", "fontTable.xml.rels")):
                kept.writestr(name, re.sub(rb"<w:embed(Regular|Bold)[^>]*/>", b"", given.read(name)))
    return out.getvalue()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory):
    """The sample paper as LibreOffice makes it: saved again, printed, and printed in whatever face the machine has.

    Its profile is its own, and goes with it.
    """
    program, home = office(), tmp_path_factory.mktemp("office")
    paper, bare = home / "paper.docx", home / "bare.docx"
    paper.write_bytes(render_docx(sample_paper()))
    bare.write_bytes(without_faces(paper.read_bytes()))

    def convert(kind: str, paper: Path = paper) -> bytes:
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        asked = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(home / kind), str(paper)]
        told = subprocess.run(
            asked, env={**os.environ, "HOME": str(home)}, capture_output=True, check=False, text=True, timeout=180
        )
        made = home / kind / f"{paper.stem}.{kind}"
        assert made.is_file(), told.stdout + told.stderr
        return made.read_bytes()

    made = {"docx": convert("docx"), "pdf": convert("pdf"), "bare": convert("pdf", bare)}
    yield made
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def saved(converted):
    return docx.Document(io.BytesIO(converted["docx"]))


@pytest.fixture(scope="module")
def pages(converted) -> list[str]:
    """The words of each page as they are printed, its lines kept."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(converted["pdf"])).pages]


@pytest.fixture(scope="module")
def bare_pages(converted) -> list[str]:
    """The words of each page of the paper without its faces."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(converted["bare"])).pages]


@pytest.fixture(scope="module")
def faces(converted) -> set[str]:
    """The faces of the print, without the letters that mark a face of which some signs are held."""
    pages = PdfReader(io.BytesIO(converted["pdf"])).pages
    held = [page["/Resources"].get_object().get("/Font", {}).get_object() for page in pages]
    return {font.get_object()["/BaseFont"].rpartition("+")[2] for fonts in held for font in fonts.values()}


def on_one_line(page: str) -> str:
    return " ".join(page.split())


def test_headings_survive(saved):
    sections = [block for block in walk(sample_paper().sections) if isinstance(block, Section)]

    headings = [(p.style.name, p.text) for p in saved.paragraphs if p.style.name.startswith("Heading")]

    top = sample_paper().sections
    assert headings == [("Heading 1" if section in top else "Heading 2", section.title) for section in sections]


def test_header_rows_and_row_heads_survive(saved):
    tables = [block for block in walk(sample_paper().sections) if isinstance(block, Table)]

    for shown, table in zip(saved.tables, tables, strict=True):
        marked = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in shown.rows]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert [cell.text.split("\n")[0] for cell in shown.rows[0].cells] == [column.name for column in table.columns]
        assert shown._tbl.xpath("w:tblPr/w:tblLook/@w:firstColumn") == ["1"]


def test_alternatives_survive(saved):
    charts = [block.alt for block in walk(sample_paper().sections) if isinstance(block, Chart)]

    told = saved.element.xpath("//wp:docPr/@descr")

    assert [alt for alt in told if alt] == charts


def test_captions_and_list_styles_survive(saved):
    used = {p.style.name for p in saved.paragraphs}

    assert {"Caption", "List Bullet", "Numbered Paragraph", "Source Note", "Title", "Withheld"} <= used


def test_print_is_in_the_faces_that_the_file_carries(faces):
    assert {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSerif4-SemiBold"} <= faces


def test_paper_in_another_face_keeps_its_cover_and_feet_on_their_lines(bare_pages):
    first, *others = bare_pages

    assert "the performance analyst, office of the Commissioner" in on_one_line(first)
    assert ["Contents" in page for page in others].index(True) == 0
    for number, page in enumerate(others, start=2):
        foot = f"Police and Crime Commissioner for Nottinghamshire Page {number} of {len(bare_pages)}"
        assert foot in [on_one_line(line) for line in page.splitlines()]


def test_paper_in_another_face_breaks_no_figure(bare_pages):
    text = "\n".join(bare_pages)

    for block in walk(sample_paper().sections):
        for row in block.rows if isinstance(block, Table) else ():
            cells = zip(block.columns[1:], row.cells, strict=True) if isinstance(row, Row) else ()
            figures = [cell.text for column, cell in cells if column.holds == "number" and not cell.missing]
            assert [figure for figure in figures if len(figure) < 20 and figure not in text] == []


def test_title_and_author_survive(converted):
    told = PdfReader(io.BytesIO(converted["pdf"])).metadata

    assert told.title == "Performance and Insight, October to December 2025"
    assert told.author == "Police and Crime Commissioner for Nottinghamshire"


def test_cover_is_a_page_without_head_or_foot(pages):
    first, second = map(on_one_line, pages[:2])

    assert "Performance and Insight October to December 2025" in first
    assert "Page 1 of" not in first
    assert f"Page 2 of {len(pages)}" in second


def test_sections_and_paragraphs_number_themselves(pages):
    text = "\n".join(pages[2:])

    for number in ("1.1", "1.2", "2.1", "2.2", "3.1", "6.4"):
        assert f"\n{number}" in text


def test_long_table_repeats_its_heads_on_every_page(pages):
    actions = [row for row in long_table().rows if isinstance(row, Row)]
    codes = ["".join(span.text for span in row.head) for row in actions]

    reached = [page for page in pages if any(f"\n{code} " in page or f"\n{code}\n" in page for code in codes)]

    assert len(reached) >= 3
    assert all("What is to be done" in page for page in reached)


def test_no_page_ends_on_a_heading(pages):
    sections = [block for block in walk(sample_paper().sections) if isinstance(block, Section)]
    # A footnote at the end of a page says the hostile words too.
    titles = [section.title for section in sections if section.title != HOSTILE]

    foot = ("Police and Crime Commissioner for Nottinghamshire", "Edition 1, ")
    for page in pages[2:]:
        lines = [line for line in page.splitlines() if line.strip() and not line.startswith(foot)]
        assert not any(lines[-1].endswith(title) for title in titles)


def test_hostile_words_print_as_themselves(pages):
    assert "".join(HOSTILE.split()) in "".join("".join(pages).split())


def test_every_row_of_words_is_printed(pages):
    text = "".join("".join(pages).split())

    for block in walk(sample_paper().sections):
        if isinstance(block, Table):
            shown = [cell.text for row in block.rows if isinstance(row, Row) for cell in row.cells]
            assert [words for words in shown if "".join(words.split()) not in text] == []
