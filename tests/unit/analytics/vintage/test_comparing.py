"""Two versions of a file are compared as multisets of rows; the newer one replaces when it kept nine tenths of both."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.measure_workbook import MeasureWorkbook
from goldthread.analytics.vintage import Differences, compare, verdict

Rows = Callable[..., dict[str, str]]
Land = Callable[..., Landing]
Write = Callable[..., Incoming]
ASB = {"Crime_type": "Anti-social behaviour", "Last_outcome_category": ""}


@pytest.fixture
def differences(land: Land, lake: Lake) -> Callable[..., Differences]:
    """Land two lists of rows as street files and compare them."""

    def compared(old: list[dict[str, str]], new: list[dict[str, str]]) -> Differences:
        before, now = land(old, name="old.csv"), land(new, name="new.csv")
        return compare(lake, before.parquet, now.parquet, feed="street")

    return compared


Compare = Callable[[list[dict[str, str]], list[dict[str, str]]], Differences]


def counts(found: Differences) -> tuple[int, int, int, int]:
    return found.added, found.changed, found.gone, found.unchanged


def test_same_rows_in_another_order_are_unchanged(differences: Compare, row: Rows) -> None:
    rows = [row("a1"), row("a2"), row("", **ASB), row("", **ASB)]

    assert differences(rows, rows[::-1]) == Differences(0, 0, 0, 4, kept_rows_share=1.0, kept_ids_share=1.0)


def test_made_re_release_is_told_exactly(differences: Compare, row: Rows) -> None:
    """40 outcomes changed, two rows gone, three added: as the office would be told."""
    old = [row(f"a{n}") for n in range(100)] + [row("", **ASB) for _ in range(20)]
    new = [
        *(row(f"a{n}", Last_outcome_category="Unable to prosecute suspect") for n in range(40)),
        *(row(f"a{n}") for n in range(40, 98)),
        *(row("", **ASB) for _ in range(20)),
        *(row(f"b{n}") for n in range(3)),
    ]

    found = differences(old, new)

    assert counts(found) == (3, 40, 2, 78)
    assert (found.kept_rows_share, found.kept_ids_share) == (121 / 120, 0.98)


@pytest.mark.parametrize(
    "cell",
    [
        {"Crime_type": "Robbery"},
        {"Location": "On or near Low Street"},
        {"Longitude": "-1.2"},
        {"Latitude": "52.7"},
        {"LSOA_code": "E01013602"},
    ],
)
def test_row_of_another_type_or_place_is_gone_and_added_not_changed(
    differences: Compare, row: Rows, cell: dict[str, str]
) -> None:
    assert counts(differences([row("a1")], [row("a1", **cell)])) == (1, 0, 1, 0)


@pytest.mark.parametrize("cell", [{"Last_outcome_category": ""}, {"Context": "x"}, {"LSOA_name": "Leicester 001B"}])
def test_row_that_differs_elsewhere_is_changed(differences: Compare, row: Rows, cell: dict[str, str]) -> None:
    assert counts(differences([row("a1")], [row("a1", **cell)])) == (0, 1, 0, 0)


def test_row_without_key_is_never_changed(differences: Compare, row: Rows) -> None:
    assert counts(differences([row("", **ASB)], [row("", **ASB, Context="x")])) == (1, 0, 1, 0)


def test_rows_without_key_that_stand_more_often_are_added(differences: Compare, row: Rows) -> None:
    assert counts(differences([row("", **ASB)] * 2, [row("", **ASB)] * 5)) == (3, 0, 0, 2)


def test_rows_that_share_a_key_are_matched_one_to_one(differences: Compare, row: Rows) -> None:
    old = [row("a1", Last_outcome_category="x"), row("a1", Last_outcome_category="y")]
    new = [row("a1", Last_outcome_category="z"), row("a1", Last_outcome_category="y"), row("a1", Context="w")]

    assert counts(differences(old, new)) == (1, 1, 0, 1)


def test_version_without_keys_has_kept_them_all(differences: Compare, row: Rows) -> None:
    found = differences([row("", **ASB)], [row("", **ASB, Location="elsewhere")])

    assert found.kept_ids_share == 1.0


def test_key_that_stands_on_two_rows_counts_once(differences: Compare, row: Rows) -> None:
    old = [row("a1"), row("a1", Context="x"), row("a2")]

    assert differences(old, [row("a1"), row("a3"), row("a4")]).kept_ids_share == 0.5


cells = st.fixed_dictionaries(
    {
        "Crime_type": st.sampled_from(["Burglary", "Drugs"]),
        "Last_outcome_category": st.sampled_from(["", "x", "y"]),
        "Longitude": st.sampled_from(["", "-1.1"]),
    }
)
versions = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), cells), min_size=1, max_size=6)


@given(old=versions, new=versions)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_row_is_told_once(differences: Compare, row: Rows, old: Any, new: Any) -> None:
    before, now = ([row(key, **more) for key, more in version] for version in (old, new))

    found = differences(before, now)
    back = differences(now, before)

    equal = (Counter(map(str, before)) & Counter(map(str, now))).total()
    assert found.unchanged == equal
    assert found.unchanged + found.changed + found.gone == len(before)
    assert found.unchanged + found.changed + found.added == len(now)
    assert counts(back) == (found.gone, found.changed, found.added, found.unchanged)


def test_workbooks_are_compared_by_the_key_of_a_figure(text_file: Write, lake: Lake) -> None:
    header = "measure,area,period,value,document,note\n"
    old = text_file(header + "m,,2025,5,R,\nm,,2024,4,R,\nn,,2025,,R,awaited\no,,2025,1,R,\n", "old.csv")
    new = text_file(header + "m,,2025,6,R,\nm,,2024,4,R,\nn,,2025,7,R,\no,X,2025,1,R,\n", "new.csv")
    before, now = (MeasureWorkbook().land(one, lake) for one in (old, new))

    found = compare(lake, before.parquet, now.parquet, feed="measure_workbook")

    assert counts(found) == (1, 2, 1, 1)
    assert (found.kept_rows_share, found.kept_ids_share) == (1.0, 0.75)


@pytest.mark.parametrize(
    ("rows_share", "ids_share", "replaces"),
    [(1.0, 1.0, True), (0.9, 0.9, True), (1.3, 0.9, True), (0.899, 1.0, False), (1.0, 0.899, False), (0.0, 0.0, False)],
)
def test_version_replaces_from_nine_tenths_of_rows_and_of_keys(
    rows_share: float, ids_share: float, replaces: bool
) -> None:
    found = Differences(0, 0, 0, 0, kept_rows_share=rows_share, kept_ids_share=ids_share)

    assert (verdict(found, name="a.csv", before=1000, now=900) is None) is replaces


def test_refusal_gives_the_figures_and_says_how_to_confirm() -> None:
    found = Differences(0, 0, 0, 0, kept_rows_share=0.8, kept_ids_share=0.8999)

    assert verdict(found, name="in.zip/2025-05/my file.csv", before=9602, now=7681) == (
        "in.zip/2025-05/my file.csv: was not taken in place of the version held. It has 7,681 rows where that has "
        "9,602, and 89.9 % of that version's keys; 90 % of both are needed. If it is right all the same, confirm it: "
        "--accept 'my file.csv'"
    )


def test_a_version_kept_before_a_column_came_is_compared_as_if_it_were_empty(text_file: Write, lake: Lake) -> None:
    rows = "measure,period,document,value\ntrust,2025/26 Q1,Report,57.2\n"
    now = MeasureWorkbook().land(text_file(rows), lake).parquet
    with lake.place("measure_workbook/1/before.parquet") as older:
        held, kept = (engine.file_literal(path) for path in (lake.held(now), older))
        engine.run(f"COPY (SELECT * EXCLUDE (base, deft) FROM read_parquet({held})) TO {kept} (FORMAT parquet)")

    found = compare(lake, "measure_workbook/1/before.parquet", now, feed="measure_workbook")

    assert counts(found) == (0, 0, 0, 1)
