"""What holds for every page: it answers, is safe to open, asks the database little, and escapes what people typed."""

import re

import pytest
from django.urls import get_resolver

PAGES = {
    "/": 15,
    "/measures/": 6,
    "/measures/?q=robbery&framework=street_crime&kind=recorded&says=concern": 6,
    "/measures/robbery/": 11,
    "/measures/trust/": 10,
    "/measures/weapons/": 10,
    "/measures/robbery/trace/?period=2025-05": 5,
    "/data/": 6,
    "/reports/": 2,
    "/plan/": 3,
    "/plan/2025-29/": 24,
    "/plan/2025-29/theme/1/": 28,
    "/plan/2025-29/theme/2/": 26,
    "/plan/2025-29/pledge/PL1/": 23,
    "/plan/2025-29/action/1C02/": 20,
    "/plan/2021-25/": 19,
    "/plan/2021-25/theme/1/": 22,
    "/plan/city/theme/1/": 14,
}
FILES = {
    "/measures/robbery.csv": "text/csv; charset=utf-8; header=present",
    "/measures/trust.csv": "text/csv; charset=utf-8; header=present",
    "/plan/2025-29/actions.csv": "text/csv; charset=utf-8; header=present",
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


def test_the_published_addresses_still_stand():
    found = {str(one.pattern) for group in get_resolver().url_patterns for one in group.url_patterns}

    assert found == {
        "",
        "plan/",
        "plan/<str:code>/",
        "plan/<str:code>/actions.csv",
        "plan/<str:code>/action/<str:reference>/",
        "plan/<str:code>/<part:kind>/<str:reference>/",
        "reports/",
        "reports/<str:name>/",
        "reports/<str:name>/<str:file>",
        "measures/",
        "measures/<slug:code>/",
        "measures/<slug:code>.csv",
        "measures/<slug:code>/trace/",
        "data/",
        "data/measure-workbook.xlsx",
        "data/measure-workbook-filled.xlsx",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/measures/no-such/",
        "/measures/no-such.csv",
        "/measures/no-such/trace/?period=2025",
        "/plan/no-such/",
        "/plan/no-such/theme/1/",
        "/plan/no-such/actions.csv",
        "/plan/2025-29/theme/9/",
        "/plan/2025-29/meeting/1/",
        "/plan/2025-29/action/9C99/",
        "/plan/2025-29/actions.csv?theme=9",
        "/plan/2025-29/..%2F..%2Fdata/",
    ],
)
def test_an_unknown_address_is_not_found(visitor, address):
    answer = visitor.get(address)

    assert answer.status_code == 404
    assert "There is no page at this address" in answer.content.decode()
