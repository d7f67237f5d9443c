"""The Word file in the hands of another program: LibreOffice opens it, saves it again and prints it."""

import io
import os
import shutil
import subprocess

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


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory):
    """The sample paper as LibreOffice makes it: saved again, and printed. Its profile is its own, and goes with it."""
    program, home = office(), tmp_path_factory.mktemp("office")
    paper = home / "paper.docx"
    paper.write_bytes(render_docx(sample_paper()))

    def convert(kind: str) -> bytes:
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        asked = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(home / kind), str(paper)]
        told = subprocess.run(
            asked, env={**os.environ, "HOME": str(home)}, capture_output=True, check=False, text=True, timeout=180
        )
        made = home / kind / f"paper.{kind}"
        assert made.is_file(), told.stdout + told.stderr
        return made.read_bytes()

    made = {kind: convert(kind) for kind in ("docx", "pdf")}
    yield made
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="module")
def saved(converted):
    return docx.Document(io.BytesIO(converted["docx"]))


@pytest.fixture(scope="module")
def pages(converted) -> list[str]:
    """The words of each page as they are printed, its lines kept."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(converted["pdf"])).pages]


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
    titles = [block.title for block in walk(sample_paper().sections) if isinstance(block, Section)]

    foot = "Police and Crime Commissioner for Nottinghamshire. Edition"
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
