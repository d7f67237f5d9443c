"""The reports of the worked example in a browser: axe finds nothing, nothing scrolls sideways, nothing runs."""

import pytest
from axe_playwright_python.sync_playwright import Axe

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
UNNAMED = """[...document.querySelectorAll('a[href], button, summary')]
  .filter(one => !(one.innerText.trim() || one.getAttribute('aria-label'))).map(one => one.outerHTML.slice(0, 120))"""
# What could run: elements, attributes that are handlers, addresses that are code.
RUNS = """[...document.querySelectorAll('*')]
  .filter(one => one.localName === 'script' || [...one.attributes].some(
    ({name, value}) => name.startsWith('on') || /^\\s*javascript:/i.test(value)
  )).map(one => one.outerHTML.slice(0, 120))"""
EDITIONS = ("2017-09", "2022-03", "2025-12")


@pytest.fixture(scope="module", params=[1280, 320])
def window(request, browser):
    """A window of a desk and one of a small phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(params=EDITIONS)
def edition(request, window, editions):
    """The window with each report, every table behind a chart unfolded."""
    window.goto(editions[request.param])
    window.evaluate("document.fonts.ready.then(() => true)")
    window.evaluate(UNFOLD)
    return window


def test_the_example_has_these_reports(editions):
    assert tuple(editions) == EDITIONS


def test_axe_finds_nothing_nothing_scrolls_sideways_and_nothing_runs(edition):
    found = Axe().run(edition).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert edition.evaluate(SIDEWAYS) == 0
    assert edition.evaluate(UNNAMED) == []
    assert edition.evaluate(RUNS) == []
