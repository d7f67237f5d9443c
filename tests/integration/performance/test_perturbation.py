"""One month multiplied by 1.37: exactly the figures, words and drawings that rest on it move, and nothing else."""

from datetime import date

import pytest

from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.readings import changes_at, counted_figure
from goldthread.apps.performance.words import wording
from goldthread.core.period import Period
from goldthread.core.reading import read_series
from goldthread.web.parts.drawing import chart

MONTHS = Period.parse("2024-12..2025-12").months
JUNE, JULY = Period.month(2025, 6), Period.month(2025, 7)
ROBBERIES = (40, 44, 41, 46, 42, 50, 45, 52, 43, 47, 41, 45, 44)
BURGLARIES = (120, 118, 125, 119, 122, 130, 121, 128, 117, 124, 126, 119, 123)


def counts(month, factor=1.0):
    place = MONTHS.index(month)
    return {"Robbery": round(ROBBERIES[place] * factor), "Burglary": round(BURGLARIES[place] * factor)}


def take(body, path, released_on):
    report = operations.load(
        body=body, paths=[path], catalogue=queries.catalogue(body), released_on=released_on, by="analyst"
    )
    assert report.refused == ()


def every_figure(body):
    """Value and changes of every counted measure in every area and month."""
    record, seen = queries.record(body), {}
    for definition in queries.catalogue(body).counted:
        for area, points in record.points(definition).items():
            for month in MONTHS:
                changes = changes_at(points, month, definition)
                seen[definition.code, area, month, "value"] = points[month].value
                seen[definition.code, area, month, "change"] = (changes["previous"].number, changes["previous"].percent)
                seen[definition.code, area, month, "word"] = wording.moved(changes["previous"])
    return seen


@pytest.fixture
def before_and_after(body, write_street):
    """Every figure as first loaded, and after June was released again with 1.37 times its rows."""
    for month in MONTHS:
        take(body, write_street(month.code, counts(month)), date(2026, 1, 31))
    before = every_figure(body)
    body.refresh_from_db()
    take(body, write_street(JUNE.code, counts(JUNE, 1.37), folder="again"), date(2026, 2, 28))
    return body, before, every_figure(body)


def test_only_figures_that_rest_on_the_month_move(before_and_after):
    _body, before, after = before_and_after

    moved = {key for key in before if before[key] != after[key]}

    assert {(month, what) for _code, _area, month, what in moved if what != "word"} == {
        (JUNE, "value"),
        (JUNE, "change"),
        (JULY, "change"),
    }
    assert {code for code, *_rest in moved} == {"robbery", "burglary", "all-crime", "all-crime-with-asb"}


def test_the_month_moves_by_its_factor(before_and_after):
    _body, _before, after = before_and_after

    assert after["robbery", "E23000021", JUNE, "value"] == 62
    assert after["burglary", "E23000021", JUNE, "value"] == 166


def test_words_turn_with_the_figures(before_and_after):
    _body, before, after = before_and_after
    june, july = ("robbery", "E23000021", JUNE, "word"), ("robbery", "E23000021", JULY, "word")

    assert (before[june], before[july]) == ("fell", "rose")
    assert (after[june], after[july]) == ("rose", "fell")


def drawn(body):
    """The chart of every counted measure of the force, as it is drawn; those without a row in any month included."""
    record, charts = queries.record(body), {}
    for definition in queries.catalogue(body).counted:
        reading = read_series(record.points(definition)["E23000021"], direction=definition.direction)
        charts[definition.code] = str(chart(reading, definition, place="Leicestershire").wide)
    return charts


def test_only_the_drawings_that_rest_on_the_month_move(body, write_street):
    for month in MONTHS:
        take(body, write_street(month.code, counts(month)), date(2026, 1, 31))
    before = drawn(body)
    take(body, write_street(JUNE.code, counts(JUNE, 1.37), folder="again"), date(2026, 2, 28))
    after = drawn(body)

    assert {code for code in before if before[code] != after[code]} == {
        "robbery",
        "burglary",
        "all-crime",
        "all-crime-with-asb",
    }


def test_the_total_over_the_quarter_moves_with_it(before_and_after):
    body, _before, _after = before_and_after
    record = queries.record(body)
    definition = queries.catalogue(body).measure("robbery")

    points = record.points(definition)["E23000021"]
    figure = counted_figure(definition, record.own_area, points, Period.quarter(2025, 1))

    assert figure.point.value == 42 + 50 + 62
