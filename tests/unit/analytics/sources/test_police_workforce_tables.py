"""A sheet of the workforce tables becomes figures by its title and headings, whatever its number."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.analytics.sources.police_workforce_tables import listed_titles, read_table

TITLE = "Table H1: Police officers by police force area, England and Wales, 31 March 20201 (FTE)"
HEAD: Sequence[Sequence[object]] = (
    ["", "As at:", "", "Change in 12 months\nMar-19 to Mar-20", ""],
    ["", datetime(2019, 3, 31), datetime(2020, 3, 31), "number", "%"],
)


def sheet(*body: Sequence[object], title: str = TITLE, head: Sequence[Sequence[object]] = HEAD) -> list[list[object]]:
    width = max(len(row) for row in (*head, *body))
    return [[*row, *[""] * (width - len(row))] for row in ([title], [], *head, *body)]  # type: ignore[misc]


def test_figures_are_of_days_and_of_changes_to_the_later_one() -> None:
    found = read_table("H1", sheet(["Kent1 ", 10.0, 12.5, 2.5, 25.0]), {})

    assert found is not None and found.name == "Table H1, Police officers"
    assert [(one.area_code, one.period, one.unit, one.value, one.place) for one in found.figures] == [
        ("E23000032", "2019-03-31", "full-time equivalents", 10.0, "H1!B5"),
        ("E23000032", "2020-03-31", "full-time equivalents", 12.5, "H1!C5"),
        ("E23000032", "2020-03-31", "change in 12 months, full-time equivalents", 2.5, "H1!D5"),
        ("E23000032", "2020-03-31", "% change in 12 months, full-time equivalents", 25.0, "H1!E5"),
    ]


def test_columns_of_kinds_beside_areas_are_the_breakdown_on_the_last_day() -> None:
    head = (["", datetime(2020, 3, 31), "Constables"],)

    found = read_table("H1", sheet(["Kent", 10.0, 8.0], head=head), {})

    assert found is not None
    assert [(one.breakdown, one.period, one.value) for one in found.figures] == [
        ("", "2020-03-31", 10.0),
        ("Constables", "2020-03-31", 8.0),
    ]


def test_sheet_without_a_numbered_title_is_no_table() -> None:
    assert read_table("Notes", sheet(["Kent", 1.0, 2.0, 3.0, 4.0], title="Notes on the tables"), {}) is None


def test_table_without_a_body_is_none() -> None:
    assert read_table("H1", [[TITLE]], {}) is None


def test_table_without_a_unit_has_no_figures() -> None:
    found = read_table("H1", sheet(["Kent", 1.0, 2.0, 1.0, 100.0], title="Table 1: Joiners, England and Wales"), {})

    assert found is not None and (found.name, found.figures) == ("Table 1, Joiners", ())


def test_regions_are_summed_from_the_forces_below_them() -> None:
    body = (["North East", 30.0, 33.0], ["Cleveland", 10.0, 12.0], ["Durham", 20.0, ".."], ["Total", 30.0, 33.0])

    found = read_table("H1", sheet(*body, head=(["", *HEAD[1][1:3]],)), {})

    assert found is not None
    assert [(one.of, one.published, one.parts) for one in found.sums] == [
        ("North East, 31 March 2019", 30.0, 30.0),
        ("Total, 31 March 2019", 30.0, 30.0),
        ("North East, 31 March 2020", 33.0, 12.0),
        ("Total, 31 March 2020", 33.0, 33.0),
    ]


def test_contents_list_titles_by_number() -> None:
    rows = [
        ["Police workforce", ""],
        ["Table number", "Title"],
        ["Table 3", "Designated  officers (s.38)"],
        ["Table 4", ""],
    ]

    assert listed_titles(rows) == {"Table 3": "Designated officers (s.38)"}


def test_footnote_glued_to_a_number_is_known_by_the_contents_whatever_number_they_give_the_table() -> None:
    title = "Table 3: Designated officers (s.38, s.391) by police force area, England and Wales (headcount)"
    rows = sheet(["Kent", 1.0, 2.0, 1.0, 100.0], title=title)

    listed = read_table("3", rows, {"Table 9": "Designated officers (s.38, s.39) by police force area"})
    unlisted = read_table("3", rows, {})

    assert listed is not None and listed.figures[0].series == "Designated officers (s.38, s.39)"
    assert unlisted is not None and unlisted.figures[0].series == "Designated officers (s.38, s.391)"


def test_table_is_called_by_its_words_and_unit_whatever_its_number() -> None:
    numbered = [read_table("1", sheet(["Kent", 1.0], title=TITLE.replace("H1", number)), {}) for number in ("1", "7b")]

    assert [found.figures[0].table for found in numbered if found] == ["Police officers, full-time equivalents"] * 2
