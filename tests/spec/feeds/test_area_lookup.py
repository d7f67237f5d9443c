"""Lookups between areas, in the headings of the publisher and of copies, with the years in them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics.areas import Atlas, Link, Placed, changes_of, comparable
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.area_lookup import FEED, read_links
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "area_lookup.csv"
DISTRICTS = (
    "LAD24CD,LAD24NM,CSP24CD,CSP24NM,PFA24CD,PFA24NM,ObjectId\n"
    "E07000170,Ashfield,E22000401,Ashfield,E23000019,Nottinghamshire,1\n"
    'E06000058,"Bournemouth, Christchurch and Poole",E22000501,Bournemouth,E23000039,Dorset,2\n'
    'E06000058,"Bournemouth, Christchurch and Poole",E22000502,Poole,E23000039,Dorset,3\n'
)
Write = Callable[[str], Incoming]


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def file(text: str) -> Incoming:
        path = tmp_path / "lookup.csv"
        path.write_text(text, encoding="utf-8")
        return Incoming(path, path.name, contained=False)

    return file


def landed(lake: Lake) -> tuple[Landing, list[Link]]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return landing, read_links(lake, landing.parquet)


def refusal(incoming: Incoming, lake: Lake) -> str:
    with pytest.raises(BadInput) as told:
        FEED.land(incoming, lake)
    assert list(lake.root.rglob("*.parquet")) == []
    return str(told.value)


def test_quirk_8_both_lists_of_small_areas_are_told_apart_and_every_change_is_whole(lake: Lake) -> None:
    _landing, links = landed(lake)

    found = changes_of(links, "lsoa", 2011, 2021)
    assert (len({one.code for one in found}), len({one.successor for one in found})) == (33, 38)
    assert Counter(one.kind for one in found) == {"unchanged": 12, "split": 20, "merged": 12}
    assert {one.is_whole for one in found} == {True}
    assert len(comparable(found).groups) == 27


def test_quirk_8_small_area_of_either_list_is_in_its_district(lake: Lake) -> None:
    atlas = Atlas(landed(lake)[1])

    city = Placed("district", "E06000018", "Nottingham")
    assert [atlas.place(code, "district") for code in ("E01033404", "E01035501", "E01035502")] == [city] * 3


def test_quirk_9_rows_without_a_small_area_are_unallocated_and_sums_agree(lake: Lake) -> None:
    atlas = Atlas(landed(lake)[1])

    found = atlas.by_place({"E01033404": 7, "": 3, "E01099999": 2}, "district")

    assert found == {Placed("district", "E06000018", "Nottingham"): 7, Placed("district", "", "unallocated"): 5}


def test_quirk_12_commas_in_names_stay_inside_them(write: Write, lake: Lake) -> None:
    links = read_links(lake, FEED.land(write(DISTRICTS), lake).parquet)

    assert {link.from_name for link in links if link.from_code == "E06000058"} == {
        "Bournemouth, Christchurch and Poole"
    }


def test_report_counts_the_rows_and_the_links_of_each_step(lake: Lake) -> None:
    landing, links = landed(lake)

    assert landing.subject == "lsoa11-lsoa21-district22-nottinghamshire"
    assert landing.report.rows == len(links) == 82
    assert landing.report.held == {
        "rows of the file": 44,
        "lsoa 2011 to lsoa 2021": 44,
        "lsoa 2021 to district 2022": 38,
    }
    assert links[0]._fields[-1] == "change"


@pytest.mark.parametrize(
    "header",
    [
        "LSOA11CD,LSOA11NM,CHGIND,LSOA21CD,LSOA21NM,LAD22CD,LAD22NM,LAD22NMW,ObjectId",
        "\ufefflsoa11cd,lsoa21cd",
        "WD24CD,WD24NM,LAD24CD,LAD24NM",
        "lsoa21_name,lsoa21_code,ward24_name,ward24_code",
        "LAD23CD,LAD23NM,CSP23CD,CSP23NM,PFA23CD,PFA23NM",
        "LAD24CD,RGN24CD,CTRY24CD",
    ],
)
def test_headings_of_any_year_are_recognised(write: Write, header: str) -> None:
    assert recognise(write(f"{header}\n")).code == "area_lookup"


@pytest.mark.parametrize(
    "header", ["LSOA21CD,LSOA21NM", "LSOA11CD,LSOA21CD,Residents", "LADCD,CSPCD", "month,LAD24CD,PFA24CD"]
)
def test_table_of_something_else_by_area_is_not_a_lookup(write: Write, header: str) -> None:
    with pytest.raises(BadInput):
        recognise(write(f"{header}\n"))


def test_district_in_two_partnerships_is_told_and_its_force_is_still_known(write: Write, lake: Lake) -> None:
    landing = FEED.land(write(DISTRICTS), lake)

    atlas = Atlas(read_links(lake, landing.parquet))
    assert landing.report.warnings == (
        "Of kind district, 1 lie in more than one csp (E06000058): none of these can be chosen.",
    )
    assert atlas.place("E06000058", "csp", of="district").code == ""
    assert atlas.place("E06000058", "force", of="district").name == "Dorset"
    assert landing.subject == "district24-csp24-force24-all"


def test_blank_code_gives_no_link_and_is_told(write: Write, lake: Lake) -> None:
    landing = FEED.land(write("LAD24CD,RGN24CD,CTRY24CD\nW06000001,,W92000004\n"), lake)

    assert read_links(lake, landing.parquet) == [
        Link("district", 2024, "W06000001", "", "country", 2024, "W92000004", "")
    ]
    assert landing.report.warnings == ("The column “RGN24CD” is blank in 1 of 1 rows: they give no link to it.",)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("E0100001,U,E01000001", "row 2: “E0100001” in the column “LSOA11CD” is not the code of an area."),
        ("E01000001,R,E01000001", "row 2: “R” is not a kind of change: U, S, M and X are."),
        ("E01000001,U", "row 2: has 2 of 3 cells: the row is cut short."),
    ],
)
def test_wrong_row_is_refused(write: Write, lake: Lake, row: str, fault: str) -> None:
    told = refusal(write(f"LSOA11CD,CHGIND,LSOA21CD\n{row}\n"), lake)

    assert told == f"lookup.csv, {fault} Fetch the file again."


def test_file_without_rows_is_refused(write: Write, lake: Lake) -> None:
    told = refusal(write("LSOA11CD,LSOA21CD\n"), lake)

    assert told == "lookup.csv: holds a header and no rows. Fetch the file again."
