"""Pages as readers set them: forced colours, print, figures large enough to hit, and text without a place to break."""

import pytest

from goldthread.documents.chart.ink import HAIR, PAPER

COLOURS = """() => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const system = name => { probe.style.color = name; return getComputedStyle(probe).color; };
  const [ground, ink] = [system("Canvas"), system("CanvasText")];
  const drawings = [...document.querySelectorAll("svg")].filter(one => one.getBoundingClientRect().width > 0);
  const paint = (one, name) => {
    const colour = getComputedStyle(one)[name];
    return colour === ground ? "ground" : colour === ink ? "ink" : colour;
  };
  return drawings.flatMap(drawing => [...drawing.querySelectorAll("*")].map(
    one => [one.tagName, one.getAttribute("fill"), paint(one, "fill"), one.getAttribute("stroke"), paint(one, "stroke")]
  ));
}"""
LONG = "x" * 2000
PUT = """([place, text]) => { document.querySelector(place).textContent = text; }"""
WIDTHS = "[...document.querySelectorAll('.gt-ledger thead th')].map(one => one.getBoundingClientRect().width)"


@pytest.fixture
def forced(browser):
    """A window whose reader has set light colours on a dark ground."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ["/", "/measures/robbery/", "/measures/confidence/"])
def test_in_forced_colours_a_drawing_is_ink_on_ground(forced, example, address):
    forced.goto(example + address)

    drawn = forced.evaluate(COLOURS)

    texts = {tuple(one[2:]) for one in drawn if one[0] == "text"}
    washes = {(fill, stroke) for tag, _fill, fill, _stroke, stroke in drawn if tag == "rect"}
    hollow = {fill for tag, given, fill, *_rest in drawn if tag == "circle" and given == PAPER}
    lines = {stroke for tag, _given, _fill, _stroke, stroke in drawn if tag == "line"}
    assert {fill for fill, *_rest in texts} <= {"ink"}
    assert washes <= {("ground", "ink")}
    assert hollow <= {"ground"}
    assert lines == {"ink"}
    assert len(drawn) > 3


STATUS = """() => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const system = name => { probe.style.color = name; return getComputedStyle(probe).color; };
  const names = {[system("Canvas")]: "ground", [system("CanvasText")]: "ink"};
  const tag = document.querySelector(".gt-tag--green"), style = (place, name) =>
    getComputedStyle(tag.querySelector(place))[name];
  return [names[style(".ground", "fill")], names[style(".sign", "stroke")], getComputedStyle(tag).borderTopStyle];
}"""


def test_in_forced_colours_a_status_keeps_its_shape_and_its_edge(forced, example):
    forced.goto(f"{example}/plan/2016-18/theme/7/")

    patterns = forced.eval_on_selector_all(
        ".gt-bar svg", "all => all.map(one => getComputedStyle(one).backgroundImage.split('(')[0])"
    )

    assert forced.evaluate(STATUS) == ["ink", "ground", "solid"]
    assert patterns == ["none", "repeating-linear-gradient"]


def test_in_forced_colours_the_hair_lines_stay_behind(forced, example):
    forced.goto(f"{example}/measures/robbery/")

    hair = forced.locator(f'.gt-chart__broad [stroke="{HAIR}"]').first

    assert hair.evaluate("one => getComputedStyle(one).strokeOpacity") == "0.4"


def test_print_writes_no_address_within_the_site(browser, example):
    window = browser.new_page()
    window.goto(f"{example}/measures/robbery/")
    window.emulate_media(media="print")

    written = window.evaluate(
        "[...document.querySelectorAll('a.govuk-link')].map(one => getComputedStyle(one, '::after').content)"
    )

    assert set(written) == {"none"}
    window.close()


def test_each_figure_that_leads_to_its_source_is_high_enough_to_hit(page, example):
    page.goto(f"{example}/measures/robbery/")

    heights = [one.bounding_box()["height"] for one in page.locator(".gt-source").all()]

    assert len(heights) > 20
    assert min(heights) >= 24


@pytest.mark.parametrize("place", [".gt-ledger tbody td:last-child", '.gt-ledger tbody th[scope="row"]'])
def test_a_note_without_a_blank_leaves_the_table_readable(page, example, place):
    page.goto(f"{example}/measures/confidence/")
    before = page.evaluate(WIDTHS)

    page.evaluate(PUT, [place, LONG])

    wide = page.viewport_size["width"] > 640
    assert page.evaluate("document.querySelector('.gt-scroll').scrollWidth - innerWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    if wide:
        assert page.evaluate(WIDTHS) == before


def test_residents_stand_beside_the_rate_where_there_is_room(page, example):
    page.goto(f"{example}/measures/robbery/")

    shown = page.locator("#districts-table + thead .gt-roomy").is_visible()

    assert shown is (page.viewport_size["width"] >= 1280)
