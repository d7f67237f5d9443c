"""Loading: what comes in, what is told of it, what is refused, and that the record as at a day stands still."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings

from goldthread.apps.audit.queries import head, history, log
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import Load, Observation, ReportedFigure, SourceFile
from goldthread.apps.performance.operations import loading, recording
from goldthread.apps.performance.operations.recording import COMPUTED
from goldthread.apps.performance.readings import figures, reported_figures
from goldthread.core.errors import GoldthreadError
from goldthread.core.period import Period
from goldthread.core.target import Distance

HEADINGS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
FIRST, SECOND = date(2025, 3, 1), date(2025, 4, 1)
NAME = "2025-01-leicestershire-street.csv"
COUNTS_AGAIN = {"Robbery": 41, "Burglary": 120, "Anti-social behaviour": 200}


def load(body, *paths, released_on=FIRST, accept=()):
    return operations.load(
        body=body,
        paths=paths,
        catalogue=queries.catalogue(body),
        released_on=released_on,
        accept=accept,
        by="analyst",
    )


def robbery(body, *, period="2025-01", as_at=None, area=None):
    found_figures = figures(
        queries.record(body, as_at=as_at),
        queries.catalogue(body),
        today=SECOND,
        area=area,
        period=Period.parse(period),
    )
    return next(one.point.value for one in found_figures if one.definition.code == "robbery")


def own_card(body, code, text):
    cards = settings.BODIES / body.slug / "packs" / "own"
    cards.mkdir(parents=True)
    (cards / "_framework.toml").write_text('title = "Own"\nsource_note = "Own figures."\norder = 1\n', encoding="utf-8")
    (cards / f"{code}.toml").write_text(text, encoding="utf-8")


def tables() -> list[Path]:
    return sorted(Path(settings.LAKE).rglob("*.parquet"))


def test_load_tells_what_the_file_holds(body, write_street):
    report = load(body, write_street("2025-01"))

    (file,) = report.files
    assert report.number == 1
    assert file.as_dict() == {
        "name": "2025-01-leicestershire-street.csv",
        "rows": 360,
        "blank_crime_id": 200,
        "extra_rows_with_repeated_crime_id": 0,
        "blank_lsoa": 0,
        "blank_outcome": 200,
        "line_ending": "lf",
        "crime_type": {"Anti-social behaviour": 200, "Burglary": 120, "Robbery": 40},
        "district": {"Blaby": 180, "Leicester": 180},
        "added": 360,
        "changed": 0,
        "gone": 0,
        "unchanged": 0,
        "refused": None,
        "warnings": ["The body had no area yet; from this file on it serves that of Leicestershire Police."],
        "feed": "street",
        "outcome": {"(blank)": 200, "Under investigation": 160},
        "headings": list(HEADINGS),
    }


def test_load_gives_an_office_without_an_area_that_of_its_file(body, write_street):
    load(body, write_street("2025-01"))

    assert Body.objects.get(pk=body.pk).area == "leicestershire"


def test_load_counts_every_row_somewhere(body, write_street, make_rows):
    rows = make_rows("2025-01", {"Robbery": 40})
    rows[0] |= {"LSOA name": "", "LSOA code": "", "Longitude": "", "Latitude": "", "Location": "No Location"}
    rows[1] |= {"LSOA name": "Lancaster 001A"}

    load(body, write_street("2025-01", rows=rows))

    counted = {
        one.area.kind + ":" + one.area.name: one.value
        for one in Observation.objects.filter(measure="robbery").select_related("area")
        if one.value
    }
    assert counted == {
        "force:Leicestershire": 40,
        "district:Leicester": 19,
        "district:Blaby": 19,
        "none:No location given": 1,
        "outside:Placed outside Leicestershire": 1,
    }


def test_load_again_brings_nothing_and_computes_nothing(body, write_street):
    path = write_street("2025-01")
    load(body, path)
    kept = sorted(Observation.objects.values_list("pk", flat=True))

    again = load(body, path)

    assert again.number is None
    assert (again.files[0].added, again.files[0].unchanged) == (0, 360)
    assert sorted(Observation.objects.values_list("pk", flat=True)) == kept
    assert (Load.objects.count(), SourceFile.objects.count()) == (1, 1)


def test_one_file_given_twice_in_a_call_comes_in_once(body, write_street):
    report = load(body, write_street("2025-01", folder="one"), write_street("2025-01", folder="two"))

    assert [file.added for file in report.files] == [360, 0]
    assert SourceFile.objects.count() == 1


def released_again(make_rows):
    """The month released anew: 40 outcomes changed, two rows gone, three added."""
    rows = make_rows("2025-01")
    burglaries = [row for row in rows if row["Crime type"] == "Burglary"]
    for row in burglaries[:40]:
        row["Last outcome category"] = "Unable to prosecute suspect"
    keyless = [row for row in rows if not row["Crime ID"]]
    for row in (keyless[0], burglaries[-1]):
        rows.remove(row)
    new = make_rows("2025-01", {"Robbery": 43})[-3:]
    return [*rows, *new]


def test_release_again_is_told_exactly(body, write_street, make_rows):
    load(body, write_street("2025-01"))

    report = load(body, write_street("2025-01", rows=released_again(make_rows), folder="again"), released_on=SECOND)

    file = report.files[0]
    assert (file.added, file.changed, file.gone, file.unchanged) == (3, 40, 2, 318)


def test_release_again_leaves_the_record_as_at_the_day_before(body, write_street, make_rows):
    load(body, write_street("2025-01"))
    load(body, write_street("2025-01", rows=released_again(make_rows), folder="again"), released_on=SECOND)

    assert robbery(body) == 43
    assert robbery(body, as_at=SECOND) == 43
    assert robbery(body, as_at=date(2025, 3, 31)) == 40


def test_nothing_is_held_before_the_first_release(body, write_street):
    load(body, write_street("2025-01"))

    assert queries.record(body, as_at=date(2025, 2, 28)).files == ()


def test_release_that_lost_rows_is_refused_until_confirmed(body, write_street):
    load(body, write_street("2025-01"))
    short = write_street("2025-01", {"Robbery": 20, "Burglary": 120, "Anti-social behaviour": 100}, folder="short")

    refused = load(body, short, released_on=SECOND)
    before = robbery(body)
    taken = load(body, short, released_on=SECOND, accept=[short.name])

    assert "--accept 2025-01-leicestershire-street.csv" in refused.files[0].refused
    assert (refused.number, before, len(tables())) == (None, 40, 2)
    assert (taken.files[0].refused, robbery(body)) == (None, 20)
    assert SourceFile.objects.get(released_on=SECOND).accepted_by == "analyst"
    assert taken.files[0].warnings[-1] == (
        "Confirmed: its 240 rows were taken in place of the 360 of the version held."
    )


def test_earlier_release_that_is_shorter_than_the_one_after_it_is_told(body, write_street):
    load(body, write_street("2025-01"), released_on=SECOND)
    short = write_street("2025-01", {"Robbery": 20, "Anti-social behaviour": 100}, folder="short")

    report = load(body, short, released_on=FIRST)

    assert report.files[0].warnings == (
        "It has 120 rows where the release of 2025-04-01, which stands after it, has 360: it may be cut short. If it "
        "is, forget this load.",
    )
    assert (robbery(body), robbery(body, as_at=FIRST)) == (40, 20)


def test_earlier_release_that_is_as_long_as_the_one_after_it_is_no_news(body, write_street, make_rows):
    load(body, write_street("2025-01", rows=released_again(make_rows), folder="again"), released_on=SECOND)

    report = load(body, write_street("2025-01"), released_on=FIRST)

    assert report.files[0].warnings == ()


def test_a_refused_release_leaves_no_table_behind(body, write_street):
    load(body, write_street("2025-01"))

    load(body, write_street("2025-01", {"Robbery": 1}, folder="short"), released_on=SECOND)

    assert len(tables()) == 1


def test_an_older_release_given_again_does_not_take_over(body, write_street, make_rows):
    first = write_street("2025-01")
    load(body, first)
    load(body, write_street("2025-01", rows=released_again(make_rows), folder="again"), released_on=SECOND)

    report = load(body, first, released_on=None)

    assert robbery(body) == 43
    assert "which still stands" in report.files[0].warnings[-1]


@pytest.mark.parametrize("told", [{"released_on": date(2025, 5, 1)}, {"released_on": None, "accept": [NAME]}])
def test_an_older_release_takes_over_when_its_day_is_stated_or_it_is_confirmed(body, write_street, make_rows, told):
    first = write_street("2025-01")
    load(body, first)
    load(body, write_street("2025-01", rows=released_again(make_rows), folder="again"), released_on=SECOND)

    load(body, first, **told)

    assert robbery(body) == 40


def test_the_same_bytes_may_be_given_the_earlier_day_that_was_forgotten(body, write_street):
    path = write_street("2025-01")
    load(body, path, released_on=None)

    load(body, path, released_on=FIRST)

    assert robbery(body, as_at=FIRST) == 40
    assert SourceFile.objects.count() == 2


def test_a_table_that_is_lost_is_landed_again(body, write_street):
    path = write_street("2025-01")
    load(body, path)
    kept = tables()
    kept[0].unlink()

    report = load(body, path)

    assert tables() == kept
    assert (report.number, report.files[0].added, report.files[0].unchanged) == (None, 0, 360)


def test_two_files_of_one_month_in_a_call_are_told_of(body, write_street):
    twin = write_street("2025-01", COUNTS_AGAIN, folder="twin")

    report = load(body, write_street("2025-01"), twin)

    assert report.files[1].warnings == (
        "It takes the place of 2025-01-leicestershire-street.csv, given in the same call.",
    )


def test_a_card_added_later_is_computed_from_the_files_held(body, write_street):
    load(body, write_street("2025-01"))
    own_card(body, "acquisitive-crime", COUNT_CARD)

    load(body, write_street("2025-02"))

    assert Observation.objects.filter(measure="acquisitive-crime", area="E23000021").count() == 2


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("confidence,2025/26 Q1,,1200,1000,Paper", "row 2, confidence"),
        ("confidence,2025/26 Q1,0.612,612,1000,Paper", "row 2, confidence"),
        ("confidence,2025/26 Q1,120,,,Paper", "row 2, confidence"),
        ("confidence,2025/26 Q1,-1,,,Paper", "row 2, confidence"),
    ],
)
def test_a_share_that_is_not_one_is_refused_with_its_row(body, tmp_path, row, fault):
    own_card(body, "confidence", CARD)
    book = tmp_path / "figures.csv"
    book.write_text(f"measure,period,value,numerator,denominator,document\n{row}\n", encoding="utf-8")

    report = load(body, book)

    assert fault in report.files[0].refused
    assert "give a share in percent that is not one" in report.files[0].refused


def test_a_share_that_looks_like_a_fraction_is_asked_about(body, tmp_path):
    own_card(body, "confidence", CARD)
    book = tmp_path / "figures.csv"
    book.write_text("measure,period,value,document\nconfidence,2025/26 Q1,0.612,Paper\n", encoding="utf-8")

    report = load(body, book)

    assert report.files[0].refused is None
    assert "is 61.2 meant?" in report.files[0].warnings[0]


def test_a_blank_area_and_the_bodys_own_by_name_are_one_series(body, write_street, tmp_path):
    load(body, write_street("2025-01"))
    own_card(body, "confidence", CARD)
    book = tmp_path / "figures.csv"
    book.write_text(
        "measure,area,period,value,document\n"
        "confidence,Leicestershire,2024/25 Q4,50.6,Paper\n"
        "confidence,,2025/26 Q1,51.9,Paper\n",
        encoding="utf-8",
    )
    load(body, book)
    body.refresh_from_db()

    (front,) = reported_figures(queries.record(body), queries.catalogue(body).reported, today=SECOND)

    assert (front.area, front.area_name, front.point.value) == ("E23000021", "Leicestershire", 51.9)
    assert front.changes["previous"].points == 1.3


def test_areas_of_another_body_are_not_known(body, write_street):
    other = found(name="Another Board", by="system")
    load(body, write_street("2025-01"))

    assert queries.record(other).areas == {}


def test_a_bad_file_is_refused_and_the_others_are_taken(body, write_street, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("<!doctype html><html><body>Sign in</body></html>", encoding="utf-8")

    report = load(body, bad, write_street("2025-01"))

    assert [bool(file.refused) for file in report.files] == [True, False]
    assert [file.name for file in SourceFile.objects.all()] == ["2025-01-leicestershire-street.csv"]


def test_an_archive_of_months_and_forces_is_taken_whole(body, write_street, tmp_path):
    archive = tmp_path / "months.zip"
    with ZipFile(archive, "w") as zipped:
        for month in ("2025-01", "2025-02"):
            path = write_street(month)
            zipped.write(path, f"{month}/{path.name}")
        other = write_street("2025-01", force="Derbyshire Constabulary")
        zipped.write(other, f"2025-01/{other.name}")

    report = load(found(name="Of Leicestershire", area="leicestershire", by="system"), archive)

    assert [bool(file.warnings) for file in report.files] == [True, False, False]
    assert "not of the body's own area" in report.files[0].warnings[0]
    assert SourceFile.objects.count() == 3


def test_two_bodies_see_only_their_own(body, write_street):
    other = found(name="Another Board", by="system")
    load(body, write_street("2025-01"))

    assert queries.record(other).files == ()
    assert len(queries.record(body).files) == 1


def test_two_bodies_may_hold_the_same_file(body, write_street):
    other = found(name="Another Board", by="system")
    path = write_street("2025-01")

    numbers = [load(one, path).number for one in (body, other)]

    assert numbers == [1, 1]
    assert len(tables()) == 1


def test_a_fault_while_computing_leaves_nothing_to_read_and_the_next_load_completes(body, write_street, monkeypatch):
    def fails(**_facts):
        raise MemoryError

    monkeypatch.setattr(loading, "store_figures", fails)
    with pytest.raises(MemoryError):
        load(body, write_street("2025-01"))
    read = queries.record(body).files
    monkeypatch.undo()

    report = load(body, write_street("2025-01"))

    assert read == ()
    assert (report.number, report.files[0].added, robbery(body)) == (1, 360, 40)


def test_workbook_with_a_measure_without_a_card_is_refused_with_the_nearest(body, tmp_path):
    own_card(body, "confidence", CARD)
    book = tmp_path / "figures.csv"
    book.write_text("measure,period,value,document\nconfidnce,2025/26 Q1,57.2,Panel paper\n", encoding="utf-8")

    report = load(body, book)

    assert "row 2, “confidnce” (did you mean confidence?)" in report.files[0].refused
    assert ReportedFigure.objects.count() == 0
    assert tables() == []


def test_a_share_reported_as_two_numbers_has_a_level_and_an_interval(body, tmp_path):
    own_card(body, "confidence", CARD)
    book = tmp_path / "figures.csv"
    book.write_text(
        "measure,period,numerator,denominator,milestone,sense,document\n"
        "confidence,2025/26 Q1,11,100,12,at least,Paper\n",
        encoding="utf-8",
    )

    report = load(body, book)
    (figure,) = reported_figures(queries.record(body), queries.catalogue(body).reported, today=SECOND)

    assert report.refused == ()
    assert (figure.point.value, figure.point.numerator, figure.point.denominator) == (11.0, 11.0, 100.0)
    assert (round(figure.interval.lower, 4), round(figure.interval.upper, 4)) == (6.2542, 18.6313)
    assert figure.to_milestone == Distance(-1.0, False)


def test_refresh_computes_only_what_a_changed_card_asks(body, write_street):
    load(body, write_street("2025-01"), write_street("2025-02"))
    own_card(body, "acquisitive-crime", COUNT_CARD)

    first = operations.refresh(body=body, catalogue=queries.catalogue(body), by="analyst")
    second = operations.refresh(body=body, catalogue=queries.catalogue(body), by="analyst")

    assert (first, second) == (2, 0)
    assert {one.value for one in Observation.objects.filter(measure="acquisitive-crime", area="E23000021")} == {160}


def test_load_is_one_deed_with_its_files_and_refusals(body, write_street, tmp_path):
    paths = [write_street("2025-01"), write_street("2025-02"), tmp_path / "notes.csv"]
    paths[2].write_text("what,when\nthis,then\n", encoding="utf-8")

    report = load(body, *paths)

    (entry,) = history(body.slug, "load:1")
    assert (entry.event, entry.by, entry.what) == ("figures.loaded", "analyst", "load 1")
    held = SourceFile.objects.order_by("pk")
    assert [(one["name"], one["sha256"], one["rows"]) for one in entry.facts["files"]] == [
        (one.name, one.sha256, one.rows) for one in held
    ]
    assert entry.facts["refused"] == [one.name for one in report.refused] == ["notes.csv"]
    assert entry.sentence == "2 files with 720 rows; refused: notes.csv"


def test_load_that_brings_nothing_new_is_no_deed(body, write_street):
    path = write_street("2025-01")
    load(body, path)
    before = head(body.slug)

    load(body, path)

    assert head(body.slug) == before


def test_load_that_fails_at_the_end_is_neither_read_nor_a_deed(body, write_street, monkeypatch):
    before = head(body.slug)
    monkeypatch.setattr(recording, "LOADED", COMPUTED)

    with pytest.raises(GoldthreadError):
        load(body, write_street("2025-01"))

    assert (queries.record(body).files, head(body.slug)) == ((), before)


def test_refresh_is_a_deed_when_something_was_brought_up_to_date(body, write_street):
    load(body, write_street("2025-01"))
    own_card(body, "acquisitive-crime", COUNT_CARD)

    operations.refresh(body=body, catalogue=queries.catalogue(body), by="analyst")
    done = next(iter(log(body.slug)))
    operations.refresh(body=body, catalogue=queries.catalogue(body), by="analyst")

    named = len(queries.catalogue(body).measures)
    assert (done.event, done.by, dict(done.facts)) == (
        "figures.computed",
        "analyst",
        {"what": "the figures", "computed": 1, "named": named},
    )
    assert done.sentence == f"1 measure of a file; {named} measures named"
    assert head(body.slug).number == done.number


CARD = """\
code = "confidence"
title = "Confidence in the police"
things = "residents who are confident"
definition = "Share of residents who say they have confidence in the police."
why = "Consent rests on it."
direction = "up_good"
unit = "percent"
source = "Own survey"
shape = "reported"
frequency = "quarter"
owner = "Head of performance"
target_kind = "number"
caveats = []
review_on = 2027-03-31
order = 1
"""
COUNT_CARD = """\
code = "acquisitive-crime"
title = "Robbery and burglary"
things = "robberies and burglaries"
definition = "Robbery and burglary together."
why = "They are felt alike."
direction = "down_good"
unit = "count"
source = "data.police.uk"
shape = "count"
frequency = "month"
owner = "Head of performance"
target_kind = "none"
caveats = []
review_on = 2027-03-31
order = 2

[filter]
crime_type = ["Robbery", "Burglary"]
"""
