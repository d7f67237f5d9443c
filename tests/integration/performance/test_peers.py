"""Which forces are set beside one another, and by which rule each of the others is left out."""

from collections.abc import Mapping
from datetime import date

import pytest

from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.chosen.peers import Choice, LeftOut, Peer, Reason, by_reason, peers
from goldthread.apps.performance.models import FindingAnswer, Load, SourceFile
from goldthread.core.period import Period

MONTHS = tuple(f"2025-{number:02}" for number in range(1, 13))
USUAL = {"Robbery": 100, "Burglary": 300, "Drugs": 100}
MIXED = {"Robbery": 300, "Burglary": 100, "Drugs": 110}
PEOPLE = {"leicestershire": 1_000_000, "derbyshire": 900_000, "norfolk": 800_000, "kent": 700_000}


def whole(**other_months: Mapping[str, int]) -> dict[str, Mapping[str, int]]:
    """Twelve usual months, save those given as `m08={…}`."""
    return {month: other_months.get(f"m{month[-2:]}", USUAL) for month in MONTHS}


@pytest.fixture
def office(body):
    """The body, of Leicestershire."""
    body.area = "leicestershire"
    body.save()
    return body


@pytest.fixture
def take(office, tmp_path):
    """Load the counts of forces, force by force and month by month, and their residents; then look at a measure."""

    def taken(forces, people=PEOPLE, *, released_on=date(2026, 1, 31), year=2020):
        counts, residents = tmp_path / f"counts-{released_on}.csv", tmp_path / f"residents-{year}.csv"
        rows = [
            f"{month},{force},{force},{kind},{number}"
            for force, months in forces.items()
            for month, kinds in months.items()
            for kind, number in kinds.items()
        ]
        counts.write_text("\n".join(("month,force,reported_by,crime_type,n", *rows)) + "\n", encoding="utf-8")
        named = [f"{force},{force},,{year},{number}" for force, number in people.items()]
        residents.write_text("\n".join(("force,name,code,year,people", *named)) + "\n", encoding="utf-8")
        report = operations.load(
            body=office,
            paths=[counts, residents],
            catalogue=queries.catalogue(office),
            released_on=released_on,
            by="analyst",
        )
        assert report.refused == ()

    return taken


@pytest.fixture
def beside(office):
    """The forces beside one another for a measure."""

    def found(code="robbery", **told):
        return peers(queries.record(office), queries.catalogue(office).measure(code), **told)

    return found


def test_forces_with_a_whole_year_stand_by_name_with_their_counts(take, beside):
    take({force: whole() for force in PEOPLE})

    found = beside()

    assert (found.year, found.residents_year, found.whole) == (Period.year(2025), 2020, 4)
    assert found.peers == (
        Peer("derbyshire", "Derbyshire", 1200, 900_000),
        Peer("kent", "Kent", 1200, 700_000),
        Peer("leicestershire", "Leicestershire", 1200, 1_000_000),
        Peer("norfolk", "Norfolk", 1200, 800_000),
    )
    assert found.own_peer == found.peers[2]
    assert found.left_out == ()


def test_measure_of_many_types_adds_them_up(take, beside):
    take({force: whole() for force in PEOPLE})

    assert {peer.count for peer in beside("all-crime").peers} == {6000}


@pytest.mark.parametrize(
    ("months", "people", "expected"),
    [
        (whole(), {"kent": 99_999}, (Reason.FEW_RESIDENTS, ())),
        (whole(), {"kent": None}, (Reason.NO_RESIDENTS, ())),
        ({}, {}, (Reason.NOT_HELD, ())),
        ({m: k for m, k in whole().items() if m != "2025-07"}, {}, (Reason.NOT_WHOLE, (Period.month(2025, 7),))),
        (whole(m08=MIXED), {}, (Reason.MIXED, (Period.month(2025, 8),))),
        (whole(m08=USUAL | {"Robbery": 30}), {}, (Reason.SHORT, (Period.month(2025, 8),))),
        (
            whole(m08=dict.fromkeys(USUAL, 40), m09=dict.fromkeys(USUAL, 40)),
            {},
            (Reason.COLLAPSED, (Period.month(2025, 8), Period.month(2025, 9))),
        ),
    ],
    ids=["few residents", "no residents", "not held", "a month missing", "types mixed", "a type short", "collapsed"],
)
def test_force_is_left_out_by_rule(take, beside, months, people, expected):
    residents = {force: number for force, number in (PEOPLE | people).items() if number}
    take({force: whole() for force in PEOPLE if force != "kent"} | {"kent": months}, residents)

    found = beside()

    assert found.left_out == (LeftOut("kent", "Kent", *expected),)
    assert [peer.force for peer in found.peers] == ["derbyshire", "leicestershire", "norfolk"]


def test_short_type_of_another_measure_leaves_a_force_where_it_is(take, beside):
    take({force: whole() for force in PEOPLE} | {"kent": whole(m08=USUAL | {"Robbery": 30})})

    assert [peer.force for peer in beside("burglary").peers] == ["derbyshire", "kent", "leicestershire", "norfolk"]
    assert [one.reason for one in beside("all-crime").left_out] == [Reason.SHORT]


def test_floor_of_residents_is_a_setting(take, beside):
    take({force: whole() for force in PEOPLE})

    found = beside(choice=Choice(least_residents=750_000))

    assert [(one.force, one.reason) for one in found.left_out] == [("kent", Reason.FEW_RESIDENTS)]
    assert found.whole == 3


def test_force_that_no_table_of_areas_holds_is_named_by_its_code(take, beside):
    take({force: whole() for force in PEOPLE} | {"harbour-abc": whole()})

    assert beside().left_out == (LeftOut("harbour-abc", "Harbour ABC", Reason.NO_RESIDENTS),)


def test_reasons_come_in_their_order(take, beside):
    take({"leicestershire": whole(), "derbyshire": whole(), "norfolk": whole(), "btp": whole()})

    assert {reason: [one.force for one in ones] for reason, ones in by_reason(beside().left_out).items()} == {
        Reason.NOT_HELD: ["kent"],
        Reason.NO_RESIDENTS: ["btp"],
    }


def test_body_whose_force_is_left_out_is_told_so(take, beside):
    take({force: whole() for force in PEOPLE} | {"leicestershire": whole(m08=MIXED)})

    found = beside()

    assert found.own_peer is None
    assert found.own_left_out.reason is Reason.MIXED


def test_newer_file_stands_for_the_months_that_it_holds(take, beside):
    take({force: whole() for force in PEOPLE})
    take(
        {"leicestershire": {"2025-02": USUAL | {"Robbery": 130}, "2025-03": USUAL}},
        released_on=date(2026, 2, 28),
    )

    counts = {peer.force: peer.count for peer in beside().peers}

    assert counts == {"derbyshire": 1200, "kent": 1200, "leicestershire": 1230, "norfolk": 1200}


def test_residents_are_of_the_newest_year_that_is_not_after_the_counts(take, beside):
    forces = {force: whole() for force in PEOPLE}
    for times, year in ((1, 2020), (2, 2024), (3, 2026)):
        take(forces, {force: times * people for force, people in PEOPLE.items()}, year=year)

    found = beside()

    assert (found.residents_year, found.own_peer.residents) == (2024, 2_000_000)


def test_measure_whose_types_are_not_held_stands_beside_nobody(take, beside):
    take({force: whole() for force in PEOPLE})

    assert beside("shoplifting") is None


def test_nothing_is_set_beside_without_counts_or_without_residents(office, beside):
    assert beside() is None


def test_number_of_reads_does_not_grow_with_the_forces(take, beside, django_assert_num_queries):
    take({force: whole() for force in PEOPLE})
    beside()

    with django_assert_num_queries(2):
        beside()


def test_fault_that_was_accepted_leaves_a_force_in(take, beside, office):
    take({force: whole() for force in PEOPLE} | {"kent": whole(m08=USUAL | {"Robbery": 30})})

    key = "severe:monthly_counts:kent:2025-08:robbery"
    operations.answer_finding(
        body=office, key=key, reply=operations.Reply("accepted", "checked with them"), by="analyst"
    )

    assert beside().left_out == ()
    assert beside().peers[1] == Peer("kent", "Kent", 1130, 700_000)


def test_fault_that_was_accepted_of_street_files_leaves_a_force_in(take, beside, office):
    short = USUAL | {"Robbery": 30}
    take({force: whole() for force in PEOPLE} | {"kent": whole(m08=short)})
    load = Load.objects.get()
    for number in range(6, 11):
        SourceFile.objects.create(
            body=office, load=load, feed="street", subject="kent", subject_name="Kent Police",
            month=date(2025, number, 1), released_on=date(2026, 1, 31), sha256=f"kent{number}", name=f"{number}.csv",
            parquet=f"{number}.parquet", rows=1, report={"crime_type": short if number == 8 else USUAL, "district": {}},
        )  # fmt: skip
    before = [one.force for one in beside().left_out]

    reply = operations.Reply("accepted", "checked with them")
    operations.answer_finding(body=office, key="severe:street:kent:2025-08:robbery", reply=reply, by="analyst")

    assert (before, beside().left_out) == (["kent"], ())


def test_fault_that_was_accepted_of_other_rows_leaves_a_force_out(take, beside, office):
    take({force: whole() for force in PEOPLE} | {"kent": whole(m08=USUAL | {"Robbery": 30})})
    key = "severe:monthly_counts:kent:2025-08:robbery"
    reply = operations.Reply("accepted", "checked with them")
    operations.answer_finding(body=office, key=key, reply=reply, by="analyst")

    FindingAnswer.objects.update(seen="29")

    assert [one.force for one in beside().left_out] == ["kent"]
