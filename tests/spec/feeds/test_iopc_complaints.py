"""Complaints statistics as a plain table of one figure a row, on invented figures."""

from pathlib import Path

import pytest
import xlsxwriter

from goldthread.analytics.intake.figures import Figure
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.official import Asked, figures_of
from goldthread.analytics.sources import recognise
from goldthread.analytics.sources.iopc_complaints import FEED, IopcComplaints
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).parent / "samples" / "iopc_complaints.csv"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def figures(lake: Lake) -> tuple[Figure, ...]:
    landing = FEED.land(Incoming(SAMPLE, SAMPLE.name, contained=False), lake)
    return figures_of(lake, landing.parquet, Asked(), most=None).figures


def refusal(row: str, tmp_path: Path, lake: Lake) -> str:
    (tmp_path / "c.csv").write_text(f"{','.join(IopcComplaints.headings)}\n{row}\n")
    with pytest.raises(BadInput) as told:
        FEED.land(Incoming(tmp_path / "c.csv", "c.csv", contained=False), lake)
    assert list(lake.root.rglob("*.parquet")) == []
    return str(told.value)


def test_table_of_several_quarters_is_known_by_the_first(lake: Lake) -> None:
    incoming = Incoming(SAMPLE, "whatever.csv", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    assert (landing.feed, landing.subject) == ("iopc_complaints", "from-2023-04")
    assert landing.report.held == {"A1.1": 6, "A3.1": 1, "A1.2": 1, "without a value": 1}


def test_quarters_count_from_april(figures: tuple[Figure, ...]) -> None:
    logged = [
        one
        for one in figures
        if (one.area_name, one.series, one.breakdown) == ("Nottinghamshire", "Complaints logged", "")
    ]

    assert [(one.period, one.value) for one in logged] == [
        ("YTD 2023-06", 402.0),
        ("YTD 2023-09", 811.0),
        ("2023/24", 1640.0),
    ]


def test_category_is_the_breakdown_and_the_unit_is_as_given(figures: tuple[Figure, ...]) -> None:
    timed = next(one for one in figures if one.table == "A3.1")

    assert timed.breakdown == "category: Investigated: not subject to special procedures"
    assert (timed.unit, timed.value) == ("working days", 159.0)


def test_force_and_country_have_their_codes(figures: tuple[Figure, ...]) -> None:
    assert {one.area_name: one.area_code for one in figures} == {
        "Nottinghamshire": "E23000019",
        "Leicestershire": "E23000021",
        "England and Wales": "K04000001",
    }


def test_figure_that_a_force_could_not_send_is_a_mark(figures: tuple[Figure, ...]) -> None:
    assert [(one.area_name, one.mark) for one in figures if one.value is None] == [("Leicestershire", "..")]


def test_one_quarter_may_stand_in_a_workbook_below_a_title(tmp_path: Path, lake: Lake) -> None:
    row = ["Kent", "1 April - 30 June 2024", "A1.1", "Complaints logged", "", 500, "complaints"]
    with xlsxwriter.Workbook(str(tmp_path / "c.xlsx")) as out:
        sheet = out.add_worksheet("Data")
        for place, cells in enumerate([["Complaints of one quarter"], IopcComplaints.headings, row]):
            sheet.write_row(place, 0, cells)
    incoming = Incoming(tmp_path / "c.xlsx", "c.xlsx", contained=False)

    landing = recognise(incoming).land(incoming, lake)

    (found,) = figures_of(lake, landing.parquet, Asked()).figures
    assert (landing.subject, landing.subject_name) == ("2024-04-to-2024-06", "April to June 2024")
    assert (found.period, found.value, found.place, found.row) == ("YTD 2024-06", 500.0, "Data", 3)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("1 April 2021 to 30 September 2023", "2021-04..2023-09"),
        ("1 April 2023 to 30 September 2023", "YTD 2023-09"),
        ("1 April 2022 to 31 March 2023", "2022/23"),
        ("1 April 2021 to 31 March 2023", "2021-04..2023-03"),
    ],
)
def test_period_over_several_years_is_a_span_and_no_part_of_the_last(
    words: str, code: str, tmp_path: Path, lake: Lake
) -> None:
    lines = f"{','.join(IopcComplaints.headings)}\nKent,{words},A1.1,Complaints logged,,5,complaints\n"
    (tmp_path / "c.csv").write_text(lines)

    landing = recognise(Incoming(tmp_path / "c.csv", "c.csv", contained=False)).land(
        Incoming(tmp_path / "c.csv", "c.csv", contained=False), lake
    )

    assert [one.period for one in figures_of(lake, landing.parquet, Asked()).figures] == [code]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("1 April 2023 to 15 September 2023", "“15 September 2023” is not the last day of a month."),
        ("1 April 2024 to 30 September 2023", "c.csv, row 2: "),
    ],
)
def test_period_of_part_months_or_backwards_refuses_the_file(
    words: str, fault: str, tmp_path: Path, lake: Lake
) -> None:
    assert fault in refusal(f"Kent,{words},A1.1,Complaints logged,,5,complaints", tmp_path, lake)


def test_period_that_cannot_be_read_refuses_the_file(tmp_path: Path, lake: Lake) -> None:
    told = refusal("Kent,the summer,A1.1,Complaints logged,,5,complaints", tmp_path, lake)

    assert told.startswith('c.csv, row 2: "the summer" is not a period')


def test_blank_unit_refuses_the_file(tmp_path: Path, lake: Lake) -> None:
    told = refusal("Kent,2023/24,A1.1,Complaints logged,,5,", tmp_path, lake)

    assert told == "c.csv, row 2: The column “Unit” is blank. Every figure needs it."


def test_headings_without_rows_refuse_the_file(tmp_path: Path, lake: Lake) -> None:
    assert refusal("", tmp_path, lake) == "c.csv: holds headings and no rows. Fetch the file again."
