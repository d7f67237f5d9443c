"""Every card says what is true: its example is worked again, its texts are whole, its words end as sentences do."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from goldthread.core.stats import explained
from goldthread.core.stats.explained import Method

SAID_IN_WORDS: dict[str, set[float]] = {"survey-weighted": {0.5}}
"""Numbers that an example tells in words: a half."""

CARDS = pytest.mark.parametrize("card", explained.METHODS, ids=lambda card: card.code)
NUMBER = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?")
STATS = Path(import_module("goldthread.core.stats").__file__ or "").parent


def sentences(card: Method) -> Iterator[str]:
    """Every text of a card that is a sentence; when a departure holds is a clause."""
    yield from (card.said, card.answers, card.example.given, card.example.told, *card.limits)
    for departure in card.departures:
        yield from (departure.theirs, departure.ours, departure.why)


@CARDS
def test_example_gives_what_the_card_says(card: Method) -> None:
    names = vars(import_module(card.module)) | {"np": np}

    found = eval(card.example.call, names)

    assert str(found) == card.example.gives


@CARDS
def test_answers_begin_with_the_question(card: Method) -> None:
    first = re.split(r"(?<=[.?]) ", card.answers)[0]

    assert first[-1] == "?"


@CARDS
def test_told_says_every_number_that_the_example_gives(card: Method) -> None:
    told = {float(found.replace(",", "")) for found in NUMBER.findall(card.example.told)}
    codes_of_standing = card.code == "funnel"

    given = {float(found) for found in NUMBER.findall(card.example.gives) if not codes_of_standing}

    assert {one for one in given if not told & {one, round(100 * one, 9), round(1_000 * one, 9)}} == SAID_IN_WORDS.get(
        card.code, set()
    )


@CARDS
def test_no_sign_of_a_keyboard_stands_for_one_of_print(card: Method) -> None:
    told = " ".join((*card.formula, *sentences(card)))

    assert re.findall(r"-/\+|\^|<=|>=| \* | - | / |sqrt|\d %|\d per cent", told) == []


@CARDS
def test_texts_are_whole(card: Method) -> None:
    texts = [card.title, *card.formula, *(source.title for source in card.sources), *sentences(card)]

    assert [text for text in texts if not text.strip() or text != " ".join(text.split())] == []
    assert card.formula and card.sources and card.limits


@CARDS
def test_sentences_begin_and_end_as_such(card: Method) -> None:
    symbols = card.title + " ".join(card.formula)

    told = list(sentences(card))

    assert [text for text in told if text[-1] not in ".?"] == []
    assert [text for text in told if text[0].islower() and text.split()[0] not in symbols] == []
    assert card.title[-1] not in ".:"


@CARDS
def test_addresses_are_safe_to_follow(card: Method) -> None:
    addresses = [source.address for source in card.sources if source.address]

    assert [one for one in addresses if not one.startswith("https://")] == []


@CARDS
def test_code_is_fit_for_an_address(card: Method) -> None:
    assert card.code == card.code.lower()
    assert card.code.replace("-", "").isalnum()


def test_codes_are_unique() -> None:
    codes = [card.code for card in explained.METHODS]
    departures = [departure.code for card in explained.METHODS for departure in card.departures]

    assert codes == list(dict.fromkeys(codes))
    assert departures == list(dict.fromkeys(departures))


def test_method_is_found_by_its_code() -> None:
    assert [explained.method(card.code) for card in explained.METHODS] == list(explained.METHODS)
    assert explained.method("no-such-method") is None


def test_codes_that_pages_link_to_have_cards() -> None:
    linked = {"xmr", "grading", "funnel", "disclosure", "survey", "wilson", "change"}

    assert linked - set(explained.BY_CODE) == set()


def test_every_module_of_a_card_stands_among_the_methods() -> None:
    assert [card.module for card in explained.METHODS if not card.module.startswith("goldthread.core.stats.")] == []


def test_every_room_of_methods_has_cards() -> None:
    rooms = {path.stem for path in STATS.iterdir() if path.name not in ("__pycache__", "__init__.py")}

    assert rooms - {"arrays", "refused", "explained"} == set(explained.ROOMS)


@CARDS
def test_quotes_are_those_of_print(card: Method) -> None:
    told = [card.title, *card.formula, *(source.title for source in card.sources), *sentences(card)]
    told += [text for one in card.departures for text in (one.peer, one.when)]

    assert [text for text in told if "'" in text or '"' in text] == []
