"""The pages about methods: the list by question, a page for each, and the way there from figures."""

import re
from html import unescape

import pytest

from goldthread.core.stats import explained
from goldthread.web.public.sources.methods import parted

CODES = sorted(explained.BY_CODE)


def links(markup: str) -> list[str]:
    return re.findall(r'href="/methods/([a-z0-9_-]+)/"', markup)


def judged(page) -> list[str]:
    """The methods that a measure page names, with what it says of each."""
    return page.all(r'id="methods">.*?<ul class="gt-links">(.*?)</ul>')


def test_the_list_leads_to_every_method_once(read):
    page = read("/methods/")

    assert links(page.markup) == [card.code for card in explained.METHODS]
    assert [card.code for card in explained.METHODS if parted(card.answers)[0] not in page.text] == []


@pytest.mark.parametrize("code", CODES)
def test_a_method_page_says_all_that_its_card_holds(read, code):
    card = explained.BY_CODE[code]

    page = read(f"/methods/{code}/")

    told = [
        card.title,
        *parted(card.answers),
        card.said,
        *card.formula,
        *card.limits,
        card.example.given,
    ]
    told += [card.example.told, *(one.title for one in card.sources)]
    told += [text for one in card.departures for text in (one.peer, one.when, one.theirs, one.ours, one.why)]
    assert [text for text in told if " ".join(text.split()) not in page.text] == []
    assert [one.address for one in card.sources if one.address and one.address not in unescape(page.markup)] == []


def test_an_example_is_told_in_words_and_not_as_a_program_prints_it(read):
    card = explained.BY_CODE["disclosure"]

    page = read("/methods/disclosure/")

    assert card.example.told in page.text
    assert [text for text in (card.example.call, card.example.gives) if text in unescape(page.text)] == []


def test_a_method_that_differs_nowhere_says_so(read):
    code = next(card.code for card in explained.METHODS if not card.departures)

    assert "Nowhere on purpose" in read(f"/methods/{code}/").text


def test_an_unknown_method_is_not_found(visitor):
    assert visitor.get("/methods/no-such-method/").status_code == 404


def test_every_page_leads_to_the_methods(visitor):
    assert 'href="/methods/"' in visitor.get("/").content.decode()


def test_a_counted_measure_names_its_methods(read):
    page = read("/measures/robbery/")

    used = ["xmr", "change", "year-on-year"]
    assert links(page.markup) == used
    assert judged(page) == [" ".join(f"{card.title} {card.said}" for card in map(explained.BY_CODE.get, used))]


def test_a_reported_measure_names_its_methods(read):
    page = read("/measures/trust/")

    assert set(links(page.markup)) & {"wilson", "survey", "change"}
