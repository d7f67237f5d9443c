"""The pages of reports, over editions written as the product writes them."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from goldthread.apps.audit.queries import log
from goldthread.core.period import Period
from goldthread.documents.text import words
from goldthread.documents.tree import Document, Paragraph, Section
from goldthread.reports.edition import Paper, write

MARCH, DECEMBER = Period.month(2025, 3), Period.month(2025, 12)
SLUG = "obriens-board"
TITLE = "Performance & <script>Łódź</script>"


def paper(to, *, plan="2025-29", made_on=date(2026, 3, 3), slug=SLUG):
    """A paper of two sections, of a body that calls itself otherwise in it than in its record."""
    sections = (
        Section("What stands <out>", (Paragraph(words("Robbery rose.")),)),
        Section("About the data", (Paragraph(words("It is all here.")),)),
    )
    minute = (words("Robbery rose & rose."), words("Nothing else did."))
    document = Document(
        TITLE,
        f"To {to.words}",
        "Another name",
        made_on,
        "3 March 2026",
        "31 December 2025",
        "Analyst",
        minute,
        sections,
    )
    return Paper("performance-and-insight", document, slug, plan, to, ())


@pytest.fixture
def shelf(office, settings):
    """The folder of the home's reports, with two editions in it; taken away after the test."""
    folder = Path(settings.HOME) / "reports"
    write(paper(MARCH, plan="2021-25"), folder=folder / "to-2025-03", formats=["html"])
    write(paper(DECEMBER), folder=folder / "to-2025-12", formats=["html", "xlsx"])
    yield folder
    shutil.rmtree(folder)


@pytest.mark.usefixtures("shelf")
def test_the_list_has_each_edition_the_furthest_first(read):
    page = read("/reports/")

    assert page.lead == (
        "Two editions are held. The newest is Performance & <script>Łódź</script>, To December 2025, "
        "with data to 31 December 2025."
    )
    assert page.rows("editions-table") == [
        [
            f"{TITLE}, To December 2025", "Board plan <2025>", "3 March 2026", "31 December 2025",
            "Web page To December 2025 · Workbook To December 2025",
        ],
        [f"{TITLE}, To March 2025", "Old plan", "3 March 2026", "31 December 2025", "Web page To March 2025"],
    ]  # fmt: skip


@pytest.mark.usefixtures("shelf")
def test_an_edition_says_what_it_is_and_what_is_in_it(read):
    page = read("/reports/to-2025-12/")

    assert page.all("<h1[^>]*>(.*?)</h1>") == [f"{TITLE}, To December 2025"]
    assert page.lead == ("Edition of 3 March 2026, with data to 31 December 2025. It reports on “Board plan <2025>”.")
    assert page.all(r'aria-labelledby="minute">(.*?)</section>') == [
        "In one minute Robbery rose & rose. Nothing else did."
    ]
    assert page.all(r'<ol class="gt-contents">(.*?)</ol>') == ["1 What stands <out> 2 About the data"]
    assert page.markup.count("gt-banner") == 1


@pytest.mark.usefixtures("shelf")
def test_an_edition_says_where_the_record_stood_when_it_was_made(read):
    page = read("/reports/to-2025-12/")

    earlier, made = tuple(log(SLUG))[1], next(iter(log(SLUG)))
    assert made.event == "edition.made"
    head = f"{SLUG}/{earlier.day}/{earlier.number}/[0-9a-f]{{24}}"
    assert re.search(rf"The record stood at {head} ", page.all(r'aria-labelledby="about">(.*?)</section>')[0])


@pytest.mark.usefixtures("shelf")
def test_each_file_has_its_size_and_its_hash(read, shelf):
    page = read("/reports/to-2025-12/")

    files = page.all(r'aria-labelledby="files">(.*?)</section>')[0]
    assert re.fullmatch(
        r"Read it Web page \d+ kB Workbook \d+ kB Check a file by its SHA-256 "
        r"performance-and-insight-2025-12\.html [0-9a-f]{64} performance-and-insight-2025-12\.xlsx [0-9a-f]{64}",
        files,
    )


@pytest.mark.usefixtures("shelf")
def test_the_contents_lead_to_the_sections_of_the_web_page(read, visitor):
    hrefs = re.findall(r'href="([^"#]+)#([^"]+)"', read("/reports/to-2025-12/").markup.split("gt-contents")[1])

    page = visitor.get(hrefs[0][0]).content.decode()
    assert [anchor for _href, anchor in hrefs] == ["s-1", "s-2"]
    assert [f'id="{anchor}"' in page for _href, anchor in hrefs] == [True, True]


@pytest.mark.usefixtures("shelf")
def test_an_older_edition_leads_to_the_newest(read):
    page = read("/reports/to-2025-03/")

    assert page.all(r'<div class="gt-banner">(.*?)</div>')[1] == (
        "Edition of 3 March 2026. One that runs further is held. "
        "Read the newest, Performance & <script>Łódź</script>, To December 2025"
    )


@pytest.mark.usefixtures("shelf")
def test_the_web_page_is_shown_and_may_run_nothing(visitor):
    answer = visitor.get("/reports/to-2025-12/performance-and-insight-2025-12.html")

    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="performance-and-insight-2025-12.html"'
    assert policy == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.usefixtures("shelf")
def test_other_files_are_downloaded_as_what_they_are(visitor, shelf):
    answer = visitor.get("/reports/to-2025-12/performance-and-insight-2025-12.xlsx")

    assert answer["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer["Content-Disposition"] == 'attachment; filename="performance-and-insight-2025-12.xlsx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.content == (shelf / "to-2025-12" / "performance-and-insight-2025-12.xlsx").read_bytes()


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "address",
    [
        "to-2025-12/manifest.json",
        "to-2025-12/performance-and-insight-2025-12.pdf",
        "to-2025-12/..%2F..%2Fsecret-key",
        "to-2025-12/%2Fetc%2Fhostname",
        "..%2F",
        "../",
        "no-such/",
        "no-such/performance-and-insight-2025-12.html",
    ],
)
def test_nothing_but_the_files_of_an_edition_is_handed_out(visitor, address):
    assert visitor.get(f"/reports/{address}").status_code == 404


def test_a_file_changed_after_it_was_issued_is_not_handed_out(visitor, shelf):
    path = shelf / "to-2025-12" / "performance-and-insight-2025-12.html"
    path.write_bytes(path.read_bytes().replace(b"rose", b"fell"))

    assert visitor.get(f"/reports/to-2025-12/{path.name}").status_code == 404


def test_another_bodys_edition_is_not_shown(read, shelf):
    write(paper(DECEMBER, slug="othershire"), folder=shelf / "others", formats=["html"])

    assert "/reports/others/" not in read("/reports/").markup
    assert read("/reports/others/").status == 404


@pytest.mark.usefixtures("shelf")
def test_a_plan_leads_to_its_reports_and_home_to_the_latest(read):
    plan, home = read("/plan/2025-29/"), read("/")

    assert 'href="/reports/to-2025-12/"' in plan.markup
    assert 'href="/reports/to-2025-03/"' not in plan.markup
    assert home.all(r'<ul class="gt-links gt-links--ruled">\s*<li>(.*?)</li>') == [
        f"Latest report {TITLE}, To December 2025 Web page, Workbook"
    ]


def test_an_office_without_a_report_is_told_the_first_step(empty_office, read_with):
    page = read_with(empty_office, "/reports/")

    assert page.lead == "No report is held yet."
    assert "First step: run goldthread report performance-and-insight --to 2025-12 with the month" in page.text
    assert "Latest report" not in read_with(empty_office, "/").text
