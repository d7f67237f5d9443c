"""Every row of a table is counted in one place of the force, and the places sum to the force."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake, NotInLake
from goldthread.analytics.measures import compute as computing
from goldthread.analytics.measures.compute import Held, Observed, compute, compute_files, expression
from goldthread.analytics.measures.definition import Definition
from goldthread.analytics.schema import STREET
from goldthread.core.target import Direction

Rows = Callable[..., dict[str, str]]
Land = Callable[..., Landing]


def count(code: str, **rule: Any) -> Definition:
    return Definition(
        code=code, framework="f", title=code, things=code, definition=code, why=code, direction=Direction.NEITHER,
        unit="count", source="files", shape="count", frequency="month", owner="analyst", target_kind="none", caveats=(),
        review_on=date(2027, 3, 31), order=1, **rule,
    )  # fmt: skip


EVERYTHING = count("everything")


@pytest.fixture
def counted(land: Land, lake: Lake) -> Callable[..., dict[str, float]]:
    """Land rows and count one measure over them: the counts by code of area, noughts left out."""

    def found(
        rows: list[dict[str, str]], definition: Definition = EVERYTHING, *, force: str = "leicestershire"
    ) -> dict[str, float]:
        landing = land(rows)
        observed = compute([definition], lake, landing.parquet, force=find_force(force), subject=landing.subject)
        return {one.area: one.value for one in observed if one.value}

    return found


Counted = Callable[..., dict[str, float]]


def test_every_district_of_the_force_is_there_even_with_nothing(land: Land, row: Rows, lake: Lake) -> None:
    found = compute([EVERYTHING], lake, land([row()]).parquet, force=find_force("leicestershire"), subject="x")

    assert [(one.area_name, one.area_kind, one.value) for one in sorted(found, key=lambda one: one.area_name)] == [
        ("Blaby", "district", 0.0),
        ("Charnwood", "district", 0.0),
        ("Harborough", "district", 0.0),
        ("Hinckley and Bosworth", "district", 0.0),
        ("Leicester", "district", 1.0),
        ("Leicestershire", "force", 1.0),
        ("Melton", "district", 0.0),
        ("No location given", "none", 0.0),
        ("North West Leicestershire", "district", 0.0),
        ("Oadby and Wigston", "district", 0.0),
        ("Placed outside Leicestershire", "outside", 0.0),
        ("Rutland", "district", 0.0),
    ]


def test_rows_outside_and_without_a_place_are_kept_apart_and_sum(counted: Counted, row: Rows) -> None:
    rows = [
        row(LSOA_name="Leicester 001A"),
        row(LSOA_name="Leicester 002B"),
        row(LSOA_name="Blaby 001A"),
        row(LSOA_name="Nottingham 001A"),
        row(LSOA_name="Atlantis 001A"),
        row(LSOA_name=""),
    ]

    assert counted(rows) == {
        "E23000021": 6.0,
        "E06000016": 2.0,
        "E07000129": 1.0,
        "E23000021:outside": 2.0,
        "E23000021:none": 1.0,
    }


def test_abolished_district_is_counted_under_its_own_code_when_it_is_named(counted: Counted, row: Rows) -> None:
    rows = [row(LSOA_name="Craven 001A"), row(LSOA_name="York 001A")]

    assert counted(rows, force="north-yorkshire") == {"E23000009": 2.0, "E07000163": 1.0, "E06000014": 1.0}


def test_old_and_new_name_of_a_district_are_one_place(counted: Counted, row: Rows) -> None:
    rows = [row(LSOA_name="Shepway 001A"), row(LSOA_name="Folkestone and Hythe 001A")]

    assert counted(rows, force="kent") == {"E23000032": 2.0, "E07000112": 2.0}


def test_district_is_known_by_its_small_areas_name(counted: Counted, row: Rows) -> None:
    assert counted([row(LSOA_name="Bristol 001A")], force="avon-and-somerset") == {"E23000036": 1.0, "E06000023": 1.0}


def test_unknown_force_has_its_subject_as_code_and_every_district_it_names(counted: Counted, row: Rows) -> None:
    rows = [
        row(Reported_by="British Transport Police", LSOA_name="Leicester 001A"),
        row(Reported_by="British Transport Police", LSOA_name=""),
    ]

    assert counted(rows, force="btp") == {
        "british-transport-police": 2.0,
        "british-transport-police:leicester": 1.0,
        "british-transport-police:none": 1.0,
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({}, 5.0),
        ({"filter": {"crime_type": ("Drugs",)}}, 2.0),
        ({"filter": {"crime_type": ("Drugs", "Robbery")}}, 3.0),
        ({"exclude": {"crime_type": ("Drugs",)}}, 3.0),
        ({"filter": {"crime_type": ("Drugs",), "outcome": ("Charged",)}}, 1.0),
        ({"filter": {"crime_type": ("Drugs",)}, "exclude": {"outcome": ("Charged",)}}, 1.0),
        ({"exclude": {"outcome": ("Charged",)}}, 4.0),
        ({"filter": {"outcome": ("",)}}, 3.0),
        ({"filter": {"crime_type": ("Piracy",)}}, None),
    ],
)
def test_rows_are_chosen_by_filter_and_exclude_and_an_empty_cell_is_an_empty_text(
    counted: Counted, row: Rows, rule: dict[str, dict[str, tuple[str, ...]]], expected: float | None
) -> None:
    rows = [
        row(Crime_type="Drugs", Last_outcome_category="Charged"),
        row(Crime_type="Drugs", Last_outcome_category="None"),
        row(Crime_type="Robbery", Last_outcome_category=""),
        row("", Crime_type="Anti-social behaviour", Last_outcome_category=""),
        row("", Crime_type="Anti-social behaviour", Last_outcome_category=""),
    ]

    assert counted(rows, count("some", **rule)).get("E23000021") == expected


def test_measures_are_computed_together_in_the_order_given(land: Land, row: Rows, lake: Lake) -> None:
    wanted = [
        count("b", filter={"crime_type": ("Drugs",)}),
        count("a"),
        count("c-d", exclude={"crime_type": ("Drugs",)}),
    ]
    landing = land([row(), row(), row(Crime_type="Drugs")])

    found = compute(wanted, lake, landing.parquet, force=find_force("leicestershire"), subject=landing.subject)

    assert [(one.measure, one.value) for one in found if one.area_kind == "force"] == [
        ("b", 1.0),
        ("a", 3.0),
        ("c-d", 2.0),
    ]


def test_parts_sum_to_the_force_for_every_measure(land: Land, row: Rows, lake: Lake) -> None:
    types, places = ("Drugs", "Robbery", "Burglary"), ("Leicester 001A", "Blaby 001A", "Derby 001A", "")
    landing = land([row(Crime_type=types[n % 3], LSOA_name=places[n % 4]) for n in range(50)])
    wanted = [count(name, filter={"crime_type": (name,)}) for name in types]

    found = compute(wanted, lake, landing.parquet, force=find_force("leicestershire"), subject="x")

    whole = {one.measure: one.value for one in found if one.area_kind == "force"}
    parts = {
        name: sum(one.value for one in found if one.measure == name and one.area_kind != "force") for name in types
    }
    assert parts == whole == {"Drugs": 17.0, "Robbery": 17.0, "Burglary": 16.0}


def test_nothing_asked_is_nothing_answered(land: Land, row: Rows, lake: Lake) -> None:
    found: list[Observed] = compute([], lake, land([row()]).parquet, force=None, subject="x")

    assert found == []


@pytest.fixture
def months(land: Land, row: Rows) -> dict[int, Held]:
    """Three files of one force and one of a publisher that is no force, by a number each."""
    force = find_force("leicestershire")
    counts = {5: 1, 6: 2, 7: 4}
    held = {
        month: Held(land([row(f"{month}-{n}", Month=f"2025-0{month}") for n in range(rows)]).parquet, force, "leics")
        for month, rows in counts.items()
    }
    other = land([row("t1", Reported_by="British Transport Police", LSOA_name="Blaby 001A")])
    return held | {9: Held(other.parquet, None, "transport")}


@pytest.mark.parametrize("at_once", [1, 3, 500])
def test_many_files_are_each_counted_as_alone_and_in_their_order(
    months: dict[int, Held], lake: Lake, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(computing, "FILES_AT_ONCE", at_once)
    wanted = [EVERYTHING, count("drugs", filter={"crime_type": ("Drugs",)})]

    found = list(compute_files(wanted, lake, months))

    assert found == [
        (key, compute(wanted, lake, one.parquet, force=one.force, subject=one.subject)) for key, one in months.items()
    ]
    assert [observed[0].value for _key, observed in found] == [1.0, 2.0, 4.0, 1.0]


def test_one_table_may_stand_under_two_keys(months: dict[int, Held], lake: Lake) -> None:
    found = dict(compute_files([EVERYTHING], lake, {"a": months[6], "b": months[6]}))

    assert found["a"] == found["b"]
    assert found["a"][0].value == 2.0


def test_no_file_is_no_answer(lake: Lake) -> None:
    assert list(compute_files([EVERYTHING], lake, {})) == []


def test_lost_table_is_told_before_any_is_counted(months: dict[int, Held], lake: Lake) -> None:
    lake.path(months[7].parquet).unlink()

    with pytest.raises(NotInLake):
        compute_files([EVERYTHING], lake, months)


def test_measure_is_one_expression_over_the_rows(months: dict[int, Held], lake: Lake) -> None:
    rows = engine.rows_of(STREET)
    burglary = count("burglary", filter={"crime_type": ("Burglary",)}, exclude={"district": ("Blaby",)})
    asked = rows.aggregate(all=expression(EVERYTHING, rows), burglary=expression(burglary, rows))

    assert engine.answer(asked, [lake.held(one.parquet) for one in months.values()]) == [(8, 7)]
