"""What holds for every page: it answers, is safe to open, asks the database little, and escapes what people typed."""

import re

import pytest
from django.urls import get_resolver

PAGES = {
    "/": 15,
    "/measures/": 6,
    "/measures/?q=robbery&framework=street_crime&kind=recorded&says=concern": 6,
    "/measures/robbery/": 11,
    "/measures/trust/": 9,
    "/measures/weapons/": 9,
    "/measures/robbery/trace/?period=2025-05": 5,
    "/measures/robbery/peers/": 2,
    "/data/": 6,
    "/data/findings/": 3,
    "/data/feeds/": 2,
    "/data/feeds/street/": 3,
    "/data/loads/": 3,
    "/data/loads/1/": 3,
    "/data/crimes/": 4,
    "/data/findings/severe:street:leicestershire:2024-01:anti-social-behaviour/": 3,
    "/methods/": 1,
    "/methods/disclosure/": 1,
    "/tables/": 2,
    "/reports/": 1,
    "/plan/": 2,
    "/plan/2025-29/": 23,
    "/plan/2025-29/theme/1/": 28,
    "/plan/2025-29/theme/2/": 25,
    "/plan/2025-29/pledge/PL1/": 22,
    "/plan/2025-29/action/1C02/": 19,
    "/plan/2021-25/": 18,
    "/plan/2021-25/theme/1/": 21,
    "/plan/city/theme/1/": 13,
}
FILES = {
    "/measures/robbery.csv": "text/csv; charset=utf-8; header=present",
    "/measures/trust.csv": "text/csv; charset=utf-8; header=present",
    "/plan/2025-29/actions.csv": "text/csv; charset=utf-8; header=present",
    "/data/crimes.csv": "text/csv; charset=utf-8",
    "/data/measure-workbook.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "/data/measure-workbook-filled.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def directives(answer) -> dict[str, str]:
    """The content security policy of an answer, by name."""
    return dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_in_html(visitor, address):
    answer = visitor.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize(("address", "kind"), FILES.items())
def test_a_file_answers_as_what_it_is(visitor, address, kind):
    answer = visitor.get(address)

    name = address.removeprefix("/plan/").replace("/actions", "-actions").rsplit("/", 1)[-1]
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("address", [*PAGES, *FILES, "/nowhere/"])
def test_every_answer_forbids_what_no_page_needs(visitor, address):
    answer = visitor.get(address)

    assert directives(answer) == {
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_needs_no_script_and_no_style_of_its_own(visitor, address):
    text = visitor.get(address).content.decode()

    assert re.findall(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize(("address", "number"), PAGES.items())
def test_a_page_asks_the_database_little(visitor, address, number, django_assert_num_queries):
    visitor.get(address)

    with django_assert_num_queries(number):
        visitor.get(address)


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_a_page_is_read_and_never_written(visitor, address):
    assert visitor.head(address).status_code == 200
    assert visitor.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_title_and_one_way_in(visitor, address):
    text = visitor.get(address).content.decode()

    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert len(re.findall(r'<main [^>]*id="main"', text)) == 1
    assert text.index('href="#main"') < text.index("<header")
    assert re.findall(r'id="([^"]+)"', text) == list(dict.fromkeys(re.findall(r'id="([^"]+)"', text)))


@pytest.mark.parametrize("address", PAGES)
def test_what_people_typed_is_escaped(visitor, address):
    text = visitor.get(address).content.decode()

    assert "<Board>" not in text
    assert "O’Brien’s &lt;Board&gt;" in text


@pytest.mark.parametrize("address", [*PAGES, "/nowhere/", "/measures/robbery/trace/?period=Q2"])
def test_quotes_are_those_of_print(read, address):
    assert re.findall(r".{20}[\"'].{20}", read(address).text) == []


def test_a_search_for_markup_is_shown_as_typed(visitor):
    text = visitor.get("/measures/", {"q": '"><i>x'}).content.decode()

    assert "<i>x" not in text
    assert "&gt;&lt;i&gt;x" in text


@pytest.mark.parametrize("address", PAGES)
def test_a_demonstration_says_so_with_its_day(visitor, address):
    assert "Worked example, as of 3 March 2026." in visitor.get(address).content.decode()


def test_an_office_of_its_own_shows_no_such_banner(empty_office):
    assert "Worked example" not in empty_office.get("/").content.decode()


def routes(group, before=""):
    for one in group.url_patterns:
        here = f"{before}{one.pattern}"
        yield from routes(one, here) if hasattr(one, "url_patterns") else (here,)


def test_the_published_addresses_still_stand():
    apart = ("account/", "api/", "office/", "^office/")
    found = {route for route in routes(get_resolver()) if not route.startswith(apart)}

    assert found == {
        "",
        "accessibility/",
        "body/<slug:body>/registers/",
        "body/<slug:body>/registers/<slug:code>/",
        "body/<slug:body>/registers/<slug:code>/<slug:address>/",
        "body/<slug:body>/registers/<slug:code>/<slug:address>/<int:file>/<str:name>",
        "body/<slug:body>/registers/<slug:code>/data.<slug:form>",
        "data/",
        "data/crimes.csv",
        "data/crimes/",
        "data/feeds/",
        "data/feeds/<slug:code>/",
        "data/feeds/<slug:code>/<int:file>.csv",
        "data/feeds/<slug:code>/<int:file>/",
        "data/loads/",
        "data/loads/<int:number>/",
        "data/findings/",
        "data/findings/<str:key>/",
        "data/measure-workbook-filled.xlsx",
        "data/measure-workbook.xlsx",
        "measures/",
        "measures/<slug:code>.csv",
        "measures/<slug:code>/",
        "measures/<slug:code>/peers.csv",
        "measures/<slug:code>/peers/",
        "measures/<slug:code>/trace/",
        "methods/",
        "methods/<slug:code>/",
        "tables/",
        "tables/<slug:code>/",
        "tables/<slug:code>.csv",
        "plan/",
        "plan/<str:code>/",
        "plan/<str:code>/<part:kind>/<str:reference>/",
        "plan/<str:code>/action/<str:reference>/",
        "plan/<str:code>/actions.csv",
        "registers/",
        "registers/<slug:code>/",
        "registers/<slug:code>/<slug:address>/",
        "registers/<slug:code>/<slug:address>/<int:file>/<str:name>",
        "registers/<slug:code>/data.<slug:form>",
        "privacy/",
        "reports/",
        "reports/<str:name>/",
        "reports/<str:name>/<str:file>",
    }
