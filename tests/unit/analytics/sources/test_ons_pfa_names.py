"""A name beside another area's code is told; names that are spelt otherwise, or of several areas, are not."""

import pytest

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.sources.ons_pfa_names import misnamed
from goldthread.core.period import Period

YEAR = Period.rolling_12(2019, 3)


def figure(code: str, name: str, place: str = "P1 C3") -> Figure:
    return Figure("t", "s", "", code, name, YEAR.code, YEAR.start, YEAR.end, "offences", 1.0, place=place)


@pytest.mark.parametrize("name", ["Narnia", "Durham"])
def test_name_of_another_area_or_of_none_is_told_once(name: str) -> None:
    told = misnamed([figure("E23000013", name), figure("E23000013", name, "P1 D3")])

    assert told == (f"P1 C3: E23000013 is called “{name}”; it is the code of Cleveland.",)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("E23000013", "CLEVELAND"),
        ("E12000005", "West Midlands"),
        ("E23000014", "West Midlands"),
        ("K04000001", "England and Wales (excluding Greater Manchester Police)"),
        ("E12000007", "City of London / Metropolitan Police"),
        ("X99999999", "Narnia"),
        ("", "Narnia"),
    ],
)
def test_name_that_fits_its_code_or_cannot_be_judged_is_not_told(code: str, name: str) -> None:
    assert misnamed([figure(code, name)]) == ()


def test_five_are_told_and_the_rest_counted() -> None:
    told = misnamed([figure("E23000013", f"Place {letter}") for letter in "ABCDEFG"])

    assert (len(told), told[-1]) == (6, "2 more areas have another name than their code.")
