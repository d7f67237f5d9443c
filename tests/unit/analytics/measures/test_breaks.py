"""Breaks as data: those of a count's own categories, of its force and its kind of area, and no others."""

import pytest

from goldthread.analytics.areas import find_force
from goldthread.analytics.measures.breaks import breaks_for, known_breaks
from goldthread.analytics.schema import street_categories
from goldthread.analytics.sources import FEEDS
from goldthread.core.period import Period
from goldthread.core.series import Break

VIOLENCE = frozenset({"Violence and sexual offences"})
RECORDED = (
    Break(Period.month(2018, 4), "Stalking and harassment recorded beside the worst other offence of a case"),
    Break(Period.month(2023, 5), "Stalking and harassment no longer recorded beside the worst other offence of a case"),
)


def months(feed: str, *categories: str, force: str = "", areas: str = "") -> list[str]:
    return [one.month.code for one in breaks_for(feed, categories=frozenset(categories), force=force, areas=areas)]


def test_counting_rules_break_the_category_that_they_touch() -> None:
    assert breaks_for("street", categories=VIOLENCE) == RECORDED
    assert breaks_for("street", categories=VIOLENCE | {"Burglary"}) == RECORDED


def test_other_categories_and_feeds_have_none() -> None:
    assert breaks_for("street", categories=frozenset({"Burglary"})) == ()
    assert breaks_for("street") == ()
    assert breaks_for("monthly_counts", categories=VIOLENCE) == ()


@pytest.mark.parametrize(
    ("force", "found"),
    [("greater-manchester", ["2019-07"]), ("devon-and-cornwall", ["2022-11"]), ("nottinghamshire", []), ("", [])],
)
def test_new_system_breaks_every_series_of_its_force_alone(force: str, found: list[str]) -> None:
    assert months("street", "Burglary", force=force) == found


def test_court_results_break_the_series_of_those_outcomes() -> None:
    assert months("outcomes", "Offender fined") == ["2024-01"]
    assert months("street", "Court result unavailable") == ["2024-01"]
    assert months("street", "Local resolution") == []


def test_open_investigations_break_where_the_words_stop() -> None:
    assert months("street", "Under investigation") == ["2025-01"]


def test_small_areas_break_where_their_list_changes() -> None:
    assert months("street", "Burglary", areas="lsoa") == ["2024-01"]
    assert months("street", "Burglary", areas="district") == []


def test_breaks_of_a_force_stand_with_those_of_every_force_in_order() -> None:
    found = breaks_for("street", categories=VIOLENCE, force="greater-manchester")

    assert [one.month.code for one in found] == ["2018-04", "2019-07", "2023-05"]


def test_reasons_of_one_month_are_told_together() -> None:
    (found,) = breaks_for("street", categories=frozenset({"Court result unavailable"}), areas="lsoa")

    assert found.reason == (
        "Results of courts no longer named: by this month all are “Court result unavailable”; "
        "Small areas of 2021 in place of those of 2011: by this month at the latest"
    )


def test_every_row_names_known_feeds_forces_and_a_source() -> None:
    for one in known_breaks():
        assert one.feeds <= set(FEEDS)
        assert not one.force or find_force(one.force) is not None
        assert one.reason
        assert one.source


def test_crime_types_of_the_table_are_spelt_as_files_spell_them() -> None:
    named = {category for one in known_breaks() for category in one.categories}

    assert named & street_categories() == VIOLENCE
