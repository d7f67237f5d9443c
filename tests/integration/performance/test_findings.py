"""What is noticed in the files that stand: each kind with its numbers, the own area first, as at a day."""

import csv
import gzip
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import FindingAnswer, Load, SourceFile
from goldthread.apps.performance.queries import Kind, Record, record
from goldthread.apps.performance.tracing import finding_words, trace
from goldthread.core.period import Period
from goldthread.core.series import Break
from goldthread.core.state import State

COUNTS_OF_FORCES = Path(__file__).resolve().parents[3] / "example" / "peers" / "monthly-counts-by-force-2025.csv.gz"
USUAL = {"Robbery": 40, "Burglary": 120, "Drugs": 60}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def month(number, year=2025):
    return Period.month(year, number)


@pytest.fixture
def office(body):
    """The body, of Leicestershire."""
    body.area = "leicestershire"
    body.save()
    return body


@pytest.fixture
def hold(office):
    """Have a month of street files stand in the manifest, by what its report says."""
    load = Load.objects.create(body=office, number=1, loaded_at=NOON, loaded_by="analyst", published_at=NOON)

    def held(period, counts=USUAL, *, force="leicestershire", **told):
        rows = sum(counts.values())
        report = {"crime_type": dict(counts), "district": {"Leicester": rows}, **told}
        SourceFile.objects.create(
            body=office, load=load, feed="street", subject=force, subject_name=force.title(), month=period.start,
            released_on=date(2026, 2, 27), sha256=f"{force}{period.code}", name=f"{period.code}.csv",
            parquet=f"{force}{period.code}.parquet", rows=rows, report=report,
        )  # fmt: skip

    return held


@pytest.fixture
def found(office):
    """What is noticed, by kind and month."""

    def noticed(**as_at):
        return {(one.kind, one.period.code if one.period else ""): one for one in record(office, **as_at).findings}

    return noticed


def test_whole_months_give_nothing_to_notice(hold, found):
    for number in range(1, 8):
        hold(month(number))

    assert found() == {}


def test_month_short_of_a_type_is_severe_and_a_milder_one_is_asked_about(hold, found):
    for number in range(1, 8):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {"Robbery": 20} if number == 7 else {}))

    short, asked = found().values()
    assert (short.kind, short.category, short.level, dict(short.facts)) == (
        Kind.SEVERE, "Burglary", "severe", {"count": 30, "share": 0.25, "median": 120},
    )  # fmt: skip
    assert short.beside == ((month(1), 120), (month(2), 120), (month(4), 120), (month(5), 120))
    assert short.key == "severe:street:leicestershire:2025-03:burglary"
    assert (asked.kind, asked.category, asked.level, asked.facts["share"]) == (
        Kind.QUESTIONABLE, "Robbery", "question", 0.5,
    )  # fmt: skip


def test_type_without_a_row_is_told_as_such_and_withheld_like_a_short_one(hold, found):
    for number in range(1, 6):
        hold(month(number), {"Burglary": 120, "Drugs": 60} if number == 3 else USUAL)

    (gone,) = found().values()
    assert (gone.kind, gone.level, gone.category, gone.withholds) == (Kind.VANISHED, "severe", "Robbery", True)
    assert finding_words(gone) == (
        "March 2025, Robbery: not one row, where 40 are usual (January 2025, February 2025, April 2025, May 2025). "
        "Part supplied: shown, and left out of every sum, change and limit."
    )


def test_type_out_of_nothing_is_asked_about(hold, found):
    for number in range(1, 6):
        hold(month(number), USUAL | ({"Fraud": 31} if number == 3 else {}))

    (new,) = found().values()
    assert (new.kind, new.level, new.category, new.facts["count"]) == (Kind.NEW, "question", "Fraud", 31)


def test_collapse_is_of_all_types_and_not_taken_for_a_mix(hold, found):
    low = {"Robbery": 1, "Burglary": 1, "Drugs": 40}
    for number in range(1, 13):
        hold(month(number), low if number in (6, 7, 8) else USUAL)

    noticed = found()
    collapsed = [key for key in noticed if key[0] is Kind.COLLAPSE]
    assert collapsed == [(Kind.COLLAPSE, f"2025-0{number}") for number in (6, 7, 8)]
    assert noticed[collapsed[0]].facts == {"count": 42, "share": 42 / 220, "median": 220}
    assert {kind for kind, _month in noticed} & {Kind.MIX} == set()


def test_month_of_mixed_types_keeps_its_total(hold, found):
    for number in range(1, 6):
        hold(month(number), {"Robbery": 120, "Burglary": 40, "Drugs": 60} if number == 3 else USUAL)

    mixed = found()[Kind.MIX, "2025-03"]
    assert (mixed.facts["ratio"], mixed.facts["shift"]) == (1, pytest.approx(80 / 220))
    assert mixed.withholds


def test_burst_outside_the_area_names_where_it_went(hold, found):
    for number in range(1, 7):
        away = {"Lancaster": 90, "Wyre": 30} if number == 1 else {"Derby": 20}
        hold(month(number), district={"Leicester": 100, "(blank)": 500, **away})

    (burst,) = found().values()
    assert (burst.kind, burst.level, burst.period) == (Kind.OUTSIDE, "question", month(1))
    assert (burst.facts, burst.parts) == ({"count": 120, "median": 20, "months": 5}, (("Lancaster", 90), ("Wyre", 30)))


def test_burst_touches_counts_of_parts_and_not_of_the_whole(hold, office):
    for number in range(1, 7):
        hold(month(number), district={"Leicester": 1, "Lancaster": 120 if number == 1 else 20})
    robbery = queries.catalogue(office).measure("robbery")

    asked = record(office)
    whole = asked.findings_on(robbery, office.area, month(1))
    part = asked.findings_on(robbery, office.area, month(1), is_part=True)

    assert (whole, [one.kind for one in part]) == ((), [Kind.OUTSIDE])


def test_default_locations_are_told_once_with_their_places(hold, found):
    hold(month(1), default_location={"Police Station": 4, "Hospital": 5})
    hold(month(2), default_location={"Police Station": 2})

    note = found()[Kind.DEFAULT_LOCATION, ""]
    assert (note.level, note.withholds, note.facts["count"], note.facts["share"]) == ("note", False, 11, 11 / 440)
    assert note.parts == (("Police Station", 6), ("Hospital", 5))
    assert note.key == "default-location:street:leicestershire::"


def test_identifiers_that_repeat_are_told_as_a_share_of_rows_that_have_one(hold, found):
    hold(month(1), extra_rows_with_repeated_crime_id=3, blank_crime_id=20)
    hold(month(2), extra_rows_with_repeated_crime_id=0, blank_crime_id=20)

    note = found()[Kind.REPEATS, ""]
    assert note.facts == {"count": 3, "share": 3 / 400, "months": 1}


def test_newest_months_are_immature_beside_the_year_before_them(hold, found):
    for number in range(1, 13):
        still_open = 50 if number > 6 else 5
        hold(month(number), outcome={"Under investigation": still_open, "Offender fined": 50, "(blank)": 1000})
    hold(month(1, 2020), outcome={"Under investigation": 1000})

    note = found()[Kind.IMMATURE, "2025-12"]
    assert note.facts == {"count": 300, "share": 0.5, "older": 5 / 55, "months": 6}
    assert "months that end with it is still open, of 9% of those of the year before them." in finding_words(note)


def test_outcomes_as_open_as_ever_are_not_immature(hold, found):
    for number in range(1, 13):
        hold(month(number), outcome={"Under investigation": 5, "Offender fined": 50})

    assert found() == {}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (["Month", "Kind", "Place"], "against the month before new is the column “Kind”."),
        (["Month"], "against the month before gone is the column “Place”."),
        (["Place", "Month"], "its columns stand in another order than those of the month before."),
    ],
)
def test_columns_that_change_are_told_of_the_month_in_which_they_do(hold, found, now, said):
    hold(month(1), headings=["Month", "Place"])
    hold(month(2), headings=["Month", "Place"])
    hold(month(3), headings=now)
    hold(month(4), headings=now)

    (note,) = found().values()
    assert (note.kind, note.period) == (Kind.LAYOUT, month(3))
    assert said in finding_words(note)


def test_own_area_comes_first_and_alone_when_it_alone_is_asked_for(hold, office):
    for force in ("derbyshire", "leicestershire", "norfolk"):
        for number in range(1, 6):
            hold(month(number), USUAL | ({"Burglary": 1} if number == 3 else {}), force=force)

    asked = record(office)

    assert [one.subject for one in asked.findings_about(office.area)] == ["leicestershire"]
    assert [one.subject for one in asked.findings] == ["leicestershire", "derbyshire", "norfolk"]
    assert [asked.finding(one.key) for one in asked.findings] == list(asked.findings)
    assert [one.period for one in asked.findings_of(asked.street[2])] == [month(3)]
    assert asked.finding("severe:street:norfolk:2025-04:burglary") is None
    assert asked.finding("nonsense") is None


def test_later_neighbour_changes_what_is_noticed_and_a_paper_up_to_then_does_not_see_it(hold, office, found):
    for number in range(1, 4):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {}))

    assert list(found()) == [(Kind.SEVERE, "2025-03")]
    assert Record(office, until=date(2025, 3, 1)).findings == ()


def test_answers_stand_from_the_day_on_which_they_were_given(hold, office, found):
    for number in range(1, 6):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {}))
    key = "severe:street:leicestershire:2025-03:burglary"
    for day, state in ((1, "explained"), (5, "accepted")):
        FindingAnswer.objects.create(
            body=office, key=key, state=state, reason="so", answered_by="analyst",
            answered_at=datetime(2026, 3, day, 9, tzinfo=UTC),
        )  # fmt: skip

    states = [record(office, as_at=day).finding(key).state for day in (date(2026, 2, 28), date(2026, 3, 1))]

    assert states == ["open", "explained"]
    assert [one.state for one in record(office).finding(key).answers] == ["explained", "accepted"]


def test_table_of_many_forces_is_looked_over_force_by_force(office):
    report = operations.load(body=office, paths=[COUNTS_OF_FORCES], catalogue=queries.catalogue(office), by="analyst")

    asked = record(office)

    assert report.refused == ()
    kinds = Counter((one.subject, one.kind) for one in asked.findings if one.level == "severe")
    assert kinds == _by_hand()
    assert {one.feed for one in asked.findings} == {"monthly_counts"}
    assert all(asked.finding(one.key) == one for one in asked.findings)


def _by_hand():
    """The severe cells and the mixed month of the table, by the rules written out."""
    held = {}
    with gzip.open(COUNTS_OF_FORCES, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            held.setdefault(row["force"], {}).setdefault(row["month"], Counter())[row["crime_type"]] = int(row["n"])
    found = Counter()
    for force, months in held.items():
        for code, counts in months.items():
            near = [one for one in months if 0 < abs(int(one[-2:]) - int(code[-2:])) <= 2]
            if len(near) < 2:
                continue
            for kind in {kind for others in months.values() for kind in others}:
                usual = sorted(months[one][kind] for one in near)
                middle = (usual[(len(usual) - 1) // 2] + usual[len(usual) // 2]) / 2
                if middle >= 30 and counts[kind] < 0.35 * middle:
                    found[force, Kind.SEVERE if counts[kind] else Kind.VANISHED] += 1
    return found + Counter({("hampshire", Kind.MIX): 1})


def test_short_month_is_shown_and_never_used_until_it_is_accepted(office, write_street):
    usual = {"Robbery": 40, "Burglary": 120}
    paths = [write_street(f"2025-0{place}", usual | ({"Burglary": 30} if place == 3 else {})) for place in range(1, 6)]
    catalogue = queries.catalogue(office)
    operations.load(body=office, paths=paths, catalogue=catalogue, by="analyst")
    burglary = catalogue.measure("burglary")

    def state():
        asked = record(office)
        return asked.points(burglary)[asked.own_area.code][month(3)].state

    before = state()
    key = "severe:street:leicestershire:2025-03:burglary"
    operations.answer_finding(
        body=office, key=key, reply=operations.Reply("explained", "a failed supply"), by="analyst"
    )
    explained = state()
    operations.answer_finding(
        body=office, key=key, reply=operations.Reply("accepted", "checked with them"), by="analyst"
    )

    assert (before, explained, state()) == (State.PART_SUPPLIED, State.PART_SUPPLIED, State.HELD)


def _accept(office, key):
    operations.answer_finding(body=office, key=key, reply=operations.Reply("accepted", "checked"), by="analyst")


def _change(counts):
    """Have the file of March say something else."""
    SourceFile.objects.filter(month=month(3).start).update(report={"crime_type": counts, "district": {}})


def test_acceptance_of_other_rows_holds_no_longer_and_says_so(hold, office):
    for number in range(1, 6):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {}))
    key = "severe:street:leicestershire:2025-03:burglary"
    _accept(office, key)
    accepted = record(office).finding(key)
    _change(USUAL | {"Burglary": 10})

    found = record(office).finding(key)

    assert (accepted.state, accepted.withholds) == ("accepted", False)
    assert (found.state, found.withholds, found.waits) == ("open", True, True)
    assert finding_words(found).endswith(
        "Reason: checked. That was of 30 rows; the file now says 10, so it is open again."
    )


def test_acceptance_of_other_rows_can_be_given_again_and_holds(hold, office):
    for number in range(1, 6):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {}))
    key = "severe:street:leicestershire:2025-03:burglary"
    _accept(office, key)
    _change(USUAL | {"Burglary": 10})
    _accept(office, key)

    found = record(office).finding(key)

    assert (found.state, [one.seen for one in found.answers]) == ("accepted", ["30", "10"])


def test_acceptance_holds_as_at_the_day_of_the_rows_that_it_was_given_of(hold, office):
    for number in range(1, 6):
        hold(month(number), USUAL | ({"Burglary": 30} if number == 3 else {}))
    key = "severe:street:leicestershire:2025-03:burglary"
    FindingAnswer.objects.create(
        body=office, key=key, state="accepted", reason="so", seen="30", answered_by="analyst",
        answered_at=datetime(2026, 3, 1, 9, tzinfo=UTC),
    )  # fmt: skip
    first = SourceFile.objects.get(month=month(3).start)
    SourceFile.objects.create(
        body=office, load=first.load, feed="street", subject=first.subject, subject_name=first.subject_name,
        month=first.month, released_on=date(2026, 4, 1), sha256="later", name="later.csv", parquet="later.parquet",
        rows=110, report={"crime_type": USUAL | {"Burglary": 10}, "district": {"Leicester": 110}},
    )  # fmt: skip

    states = [record(office, as_at=day).finding(key).state for day in (date(2026, 3, 31), date(2026, 4, 1))]

    assert states == ["accepted", "open"]


def test_acceptance_of_another_mix_of_as_many_rows_holds_no_longer(hold, office):
    for number in range(1, 6):
        hold(month(number), {"Robbery": 120, "Burglary": 40, "Drugs": 60} if number == 3 else USUAL)
    key = "mix:street:leicestershire:2025-03:"
    _accept(office, key)
    _change({"Robbery": 121, "Burglary": 39, "Drugs": 60})

    found = record(office).finding(key)

    assert found.state == "open"
    assert finding_words(found).endswith("That was of other types of the same 220 rows; it is open again.")


def test_answer_to_a_note_stands_though_its_rows_grow(hold, office):
    hold(month(1), default_location={"Hospital": 5})
    key = "default-location:street:leicestershire::"
    _accept(office, key)
    hold(month(2), default_location={"Hospital": 9})

    assert record(office).finding(key).state == "accepted"


def test_month_of_street_files_is_told_once_though_a_table_gives_it_too(hold, office):
    operations.load(body=office, paths=[COUNTS_OF_FORCES], catalogue=queries.catalogue(office), by="analyst")
    table = {(one.subject, one.period) for one in record(office).findings if one.level == "severe"}
    force, short = min(table, key=lambda one: (one[0], one[1].code))
    load = Load.objects.get(number=1)
    SourceFile.objects.create(
        body=office, load=load, feed="street", subject=force, subject_name=force.title(), month=short.start,
        released_on=date(2026, 2, 27), sha256="street", name="street.csv", parquet="street.parquet", rows=220,
        report={"crime_type": USUAL, "district": {}},
    )  # fmt: skip

    left = {(one.subject, one.period) for one in record(office).findings if one.level == "severe"}

    assert table - left == {(force, short)}


def test_share_that_is_almost_none_is_told_as_under_one_per_cent(hold, found):
    for number in range(1, 6):
        hold(month(number), {"Burglary": 10 if number == 3 else 2161, "Drugs": 60})

    (short,) = (one for one in found().values() if one.category == "Burglary")
    assert "10 rows, under 1% of the usual 2,161" in finding_words(short)


def test_chain_of_a_sum_across_a_break_says_that_it_adds_two_ways_of_counting(office, write_street):
    paths = [write_street(f"2025-0{place}", {"Robbery": 40}) for place in range(1, 4)]
    catalogue = queries.catalogue(office)
    operations.load(body=office, paths=paths, catalogue=catalogue, by="analyst")
    robbery = replace(catalogue.measure("robbery"), breaks=(Break(month(2), "Counted anew"),))

    across, within = (
        trace(record(office), robbery, Period.span(month(1), month(3))),
        trace(record(office), robbery, month(2)),
    )

    told = "It adds up months that are counted in two ways, of which the second begins in February 2025: Counted anew."
    assert [told in steps[0].lines for steps in (across, within)] == [True, False]
