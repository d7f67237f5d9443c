"""A paper in a browser: axe finds nothing, nothing scrolls sideways or runs, one drawing shows, print holds it all."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.unit.documents.paper import HOSTILE, paper_saying, sample_paper, wide_paper

from goldthread.documents.render.html import render_html

PAPERS = {"sample": sample_paper, "hostile": lambda: paper_saying(HOSTILE), "wide": wide_paper}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
SCROLLED = """[...document.querySelectorAll('*')]
  .filter(one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .filter(one => one.tabIndex !== 0).map(one => one.outerHTML.slice(0, 80))"""
LARGEST_TEXT, LEAST_TEXT = 22, 9


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    """The addresses of papers as files, by name."""
    folder = tmp_path_factory.mktemp("papers")
    for name, paper in PAPERS.items():
        (folder / f"{name}.html").write_bytes(render_html(paper()))
    return {name: (folder / f"{name}.html").as_uri() for name in PAPERS}


def open_paper(window, address):
    window.goto(address)
    window.evaluate("document.fonts.ready.then(() => true)")


@pytest.fixture
def sample(browser, papers):
    """A window of 1280 with the sample paper, and what it complains of or asks for."""
    window, told = browser.new_page(viewport={"width": 1280, "height": 900}), []
    window.on("console", lambda message: told.append(message.text))
    window.on("request", lambda request: told.append(request.url) if request.url[:5] != "data:" else None)
    open_paper(window, papers["sample"])
    yield window, told
    window.close()


@pytest.mark.parametrize(
    "name", ["sample", *(pytest.param(name, marks=pytest.mark.slow) for name in ("hostile", "wide"))]
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, papers, name):
    open_paper(page, papers[name])
    page.evaluate(UNFOLD)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(SCROLLED) == []


def test_the_browser_has_nothing_to_complain_of_and_asks_for_nothing_more(sample):
    window, told = sample

    assert told == [window.url]


def test_the_faces_are_those_in_the_file(sample):
    window, _told = sample

    used = [("400 18px 'Source Sans 3'", "Aŷł"), ("600 18px 'Source Sans 3'", "A"), ("600 40px 'Source Serif 4'", "A")]
    assert [window.evaluate("words => document.fonts.check(...words)", one) for one in used] == [True] * 3


def test_without_script_the_paper_is_the_same(browser, sample, papers):
    window, _told = sample
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain = context.new_page()
    plain.goto(papers["sample"])

    assert plain.locator("body").inner_text() == window.locator("body").inner_text()
    assert window.evaluate("document.scripts.length") == 0
    context.close()


def test_one_drawing_of_each_chart_is_shown(page, papers):
    open_paper(page, papers["sample"])

    shown = page.evaluate(
        "[...document.querySelectorAll('figure')].map(one => "
        "[...one.querySelectorAll(':scope > svg')].filter(svg => svg.getBoundingClientRect().width > 0).length)"
    )

    assert shown == [1] * 5


def test_the_text_of_drawings_keeps_a_size_that_can_be_read(page, papers):
    open_paper(page, papers["sample"])

    sizes = page.evaluate(
        "[...document.querySelectorAll('figure > svg text')].filter(one => one.getBoundingClientRect().width > 0)"
        ".map(one => parseFloat(one.getAttribute('font-size')) * one.getScreenCTM().a)"
    )

    assert LEAST_TEXT < min(sizes) <= max(sizes) < LARGEST_TEXT


def test_contents_stand_beside_the_paper_where_there_is_room_and_before_it_where_there_is_not(page, papers):
    open_paper(page, papers["sample"])

    contents, main = page.locator("nav").bounding_box(), page.locator("main").bounding_box()

    beside = contents["x"] + contents["width"] <= main["x"]
    assert beside is (page.viewport_size["width"] == 1280)
    assert beside or contents["y"] + contents["height"] <= main["y"]


def test_contents_stay_in_sight(sample):
    window, _told = sample

    window.evaluate("document.getElementById('s-4').scrollIntoView()")

    assert window.locator("nav h2").bounding_box()["y"] >= 0


def test_the_keyboard_gets_past_the_contents_and_scrolls_a_wide_table(sample):
    window, _told = sample

    window.keyboard.press("Tab")
    window.keyboard.press("Enter")

    assert window.evaluate("document.activeElement.id") == "main"
    regions = window.locator("[role=region]")
    assert {regions.nth(place).get_attribute("tabindex") for place in range(regions.count())} == {"0"}


def test_what_has_the_keyboard_is_marked(sample):
    window, _told = sample

    marked = []
    for _ in range(30):
        window.keyboard.press("Tab")
        marked.append(window.evaluate("getComputedStyle(document.activeElement).boxShadow !== 'none'"))

    assert marked == [True] * 30


def test_lines_of_text_end_before_they_are_too_long(sample):
    window, _told = sample

    widths = [one.bounding_box()["width"] for one in window.locator("main .gt-p").all()]
    table = window.locator("#table-1 table").bounding_box()["width"]

    assert max(widths) < 640 < table


def test_every_link_in_a_table_is_high_enough_to_hit(page, papers):
    open_paper(page, papers["sample"])

    heights = [one.bounding_box()["height"] for one in page.locator("td .gt-source, .gt-name, summary").all()]

    assert min(heights) >= 24


def test_in_forced_colours_shapes_are_ink_on_ground(browser, papers):
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    window = context.new_page()
    open_paper(window, papers["sample"])

    drawn = window.locator("#chart-1 > .gt-chart__wide *, .gt-shape .ground")
    paints = drawn.evaluate_all(
        "all => all.map(one => getComputedStyle(one)).flatMap(style => [style.fill, style.stroke])"
    )

    assert set(paints) == {"rgb(255, 255, 255)", "rgb(0, 0, 0)", "none"}
    context.close()


@pytest.fixture
def printed(sample):
    """The window as it prints."""
    window, _told = sample
    window.emulate_media(media="print")
    return window


def test_print_leaves_out_what_leads_about(printed):
    led = printed.locator("nav, .gt-skip, summary")

    assert led.count() == 7
    assert set(led.evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {"none"}


def test_print_repeats_heads_and_splits_no_row_and_no_chart(printed):
    style = "one => { const style = getComputedStyle(one); return [style.display, style.breakInside]; }"

    assert printed.locator("#table-2 thead").evaluate(style)[0] == "table-header-group"
    assert printed.locator("#table-2 tbody tr").first.evaluate(style) == ["table-row", "avoid"]
    assert printed.locator("#chart-1").evaluate(style)[1] == "avoid"
    assert printed.locator("h2").last.evaluate("one => getComputedStyle(one).breakAfter") == "avoid"
    assert printed.locator("#s-4").evaluate("one => getComputedStyle(one).page") == "wide"


def test_print_writes_the_addresses_of_outside_links(printed):
    written = "one => getComputedStyle(one, '::after').content"

    assert printed.locator("footer a").evaluate(written) == (
        '" (https://www.nationalarchives.gov.uk/doc/open-government-licence/)"'
    )
    assert printed.locator("#p-1-1 .gt-source").first.evaluate(written) == "none"


def test_a_table_that_outgrows_the_paper_is_printed_whole(browser, papers):
    window = browser.new_page(viewport={"width": 642, "height": 900})
    window.goto(papers["wide"])
    window.emulate_media(media="print")

    ends = window.evaluate("[...document.querySelectorAll('td')].map(one => one.getBoundingClientRect().right)")
    tops = window.evaluate("[...document.querySelectorAll('tr:has(td)')].map(one => one.getBoundingClientRect().top)")

    assert len(ends) == 3 * 59
    assert max(ends) <= 642
    assert [pair for pair in pairwise(tops) if pair[0] >= pair[1]] == []
    window.close()


def test_printed_pages_are_upright_but_for_the_wide_section(printed, tmp_path):
    from pypdf import PdfReader

    printed.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)

    pages = PdfReader(tmp_path / "paper.pdf").pages
    turned = ["Areas side by side" in one.extract_text() and one.mediabox.width > one.mediabox.height for one in pages]
    assert turned.count(True) == 1
    assert [one.mediabox.width > one.mediabox.height for one in pages] == turned
    assert "Public" in pages[1].extract_text()
    assert f"Page 2 of {len(pages)}" in pages[1].extract_text()
    assert "Page 1" not in pages[0].extract_text()
