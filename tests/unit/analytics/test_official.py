"""Official figures come back from the lake as they were kept, narrowed by table, area and words."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake, NotInLake
from goldthread.analytics.official import Asked, Places, areas_of, decimals_of, figures_of, tables_of
from goldthread.analytics.sources import FEEDS

SAMPLES = Path(__file__).resolve().parents[2] / "spec" / "feeds" / "samples"


@pytest.fixture
def parquet(lake: Lake) -> str:
    """The sample of the police force area tables, in the lake."""
    path = SAMPLES / "ons_pfa.xlsx"
    return FEEDS["ons_pfa"].land(Incoming(path, path.name, contained=False), lake).parquet


def every(lake: Lake, parquet: str) -> tuple[Figure, ...]:
    return figures_of(lake, parquet, Asked(), most=None).figures


def test_all_figures_come_back_table_by_table_in_the_order_of_their_rows(lake: Lake, parquet: str) -> None:
    found = every(lake, parquet)

    tables = tables_of(lake, parquet)
    assert len(found) > 100
    assert [one.table for one in found] == sorted((one.table for one in found), key=tables.index)
    assert all(one.row <= after.row for one, after in pairwise(found) if one.table == after.table)


def test_at_most_so_many_are_given_and_all_are_counted(lake: Lake, parquet: str) -> None:
    found = figures_of(lake, parquet, Asked(), most=5)

    assert (len(found.figures), found.number) == (5, len(every(lake, parquet)))


def test_figures_are_narrowed_by_table_area_and_every_word(lake: Lake, parquet: str) -> None:
    sought = every(lake, parquet)[7]
    word = sought.series.split()[0].lower()

    found = figures_of(lake, parquet, Asked(sought.table, sought.area_name, word.upper()), most=None).figures

    assert sought in found
    assert found == tuple(
        one
        for one in every(lake, parquet)
        if (one.table, one.area_name) == (sought.table, sought.area_name)
        and word in f"{one.series} {one.breakdown}".lower()
    )


def test_an_area_is_known_by_its_code_as_well(lake: Lake, parquet: str) -> None:
    coded = next(one for one in every(lake, parquet) if one.area_code)

    found = figures_of(lake, parquet, Asked(area=coded.area_code), most=None).figures

    assert {one.area_code for one in found} == {coded.area_code}


@pytest.mark.parametrize("words", ["' OR true --", "%", "\\", "unicorns"])
def test_words_are_values_and_never_part_of_a_question(lake: Lake, parquet: str, words: str) -> None:
    found = figures_of(lake, parquet, Asked(words=words))

    assert found.number == sum(words.lower() in f"{one.series} {one.breakdown}".lower() for one in every(lake, parquet))


def test_tables_and_areas_stand_once_each(lake: Lake, parquet: str) -> None:
    found = every(lake, parquet)

    assert sorted(tables_of(lake, parquet)) == sorted({one.table for one in found if one.table})
    assert sorted(areas_of(lake, parquet)) == sorted({one.area_name for one in found if one.area_name})


def test_a_lost_table_is_told(lake: Lake) -> None:
    with pytest.raises(NotInLake):
        figures_of(lake, "ons_pfa/1/gone.parquet", Asked())


@pytest.mark.parametrize(
    ("values", "shown", "is_rounded"),
    [
        ([], 0, False),
        ([12.0, 1054000.0], 0, False),
        ([12.5, 3.25], 2, False),
        ([57.199999999999996], 1, False),
        ([0.6072276714, 0.02954610451], 4, True),
        ([0.000012345, 5.0], 6, True),
        ([0.0, -0.00004], 5, False),
        ([0.25, 1.3e-17], 6, True),
    ],
)
def test_all_that_was_published_is_shown_up_to_four_decimals_and_six_where_one_is_small(
    values: list[float], shown: int, is_rounded: bool
) -> None:
    assert Places.of(values) == Places(shown, is_rounded)


def test_decimals_are_the_same_down_a_unit_of_a_table_and_errors_have_their_own() -> None:
    def figure(table: str, unit: str, value: float | None, error: float | None = None) -> Figure:
        of = ("", "", "", "Kent", "2020", date(2020, 1, 1), date(2021, 1, 1))
        return Figure(table, *of, unit, value, standard_error=error)

    shares = [figure("A", "%", 1.25, 0.123456), figure("A", "%", 3.0), figure("A", "%", None)]
    counts = [figure("A", "people", 7.0), figure("B", "%", 3.5)]

    decimals = decimals_of([*shares, *counts])

    assert [decimals.of_value(one) for one in (*shares[:2], *counts)] == [2, 2, 0, 1]
    assert decimals.of_error(shares[0]) == 4
    assert decimals.rounded == frozenset({4})
