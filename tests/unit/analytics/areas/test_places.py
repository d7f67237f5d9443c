"""Areas are placed by the links of lookups; what has no place has one of its own, and sums agree."""

from hypothesis import given
from hypothesis import strategies as st

from goldthread.analytics.areas import Atlas, Link, Placed

LINKS = (
    Link("lsoa", 2011, "E01000001", "One A", "lsoa", 2021, "E01000001", "One A", "U"),
    Link("lsoa", 2011, "E01000002", "One B", "lsoa", 2021, "E01000011", "One E", "S"),
    Link("lsoa", 2011, "E01000002", "One B", "lsoa", 2021, "E01000012", "One F", "S"),
    Link("lsoa", 2021, "E01000001", "One A", "ward", 2024, "E05000001", "North"),
    Link("lsoa", 2021, "E01000011", "One E", "ward", 2024, "E05000001", "North"),
    Link("lsoa", 2021, "E01000012", "One F", "ward", 2024, "E05000002", "South"),
    Link("ward", 2024, "E05000001", "North", "district", 2024, "E07000170", "Ashfield"),
    Link("ward", 2024, "E05000002", "South", "district", 2024, "E07000170", "Ashfield"),
    Link("district", 2024, "E07000170", "Ashfield", "csp", 2024, "E22000001", "Ashfield"),
    Link("district", 2024, "E07000170", "Ashfield", "csp", 2024, "E22000002", "Mansfield"),
    Link("csp", 2024, "E22000001", "Ashfield", "force", 2024, "E23000019", "Nottinghamshire"),
    Link("csp", 2024, "E22000002", "Mansfield", "force", 2024, "E23000019", "Nottinghamshire"),
)
ATLAS = Atlas(LINKS)
CODES = ("E01000001", "E01000002", "E01000011", "E01000012", "E01999999", "")


def test_small_area_of_either_year_is_placed() -> None:
    assert ATLAS.place("E01000001", "ward") == Placed("ward", "E05000001", "North")
    assert ATLAS.place("E01000012", "ward") == Placed("ward", "E05000002", "South")
    assert ATLAS.place("E01000002", "district") == Placed("district", "E07000170", "Ashfield")
    assert ATLAS.place("E01000002", "force") == Placed("force", "E23000019", "Nottinghamshire")


def test_area_that_lies_in_two_is_unallocated() -> None:
    assert ATLAS.place("E01000002", "ward") == Placed("ward", "", "unallocated")
    assert ATLAS.place("E07000170", "csp", of="district") == Placed("csp", "", "unallocated")


def test_area_that_no_lookup_knows_is_unallocated() -> None:
    assert ATLAS.place("E01999999", "force") == Placed("force", "", "unallocated")
    assert ATLAS.place("", "ward") == Placed("ward", "", "unallocated")


def test_newer_district_is_chosen_and_reached_through_its_successors() -> None:
    atlas = Atlas(
        [
            Link("lsoa", 2011, "E01000003", "", "district", 2011, "E07000190", "Taunton Deane"),
            Link("district", 2024, "E06000066", "Somerset", "force", 2024, "E23000036", "Avon and Somerset"),
        ]
    )

    assert atlas.place("E01000003", "district") == Placed("district", "E06000066", "Somerset")
    assert atlas.place("E01000003", "force") == Placed("force", "E23000036", "Avon and Somerset")


def test_counts_stand_at_their_places_and_the_rest_unallocated() -> None:
    found = ATLAS.by_place({"E01000001": 3, "E01000011": 2, "E01000002": 4, "": 5}, "ward")

    assert found == {Placed("ward", "E05000001", "North"): 5, Placed("ward", "", "unallocated"): 9}


@given(
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 1000)), st.sampled_from(["ward", "district", "csp", "force"])
)
def test_sums_by_place_are_the_sums_by_area(counts: dict[str, int], kind: str) -> None:
    assert sum(ATLAS.by_place(counts, kind).values()) == sum(counts.values())
