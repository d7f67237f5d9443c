"""An internal table is published with its small counts hidden, on every public output, and no solver finds them."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import LinearConstraint, milp

from goldthread.apps.performance import operations, queries
from goldthread.core.stats.disclosure import protect

HEADER = "table code,title,class,period,row heading,column heading,row,column,count"
COLUMNS = ("Upheld", "Not upheld", "Withdrawn")
COUNTS = {"Delivery": (7183, 4621, 7741), "Powers": (9172, 3, 6133), "Property": (6144, 4, 2), "Other": (0, 5, 5121)}
"""Great counts are of a kind that stands nowhere else on the site, so that finding one is finding it out."""
RULE = r'<section class="gt-block" aria-labelledby="rule">(.*?)</section>'
ADDRESS = "/tables/reviews-2024-25/"
EXAMPLE = Path(__file__).parents[3] / "example/tables/complaint-reviews-2024-25.csv"


@pytest.fixture
def load_table(office, tmp_path: Path) -> Callable[..., None]:
    """Load a table of these counts for the office."""

    def loaded(counts, *, sensitivity: str = "internal", released_on: date = date(2025, 6, 30)) -> str:
        rows = [
            f"reviews,Reviews of <complaints>,{sensitivity},2024/25,What about,Outcome,{row},{column},{count}"
            for row, cells in counts.items()
            for column, count in zip(COLUMNS, cells, strict=True)
        ]
        path = tmp_path / f"{released_on}.csv"
        path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        report = operations.load(
            body=office, paths=[path], catalogue=queries.catalogue(office), released_on=released_on, by="analyst"
        )
        assert report.refused == ()
        return report.files[0].warnings[0]

    return loaded


@pytest.fixture
def internal(load_table) -> str:
    return load_table(COUNTS)


def page_values(read) -> np.ndarray:
    """The table as the page shows it, totals among it; NaN where it shows a word."""
    rows = [row[1:] for row in read(ADDRESS).rows("counts")]
    return np.array([[float(cell.replace(",", "")) if cell[0].isdigit() else np.nan for cell in row] for row in rows])


def file_values(visitor) -> np.ndarray:
    """The same from the file."""
    answer = visitor.get(ADDRESS.rstrip("/") + ".csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    cells = [float(row["count"]) if row["count"] else np.nan for row in rows]
    return np.array(cells).reshape(len(COUNTS) + 1, len(COLUMNS) + 1)


def possible(values: np.ndarray) -> list[tuple[float, float]]:
    """What a patient reader finds of each hidden value: the least and greatest that fit all that is shown."""
    height, width = values.shape
    sums = []
    for row in range(height):
        line = np.zeros(values.shape)
        line[row, :-1], line[row, -1] = 1, -1
        sums.append(line.ravel())
    for column in range(width):
        line = np.zeros(values.shape)
        line[:-1, column], line[-1, column] = 1, -1
        sums.append(line.ravel())
    matrix, flat = np.array(sums), values.ravel()
    hidden = np.isnan(flat)
    wanted = -matrix[:, ~hidden] @ flat[~hidden]
    constraint = LinearConstraint(matrix[:, hidden], wanted, wanted)
    ends = []
    for number in range(int(hidden.sum())):
        aim = np.eye(int(hidden.sum()))[number]
        low, high = (milp(sign * aim, constraints=constraint, integrality=np.ones(len(aim))) for sign in (1, -1))
        ends.append((round(low.x[number]), np.inf if high.x is None else round(high.x[number])))
    return ends


def test_small_counts_are_hidden_and_the_rest_is_shown(read, internal) -> None:
    found = page_values(read)

    assert np.isnan(found)[1:3, 1:3].any()
    assert np.isnan(found[1, 1]) and np.isnan(found[2, 1]) and np.isnan(found[2, 2])
    assert (found[0].tolist(), found[3, 0], found[-1, -1]) == ([7183, 4621, 7741, 19545], 0, 46129)


@pytest.mark.parametrize("output", ["page", "file"])
def test_no_hidden_count_can_be_got_back(read, visitor, internal, output) -> None:
    values = page_values(read) if output == "page" else file_values(visitor)

    ends = possible(values)

    assert len(ends) == np.isnan(values).sum() >= 4
    assert all(high > low for low, high in ends)


def test_no_hidden_count_of_the_worked_example_can_be_got_back(visitor, office) -> None:
    catalogue = queries.catalogue(office)
    operations.load(body=office, paths=[EXAMPLE], catalogue=catalogue, released_on=date(2025, 6, 30), by="analyst")

    answer = visitor.get("/tables/complaint-reviews-2024-25.csv")
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    width = len({row["column"] for row in rows})
    shown = np.array([float(row["count"] or "nan") for row in rows]).reshape(-1, width)

    assert all(high > low for low, high in possible(shown))
    assert np.isnan(shown).sum() >= 4
    assert not [row for row in rows if row["count"] in ("1", "2", "3", "4")]


def test_page_and_file_hide_the_same(read, visitor, internal) -> None:
    assert np.array_equal(page_values(read), file_values(visitor), equal_nan=True)


def test_no_public_output_holds_a_count_that_is_hidden(visitor, internal) -> None:
    hidden = protect(np.array(list(COUNTS.values()))).hidden[:-1, :-1]
    great = {str(n) for n in np.array(list(COUNTS.values()))[hidden].tolist() if n > 1000}
    spelt = great | {f"{int(one):,}" for one in great}

    seen, waiting = set[str](), ["/", "/data/", "/tables/", "/measures/", "/api/v1/"]
    while waiting:
        address = waiting.pop()
        answer = visitor.get(address)
        text = (
            answer.getvalue().decode(errors="replace") if answer.streaming else answer.content.decode(errors="replace")
        )
        assert not spelt & set(re.findall(r"[\d,]*\d", text)), address
        seen.add(address)
        found = {link.partition("#")[0].partition("?")[0] for link in re.findall(r'href="(/[^"]*)"', text)}
        waiting += sorted(one for one in found - seen - set(waiting) if one.startswith(("/tables", "/data", "/api")))

    assert great
    assert {"/tables/", ADDRESS, ADDRESS.rstrip("/") + ".csv", "/data/"} <= seen


def test_every_hidden_cell_bears_the_same_mark(read, internal) -> None:
    marks = re.findall(r'<span class="gt-missing">(.*?)</span>', read(ADDRESS).markup)

    assert set(marks) == {"hidden"}


def test_page_says_the_rule_and_links_to_the_method(read, internal) -> None:
    page = read(ADDRESS)

    assert page.lead == ("Counts from 1 to 4 are hidden, and with them the counts from which they could be worked out.")
    assert 'href="/methods/disclosure/"' in page.markup
    assert "<complaints>" not in page.markup


def test_list_and_data_page_lead_to_the_table(read, internal) -> None:
    assert 'href="/tables/"' in read("/data/").markup
    assert f'href="{ADDRESS}"' in read("/tables/").markup


def test_loading_tells_the_class(internal) -> None:
    assert internal.startswith("The disclosure class of this table is internal.")


def test_open_table_is_shown_whole(read, load_table) -> None:
    load_table(COUNTS, sensitivity="open")

    assert page_values(read)[:-1, :-1].tolist() == [list(map(float, row)) for row in COUNTS.values()]
    assert read(ADDRESS).all(RULE) == [
        "How it is published The class of this table is open: every count stands as it was loaded."
    ]


def test_internal_table_says_what_is_hidden(read, internal) -> None:
    told = read(ADDRESS).all(RULE)[0]

    assert told.startswith("What is hidden, and why “hidden” stands for a count that is small,")
    assert told.endswith("How small counts are hidden")


def test_sensitive_table_is_rounded_too(read, visitor, load_table) -> None:
    load_table(COUNTS, sensitivity="sensitive")

    found = page_values(read)

    assert set(found[~np.isnan(found)] % 5) == {0}
    assert np.isnan(found[1, 1])
    assert "rounded to the nearest 5" in read(ADDRESS).lead


def test_later_release_hides_nothing_that_the_earlier_one_showed_in_vain(read, load_table) -> None:
    load_table({**COUNTS, "Powers": (9172, 3, 6133)})
    before = page_values(read)
    load_table({**COUNTS, "Other": (1, 5, 5121)}, released_on=date(2025, 9, 30))

    after = page_values(read)

    both = np.where(np.isnan(after), before, after)
    assert not np.isnan(before[3, 0])
    assert np.isnan(after[3, 0])
    assert np.isnan(both[1, 1])


def test_unknown_table_is_not_found(visitor, office) -> None:
    assert [visitor.get(f"/tables/nothing{end}").status_code for end in ("/", ".csv")] == [404, 404]


def test_office_without_tables_says_so_and_links_nowhere(read, office) -> None:
    page = read("/tables/")

    assert page.lead == "No table is held."
    assert page.all(r'<div class="gt-empty">(.*?)</div>') == [
        "No table is held yet. The office’s own counts by two headings will stand here once a file of them is loaded: "
        f"a CSV, one row a cell, whose first row is {HEADER} . Its class decides whether small counts are hidden. "
        "First step: run goldthread load FILE , then open this page again. How small counts are hidden"
    ]
    assert 'href="/tables/"' not in read("/data/").markup


@pytest.mark.parametrize("address", ["/tables/", ADDRESS])
def test_pages_ask_the_database_as_little_for_many_cells(
    visitor, load_table, django_assert_max_num_queries, address
) -> None:
    load_table(COUNTS)

    with django_assert_max_num_queries(6):
        visitor.get(address)


def test_totals_of_the_page_sum_where_nothing_is_hidden(read, load_table) -> None:
    load_table({name: tuple(max(n, 5) for n in cells) for name, cells in COUNTS.items()})

    found = page_values(read)

    assert not np.isnan(found).any()
    assert "No count of this table is small, so none is hidden." in read(ADDRESS).text
    assert all(sum(row[:-1]) == row[-1] for row in found.tolist())
