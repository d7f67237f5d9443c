"""The list of district codes: each code once, with what holds now, and told where the list contradicts itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.areas import changes
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.district_codes import FEED
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "district_codes.csv"
HEADER = "LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,Current"
Land = Callable[[str], Landing]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def land(tmp_path: Path, lake: Lake) -> Land:
    """Land a list of these rows under the five columns that every edition has."""

    def write(rows: str) -> Landing:
        path = tmp_path / "codes.csv"
        path.write_text(f"{HEADER}\n{rows}", encoding="utf-8")
        return FEED.land(Incoming(path, path.name, contained=False), lake)

    return write


def sample(lake: Lake) -> list[tuple[str, str, bool]]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    table = engine.file_literal(lake.held(landing.parquet))
    return engine.run(f"SELECT code, successor, current FROM read_parquet({table}) ORDER BY row")


def test_codes_that_ended_have_the_successor_that_the_product_knows(lake: Lake) -> None:
    ended = {code: successor for code, successor, current in sample(lake) if not current and code.startswith("E")}

    known = {(one.code, one.successor) for one in changes("district", 2018, 2025)}
    assert len(ended) == 11
    assert {(code, successor) for code, successor in ended.items() if code != "E07000246"} <= known


def test_report_counts_current_codes_and_those_that_ended(lake: Lake) -> None:
    report = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake).report

    assert (report.rows, report.held, report.warnings) == (21, {"current": 9, "ended": 12}, ())


def test_quirk_12_commas_in_names_stay_inside_them(lake: Lake) -> None:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)

    table = engine.file_literal(lake.held(landing.parquet))
    names = engine.run(f"SELECT DISTINCT successor_name FROM read_parquet({table}) WHERE successor = 'E06000058'")
    assert names == [("Bournemouth, Christchurch and Poole",)]


def test_columns_that_an_edition_lacks_are_blank(land: Land, lake: Lake) -> None:
    landing = land("E07000170,Ashfield,E07000170,Ashfield,TRUE\n")

    table = engine.file_literal(lake.held(landing.parquet))
    assert engine.run(f"SELECT region_code, country_code FROM read_parquet({table})") == [("", "")]


def test_list_that_contradicts_itself_is_kept_and_told(land: Land) -> None:
    landing = land(
        "E07000187,Mendip,E06000066,Somerset,FALSE\nE07000170,Ashfield,E07000171,Bassetlaw,TRUE\n"
        "E07000171,Bassetlaw,E07000171,Bassetlaw,TRUE\n"
    )

    assert landing.report.warnings == (
        "The successor of 1 codes is not a current code of the list (E07000187).",
        "1 codes are current and have a successor (E07000170).",
    )


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("E0700017,Ashfield,E07000170,Ashfield,TRUE\n", ", row 2: “E0700017” is not the code of a district."),
        ("E07000170,Ashfield,,Ashfield,TRUE\n", ", row 2: “” is not the code of a district."),
        ("E07000170,,E07000170,Ashfield,TRUE\n", ", row 2: E07000170 has no name."),
        (
            "E07000170,Ashfield,E07000170,Ashfield,yes\n",
            ", row 2: “yes” in the column “Current” is neither TRUE nor FALSE.",
        ),
        ("E07000170,Ashfield,E07000170,Ashfield,TRUE\n" * 2, ", row 3: E07000170 stands in row 2 already."),
        ("", ": holds a header and no rows."),
    ],
)
def test_wrong_list_is_refused(land: Land, lake: Lake, rows: str, fault: str) -> None:
    with pytest.raises(BadInput) as told:
        land(rows)

    assert str(told.value) == f"codes.csv{fault} Fetch the file again."
    assert list(lake.root.rglob("*.parquet")) == []
