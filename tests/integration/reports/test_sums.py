"""Totals, shares, changes, rates and distances are worked out: recomputed here from the cells beside them."""

import pytest

from goldthread.documents.tree import Row

TOTALLED = ("areas-counts", "areas-change", "street-files", "documents", "delivery-owners", "chart-delivery")
"""Tables whose last row is the sum of those above it."""


def numbers(table):
    """The columns that hold numbers, each with its values down the table, and which rows are totals."""
    rows = [row for row in table.rows if isinstance(row, Row)]
    heads = [(column.name, column.unit) for column in table.columns[1:]]
    columns = [[row.cells[place].value for row in rows] for place in range(len(heads))]
    return heads, columns, [row.total for row in rows]


@pytest.mark.parametrize("key", TOTALLED)
def test_rows_make_the_total(papers, key):
    found = [paper.tables[key] for paper in papers.values() if key in paper.tables]

    for table in (table for table in found if len(table.rows) > 1):
        heads, columns, totals = numbers(table)
        assert totals == [False] * (len(totals) - 1) + [True]
        for (_name, unit), values in zip(heads, columns, strict=True):
            parts = [value for value in values[:-1] if value is not None]
            if unit != "%" and all(isinstance(value, int | float) for value in parts) and values[-1] is not None:
                assert sum(parts) == pytest.approx(values[-1])
    assert found


@pytest.mark.parametrize("key", ["at-a-glance", "theme-1-counted", "theme-2-counted", "untied-counted", "areas-change"])
def test_changes_are_those_of_the_figures_beside_them(papers, key):
    for row, (now, before, change, percent, *_rest) in papers["2025-12"].cells(key):
        assert change.value == now.value - before.value, row
        assert (
            percent.value is None
            if before.value < 50
            else percent.value == pytest.approx(100 * change.value / before.value)
        )


def test_changes_on_a_year_before_are_those_of_the_figures_beside_them(papers):
    compared = 0

    for _row, (_year, _rate, now, before, change, percent) in papers["2025-12"].cells("year-table"):
        if before.value is None:
            assert (change.value, percent.value, before.missing) == (None, None, True)
        else:
            compared += 1
            assert change.value == now.value - before.value
            assert percent.value == pytest.approx(100 * change.value / before.value)
    assert compared == 14


def test_rates_are_counts_by_residents(papers):
    counts = {row.head: cells for row, cells in papers["2025-12"].cells("areas-counts")}

    for row, (residents, *rates) in papers["2025-12"].cells("areas-rates"):
        for count, rate in zip(counts[row.head], rates, strict=True):
            assert rate.value == pytest.approx(1000 * count.value / residents.value)


def test_residents_of_the_districts_make_those_of_the_area(papers):
    *districts, whole = [cells[0].value for _row, cells in papers["2025-12"].cells("areas-rates")]

    assert sum(districts) == whole == 1_148_458


def test_shares_of_statuses_are_their_counts_by_all(papers):
    rows = papers["2017-09"].cells("chart-delivery")
    total = rows[-1][1][0].value

    assert [cells[1].value for _row, cells in rows] == [100 * cells[0].value / total for _row, cells in rows]
    assert total == 20


@pytest.mark.parametrize("to", ["2017-09", "2022-03", "2025-12"])
def test_distances_are_figure_less_milestone_or_baseline(papers, to):
    checked = 0

    for key, table in papers[to].tables.items():
        names = [column.name for column in table.columns[1:]]
        if not key.endswith("-judged") or "Distance" not in names:
            continue
        for _row, cells in papers[to].cells(key):
            told = dict(zip(names, cells, strict=True))
            against = [
                told[name].value for name in ("Milestone", "Baseline") if name in told and told[name].value is not None
            ]
            if told["Latest"].value is not None:
                assert told["Distance"].value == pytest.approx(told["Latest"].value - against[0])
                checked += 1
    assert checked


def test_differences_of_groups_are_from_the_first(papers):
    everybody, minority, disabled = papers["2025-12"].cells("groups-table")

    assert minority[1][-1].value == pytest.approx(minority[1][1].value - everybody[1][1].value)
    assert disabled[1][-1].value is None


def test_shown_text_is_the_value_beside_it(edition):
    """A machine and a person read the same number, wherever a cell holds both."""
    for key in edition.tables:
        for _row, cells in edition.cells(key):
            for cell in cells:
                if isinstance(cell.value, int | float) and (told := plain_number(cell.text)) is not None:
                    assert told == pytest.approx(cell.value, abs=0.0501), (key, cell.text)


def plain_number(text):
    """The number in a cell's text; None where words or a multiple stand with it."""
    bare = text.replace("−", "-").replace(",", "").removesuffix("%").removesuffix(" points").removesuffix(" days")
    try:
        return float(bare)
    except ValueError:
        return None


def test_keyless_rows_are_counted_from_the_files(papers):
    figures = papers["2025-12"].figures
    span = "2024-01..2025-12"

    (keyless,), (rows,), (share,) = (figures[f"street.{part}@{span}"] for part in ("keyless", "rows", "keyless_share"))

    assert (keyless, rows) == (24_908, 149_751)
    assert share == pytest.approx(100 * keyless / rows)
