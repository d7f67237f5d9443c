"""Breaks and targets of a card: each with its period; a wrong one is refused at its line."""

from pathlib import Path

import pytest

from goldthread.analytics.measures.card import Card, CardError, read_card
from goldthread.analytics.measures.dated import breaks, joined, targets
from goldthread.core.period import Period
from goldthread.core.series import Break
from goldthread.core.target import PeriodTarget, Sense, Target


def card(tmp_path: Path, text: str) -> Card:
    file = tmp_path / "card.toml"
    file.write_text(text, encoding="utf-8")
    return read_card(file)


def test_breaks_stand_in_order_of_time(tmp_path: Path) -> None:
    given = card(tmp_path, '[breaks]\n"2025-04" = "New system"\n"2023-05" = "New counting rule"\n')

    assert breaks(given) == (
        Break(Period.month(2023, 5), "New counting rule"),
        Break(Period.month(2025, 4), "New system"),
    )


def test_targets_hold_for_their_periods(tmp_path: Path) -> None:
    given = card(tmp_path, '[targets."2025/26"]\nvalue = 1400\nsense = "under"\n')

    assert targets(given) == (PeriodTarget(Period.parse("2025/26"), Target(1400, Sense.UNDER)),)


def test_a_card_without_the_tables_has_none(tmp_path: Path) -> None:
    given = card(tmp_path, 'code = "thefts"\n')

    assert (breaks(given), targets(given)) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ('[breaks]\n"2025" = "New rule"\n', 2, '"2025" is not a month.'),
        ('[breaks]\n"soon" = "New rule"\n', 2, '"soon" is not a period.'),
        ('[breaks]\n"2025-04" = ""\n', 2, '"2025-04" must be a text that is not empty.'),
    ],
)
def test_a_wrong_break_is_refused_at_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    with pytest.raises(CardError) as caught:
        breaks(card(tmp_path, text))

    assert (caught.value.line, caught.value.fault) == (line, fault)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[targets."31 March 2022"]\nvalue = 5\nsense = "under"\n', '"31 March 2022" is not made of months.'),
        ('[targets."2025/26"]\nvalue = 5\nsense = "near"\n', '"near" cannot be the sense.'),
        ('[targets."2025/26"]\nvalue = "few"\nsense = "under"\n', '"value" must be a whole number, 0 or more.'),
        ('[targets."2025/26"]\nvalue = 5\nsense = "under"\nby = 3\n', '"by" is not a key of [2025/26].'),
    ],
)
def test_a_wrong_target_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CardError) as caught:
        targets(card(tmp_path, text))

    assert caught.value.fault == fault


def test_own_break_stands_before_a_known_one_of_its_month() -> None:
    own = (Break(Period.month(2025, 4), "New system"),)
    known = (Break(Period.month(2025, 4), "Something else"), Break(Period.month(2023, 5), "New rule"))

    assert joined(own, known) == (Break(Period.month(2023, 5), "New rule"), Break(Period.month(2025, 4), "New system"))
