"""Every page type in a browser: axe finds nothing, nothing scrolls sideways, the keyboard leads, no script needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": ("example", "/"),
    "list": ("example", "/measures/"),
    "list that nothing answers to": ("example", "/measures/?q=nothing-like-it"),
    "counted measure": ("example", "/measures/robbery/"),
    "counted measure with a short month": ("example", "/measures/anti-social-behaviour/"),
    "reported measure": ("example", "/measures/confidence/"),
    "change only": ("example", "/measures/recorded-weapon-possession/"),
    "counted measure beside other forces": ("example", "/measures/robbery/peers/"),
    "chain": ("example", "/measures/robbery/trace/?period=2025-05"),
    "chain of a reported figure": ("example", "/measures/confidence/trace/?period=12m+to+2022-03"),
    "data": ("example", "/data/"),
    "feeds": ("example", "/data/feeds/"),
    "feed": ("example", "/data/feeds/street/"),
    "feed not seen": ("example", "/data/feeds/iopc_complaints/"),
    "feed of figures": ("example", "/data/feeds/ons_pfa/"),
    "loads": ("example", "/data/loads/"),
    "load": ("example", "/data/loads/1/"),
    "crimes": ("example", "/data/crimes/?down=ward&across=crime_type"),
    "findings": ("example", "/data/findings/"),
    "finding": ("example", "/data/findings/outside:street:nottinghamshire:2025-01:/"),
    "methods": ("example", "/methods/"),
    "method": ("example", "/methods/disclosure/"),
    "tables": ("example", "/tables/"),
    "table with hidden counts": ("example", "/tables/complaint-reviews-2024-25/"),
    "plans": ("example", "/plan/"),
    "plan with statuses": ("example", "/plan/2016-18/"),
    "plan without statuses": ("example", "/plan/2014-18/"),
    "plan without actions": ("example", "/plan/2025-29/"),
    "theme": ("example", "/plan/2016-18/theme/7/"),
    "theme without actions": ("example", "/plan/2025-29/theme/1/"),
    "objective of monitoring actions": ("example", "/plan/2014-18/objective/SO1/"),
    "pledge": ("example", "/plan/2016-18/pledge/PL1/"),
    "partner's theme": ("example", "/plan/city-2022-25/theme/1/"),
    "action": ("example", "/plan/2016-18/action/7F05/"),
    "action that points elsewhere": ("example", "/plan/2016-18/action/7C03/"),
    "reports": ("example", "/reports/"),
    "report": ("example", "/reports/2025-29-to-2025-12/"),
    "older report": ("example", "/reports/2016-18-to-2017-09/"),
    "crowded plan": ("crowded", "/plan/hard/"),
    "crowded theme": ("crowded", "/plan/hard/theme/1/?actions=2"),
    "crowded action": ("crowded", f"/plan/hard/action/1C-000-{'r' * 33}/"),
    "crowded pledge": ("crowded", "/plan/hard/pledge/A-very-long-reference-of-forty-letters-1/"),
    "crowded plans": ("crowded", "/plan/"),
    "crowded home": ("crowded", "/"),
    "not found": ("example", "/nowhere/"),
    "cannot be asked": ("example", "/measures/robbery/trace/?period=Q2"),
    "went wrong": ("failing", "/"),
    "empty home": ("empty", "/"),
    "empty list": ("empty", "/measures/"),
    "empty measure": ("empty", "/measures/robbery/"),
    "empty measure beside other forces": ("empty", "/measures/robbery/peers/"),
    "empty data": ("empty", "/data/"),
    "empty plans": ("empty", "/plan/"),
    "empty reports": ("empty", "/reports/"),
}
FAULTS = ("not found", "cannot be asked", "went wrong")
MOST_STOPS = 40
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    name: one.innerText || one.getAttribute("aria-labelledby") || one.name,
    seen: box.width > 1 && box.height > 1 && box.top < innerHeight && box.bottom > 0,
    marked: style.boxShadow !== "none" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
  };
}"""


def open_page(page, site, name):
    """Go to a page type; an answer that tells of a fault still has the page's own look."""
    home, address = PAGES[name]
    answer = page.goto(site[home] + address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return answer


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, site, name):
    open_page(page, site, name)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize(
    ("name", "status"), [("home", 200), ("not found", 404), ("cannot be asked", 400), ("went wrong", 500)]
)
def test_a_page_answers_with_its_status_and_the_house_look(browser, site, name, status):
    window = browser.new_page()

    answer = open_page(window, site, name)

    face = window.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert answer.status == status
    assert face.startswith('"Source Serif 4"')
    assert window.evaluate("document.fonts.check('600 40px \"Source Serif 4\"')")
    window.close()


@pytest.fixture
def faults(browser):
    """A window, and what it complains of: refused by policy, not found, wrong."""
    window, told = browser.new_page(), []
    window.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    window.on("requestfailed", lambda request: told.append(request.url))
    yield window, told
    window.close()


@pytest.mark.parametrize("name", [name for name in PAGES if name not in FAULTS])
def test_the_browser_has_nothing_to_complain_of(faults, site, name):
    window, told = faults

    assert open_page(window, site, name).status == 200
    assert told == []


@pytest.mark.parametrize("name", ["home", "list", "counted measure", "data", "theme", "report"])
def test_the_first_tab_reaches_the_way_past_the_navigation(browser, site, name):
    window = browser.new_page()
    open_page(window, site, name)

    window.keyboard.press("Tab")
    focused = window.evaluate(FOCUSED)
    window.keyboard.press("Enter")

    assert (focused["name"], focused["seen"]) == ("Skip to main content", True)
    assert window.evaluate("location.hash + ' ' + document.activeElement.id") == "#main main"
    window.close()


@pytest.mark.parametrize(
    "name", ["home", "list", "counted measure", "reported measure", "data", "theme", "action", "report"]
)
def test_each_stop_of_the_keyboard_is_seen_and_marked(browser, site, name):
    window = browser.new_page()
    open_page(window, site, name)

    stops = []
    window.keyboard.press("Tab")
    while len(stops) < MOST_STOPS and window.evaluate("document.activeElement !== document.body"):
        stops.append(window.evaluate(FOCUSED))
        window.keyboard.press("Tab")

    assert len(stops) > 10
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
    window.close()


@pytest.fixture
def plain(browser):
    """A window without script."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_filter_works_without_script(plain, example):
    plain.goto(f"{example}/measures/")

    plain.fill("#filter-q", "robbery")
    plain.select_option("#filter-kind", "recorded")
    plain.click("text=Show measures")

    assert "q=robbery" in plain.url
    assert plain.locator(".gt-chips strong").inner_text() == "1 of 69 measures"
    assert plain.locator("tbody th[scope=row] a").first.inner_text() == "Robbery"


def test_a_reader_without_script_gets_from_home_to_the_file(plain, example):
    plain.goto(example)

    plain.click("h3 >> text=Robberies have been above average since April 2025")
    plain.click("text=Follow this figure from file to page")

    assert plain.locator("h1").inner_text() == "Where this figure comes from: Robbery, December 2025"
    assert "2025-12-nottinghamshire-street.csv" in plain.locator("main").inner_text()


def test_a_reader_without_script_gets_from_home_to_an_update_and_where_it_points(plain, example):
    plain.goto(example)

    plain.click("text=Spending public money wisely, theme 7 of Police and Crime Plan 2016 to 2018")
    plain.click("text=Save money and improve service by working with other bodies")
    plain.click("#stands ~ p a, [aria-labelledby=stands] p >> text=See 7C05")

    assert plain.url == f"{example}/plan/2016-18/action/7C05/"
    assert plain.locator("h1").inner_text() == "Bid for national funds"


def test_a_reader_without_script_gets_from_home_to_a_section_of_the_latest_report(plain, example):
    plain.goto(example)

    plain.click("text=Performance and Insight, October to December 2025")
    plain.click("text=Areas for improvement")

    assert plain.url.endswith("/performance-and-insight-2025-12.html#s-9")
    assert plain.locator("#s-9 h2").first.inner_text().endswith("Areas for improvement")


def test_the_bar_is_as_long_as_its_counts(browser, example):
    window = browser.new_page(viewport={"width": 1280, "height": 900})
    window.goto(f"{example}/plan/2016-18/theme/7/")

    widths = [one.bounding_box()["width"] for one in window.locator(".gt-bar svg").all()]
    heights = {one.bounding_box()["height"] for one in window.locator(".gt-bar svg").all()}

    assert [round(width / sum(widths), 2) for width in widths] == [0.6, 0.4]
    assert heights == {28}
    window.close()


@pytest.mark.parametrize(("width", "shown"), [(1280, "gt-chart__wide"), (390, "gt-chart__narrow")])
def test_one_drawing_is_shown_at_a_time(browser, example, width, shown):
    window = browser.new_page(viewport={"width": width, "height": 900})
    window.goto(f"{example}/measures/robbery/")

    drawings = window.locator(".gt-chart__svg").all()

    assert [shown in (drawing.get_attribute("class") or "") for drawing in drawings if drawing.is_visible()] == [True]
    window.close()
