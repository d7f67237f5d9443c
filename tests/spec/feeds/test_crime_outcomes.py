"""Crime outcomes by force, on invented figures in the published layout."""

from pathlib import Path

import pytest

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.official import Asked, figures_of
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.crime_outcomes import FEED, FOR_OFFENCES, IN_QUARTER

SAMPLE = Path(__file__).parent / "samples" / "crime_outcomes.xlsx"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


def test_year_is_known_by_its_headings(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.xlsx", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject, landing.subject_name) == ("crime_outcomes", "2024-25", "2024/25")
    assert landing.report.held == {"2024/25": 32}


def test_row_is_two_figures_that_count_differently(figures: tuple[Figure, ...]) -> None:
    charged = "outcome type: 1; outcome: Charged/Summonsed; outcome group: Charged/Summonsed"
    found = [one for one in figures if one.breakdown.endswith(charged) and one.area_name == "Leicestershire"]

    assert [(one.period, one.series, one.unit, one.value) for one in found] == [
        ("2024/25 Q1", FOR_OFFENCES[0], "outcomes", 121.0),
        ("2024/25 Q1", IN_QUARTER[0], "outcomes", 131.0),
        ("2024/25 Q2", FOR_OFFENCES[0], "outcomes", 122.0),
        ("2024/25 Q2", IN_QUARTER[0], "outcomes", 131.0),
    ]


def test_offence_and_outcome_are_parts_of_the_breakdown(figures: tuple[Figure, ...]) -> None:
    assert figures[0].breakdown == (
        "offence code: 46; offence: Shoplifting; offence group: Theft offences; offence subgroup: Shoplifting; "
        "outcome type: 1; outcome: Charged/Summonsed; outcome group: Charged/Summonsed"
    )


def test_offences_without_an_outcome_stay_apart_as_type_nought(figures: tuple[Figure, ...]) -> None:
    waiting = {one.value for one in figures if "outcome type: 0;" in one.breakdown}

    assert waiting == {56.0, 57.0, 0.0}


@pytest.mark.parametrize("names", list(zip(FOR_OFFENCES[1:], IN_QUARTER[1:], strict=False)))
def test_columns_of_counts_may_be_called_otherwise(names: tuple[str, str], tmp_path: Path, lake: Lake) -> None:
    headings = ("Financial Year", "Financial Quarter", "Police Force Area", "Offence Code", "Offence Description",
                "Outcome Type", *names)  # fmt: skip
    (tmp_path / "o.csv").write_text(f"{','.join(headings)}\n2014/15,4,Kent,46,Shoplifting,8,10,12\n")
    incoming = Incoming(tmp_path / "o.csv", "o.csv", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    found = figures_of(lake, landing.parquet, Asked()).figures
    assert [(one.series, one.value) for one in found] == [(FOR_OFFENCES[0], 10.0), (IN_QUARTER[0], 12.0)]
