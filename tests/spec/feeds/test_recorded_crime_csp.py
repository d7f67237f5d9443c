"""Recorded crime by community safety partnership, on invented figures in the published layout."""

from pathlib import Path

import pytest

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.official import Asked, figures_of
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.recorded_crime_csp import FEED

SAMPLE = Path(__file__).parent / "samples" / "recorded_crime_csp.ods"
HEADINGS = (
    "Financial Year", "Financial Quarter", "Force Name", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Number of Offences", "Region",
)  # fmt: skip


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


def test_release_is_known_by_its_headings(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.ods", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject) == ("recorded_crime_csp", "from-2023-24")
    assert landing.report.held == {"2023/24": 2, "2024/25": 8, "without a value": 1}
    assert landing.report.warnings == ()


def test_area_is_the_partnership_and_its_force_a_part_of_the_breakdown(figures: tuple[Figure, ...]) -> None:
    found = next(one for one in figures if one.area_name == "Leicester")

    assert (found.area_code, found.period, found.series, found.value) == ("", "2024/25 Q1", "Shoplifting", 840.0)
    assert found.breakdown == (
        "offence code: 46; offence group: Theft offences; offence subgroup: Shoplifting; force: Leicestershire"
    )


def test_quarter_written_with_a_letter_is_read(figures: tuple[Figure, ...]) -> None:
    assert {one.period for one in figures} == {"2023/24 Q4", "2024/25 Q1", "2024/25 Q2"}


def test_annotated_partnership_is_the_same_area(figures: tuple[Figure, ...]) -> None:
    counts = [(one.period, one.value) for one in figures if one.area_name == "Nottingham" and one.value]

    assert counts == [("2024/25 Q1", 902.0), ("2024/25 Q2", 911.0)]


def test_nought_is_a_figure_and_a_mark_is_none(figures: tuple[Figure, ...]) -> None:
    assert [(one.area_name, one.value, one.mark) for one in figures if not one.value] == [
        ("Nottingham", None, "[x]"),
        ("Bassetlaw", 0.0, ""),
    ]


def test_earlier_tables_without_codes_and_with_regions_are_read(tmp_path: Path, lake: Lake) -> None:
    cells = "2002/03,1,Wiltshire,Wiltshire_Kennet,Burglary,Theft,Burglary,12,South West"
    (tmp_path / "old.csv").write_text(f"{','.join(HEADINGS)}\n{cells}\n")
    incoming = Incoming(tmp_path / "old.csv", "old.csv", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    (found,) = figures_of(lake, landing.parquet, Asked()).figures
    assert (landing.feed, landing.subject, found.area_name) == ("recorded_crime_csp", "2002-03", "Wiltshire_Kennet")
    assert found.breakdown == ("offence group: Theft; offence subgroup: Burglary; force: Wiltshire; region: South West")
