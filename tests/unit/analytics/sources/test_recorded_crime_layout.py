"""Columns are found by their headings, whatever their row, order, case and release."""

from collections.abc import Sequence

import pytest

from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.sources.recorded_crime_layout import Columns, Layout, Part, columns_of, is_of, missing

LAYOUT = Layout(
    unit="offences",
    area=("Force Name", "Police Force"),
    series=("Offence Description",),
    parts=(Part("code", ("Offence Code",)), Part("region", ("Region",), is_needed=False)),
    counts=(("Number of Offences", "Offence Count"),),
    without=("CSP Name",),
)
HEADINGS = ("Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Code", "Offence Count")


def test_headings_tell_all_columns_and_required_those_that_are_needed() -> None:
    needed = (
        "Financial Year", "Financial Quarter", "Force Name", "Offence Description", "Offence Code",
        "Number of Offences",
    )  # fmt: skip

    assert (LAYOUT.headings, LAYOUT.required) == ((*needed, "Region"), needed)


def test_columns_stand_where_their_headings_do() -> None:
    assert columns_of([HEADINGS], LAYOUT) == Columns(
        first_row=1, year=0, quarter=1, area=2, series=3, parts=(("code", 4),), counts=(("Number of Offences", 5),)
    )


def test_order_case_and_notes_of_headings_do_not_matter() -> None:
    turned = ["Region", *(heading.upper() + " [note 1]" for heading in reversed(HEADINGS))]

    found = columns_of([["Title"], [], turned], LAYOUT)

    assert found == Columns(
        first_row=3,
        year=6,
        quarter=5,
        area=4,
        series=3,
        parts=(("code", 2), ("region", 0)),
        counts=(("Number of Offences", 1),),
    )


def test_first_of_two_columns_of_one_heading_is_read() -> None:
    found = columns_of([[*HEADINGS, "Offence Count"]], LAYOUT)

    assert found is not None and found.counts == (("Number of Offences", 5),)


@pytest.mark.parametrize("place", range(len(HEADINGS)))
def test_sheet_that_lacks_a_needed_heading_is_none(place: int) -> None:
    assert columns_of([[*HEADINGS[:place], *HEADINGS[place + 1 :]]], LAYOUT) is None


def test_sheet_with_a_heading_of_another_kind_is_none() -> None:
    assert columns_of([[*HEADINGS, "csp name"]], LAYOUT) is None


@pytest.mark.parametrize(("headings", "is_one"), [(HEADINGS, True), (HEADINGS[1:], False), ((), False)])
def test_csv_file_is_known_by_its_header(headings: Sequence[str], is_one: bool) -> None:
    assert is_of(Sample("a.csv", "csv", tuple(headings)), LAYOUT) is is_one
    assert not is_of(Sample("a.json", "json", tuple(headings)), LAYOUT)


def test_headings_that_lack_are_those_of_the_row_that_has_most() -> None:
    renamed = [*HEADINGS[:4], "Code", "Recorded"]

    assert missing([["Title"], renamed], LAYOUT) == ("Offence Code", "Number of Offences")
    assert missing([HEADINGS], LAYOUT) == ()


def test_nothing_lacks_in_a_sheet_of_another_kind() -> None:
    assert missing([[*HEADINGS[:4], "CSP Name"]], LAYOUT) == ()
