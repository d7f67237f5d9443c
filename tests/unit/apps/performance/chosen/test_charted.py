"""How much was looked at: series charted, signals against chance, and changes that survive the allowance for many."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.charted import LEAST_MEAN, Charted, chartable, charted, detectable, told
from goldthread.apps.performance.chosen.stands_out import choose, standing_out
from goldthread.apps.performance.readings import Figure, changes_at, figure_at
from goldthread.apps.performance.words import methods
from goldthread.core.period import Period
from goldthread.core.reading import read_series
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.charts.chance import signal_rate
from goldthread.core.target import Direction

QUARTER = Period.quarter(2025, 3)
MONTHS = Period.span(Period.month(2024, 1), Period.month(2025, 12)).months
STEADY = [100, 104, 98, 101, 97, 103]


def definition(code, direction=Direction.DOWN_GOOD):
    words = {"title": code.title(), "things": code, "definition": "", "why": "", "source": "", "owner": ""}
    return Definition(
        code=code, framework="plan", direction=direction, unit="count", shape="count", frequency="month",
        target_kind="none", caveats=(), review_on=date(2027, 3, 31), order=1, **words,
    )  # fmt: skip


def figure(code, values, *, area="Shire", direction=Direction.DOWN_GOOD, months=MONTHS):
    card = definition(code, direction)
    points = {month: Point(month, float(value)) for month, value in zip(months, values, strict=True)}
    return Figure(
        card,
        area,
        area,
        figure_at(points, QUARTER),
        changes_at(points, QUARTER, card),
        series=read_series(points, direction=direction),
    )


def steady(code="thefts", **told_of):
    return figure(code, STEADY * 4, **told_of)


def shifted(code="robberies", by=30, **told_of):
    """Steady for 15 months, then higher by some for nine."""
    return figure(code, [value + by * (place >= 15) for place, value in enumerate(STEADY * 4)], **told_of)


def test_signals_are_set_against_what_chance_alone_gives():
    found = charted([steady(), shifted()])

    assert (found.series, found.signals) == (2, 1)
    assert found.by_chance == pytest.approx(2 * signal_rate(24).last_point)
    assert 0 < found.by_chance < 1


def test_a_series_without_limits_is_not_counted_as_charted():
    short = figure("late", STEADY, months=Period.span(Period.month(2025, 7), Period.month(2025, 12)).months)

    assert charted([short]) == Charted(0, 0, 0, 0, 0)
    assert told(charted([short])) == ()


def test_only_a_change_larger_than_chance_is_detectable():
    large, none = shifted(by=60), steady()

    assert detectable([large, none]) == (large,)


def test_the_allowance_for_many_takes_away_what_one_alone_would_keep():
    """About a fifth more: enough when it is the only figure asked about, too little among sixty."""
    values = [*STEADY * 3, *(value + 19 for value in STEADY)]
    lone = figure("lone", values)

    assert detectable([lone]) == (lone,)
    assert detectable([lone, *(steady(f"calm-{number}") for number in range(60))]) == ()


def test_without_a_year_before_nothing_is_tested():
    late = figure("late", STEADY * 2, months=Period.span(Period.month(2025, 1), Period.month(2025, 12)).months)

    assert detectable([late]) == ()
    assert told(charted([late]))[-1] == (
        "The same months of the year before are not held, so no change over a year was tested among them."
    )


def test_a_short_month_is_no_side_of_a_test():
    values = [*STEADY * 3, *(value + 60 for value in STEADY)]
    points = {month: Point(month, float(value)) for month, value in zip(MONTHS, values, strict=True)}
    points[MONTHS[-1]] = Point(MONTHS[-1], 3.0, State.PART_SUPPLIED)
    card = definition("thefts")

    short = Figure(card, "", "", figure_at(points, QUARTER), changes_at(points, QUARTER, card))

    assert detectable([short]) == ()


def test_what_was_looked_at_is_told_in_three_sentences():
    assert told(Charted(121, 6, 1.8, 144, 3)) == (
        "121 series were charted.",
        "In 6 of them the newest month is unusual; chance alone would give about 2.",
        "144 figures were set against the same period a year before; 3 moved by more than chance explains, with their "
        "number allowed for.",
    )


def test_a_part_too_small_for_limits_is_not_charted():
    small = figure("thefts", [LEAST_MEAN - 1] * 24, area="Vale")
    large = figure("thefts", [LEAST_MEAN] * 24, area="Town")

    assert chartable([small, large]) == (large,)


def test_a_part_speaks_only_where_the_whole_does_not():
    whole, loud = steady("thefts"), shifted("robberies")
    parts = [shifted("thefts", area="Town"), shifted("robberies", by=60, area="Vale")]

    chosen = choose([whole, loud], [], parts)

    assert [(one.definition.code, one.area) for one in chosen] == [("robberies", "Shire"), ("thefts", "Town")]


def test_a_part_is_named_and_the_whole_is_not():
    found = standing_out(
        [steady("thefts"), shifted("robberies")],
        [],
        today=date(2026, 3, 3),
        parts=[shifted("thefts", area="Town")],
        place="Shire",
    )

    assert [one.title for one in found] == [
        "Robberies in December 2025 were above the upper limit",
        "Thefts in Town in December 2025 were above the upper limit",
    ]


RESTLESS = ([140, 60] * 6, [60, 140] * 6)
"""Two years of months that swing too far for any rule to name one; their last quarters differ by 80."""


def test_a_quiet_series_that_moved_over_the_year_says_so():
    quiet = figure("thefts", [*RESTLESS[0], *RESTLESS[1]])

    found = standing_out([quiet], [], today=date(2026, 3, 3), place="Shire")

    assert quiet.series.spoken(QUARTER)[1].kind == "common"
    assert [(one.says.kind, one.title) for one in found] == [
        (
            "concern",
            "Thefts in October to December 2025: +80 (+30.8%) on October to December 2024, more than chance explains",
        )
    ]


def test_a_fall_over_the_year_is_good_news_where_less_is_better():
    quiet = figure("thefts", [*RESTLESS[1], *RESTLESS[0]])

    [found] = standing_out([quiet], [], today=date(2026, 3, 3), place="Shire")

    assert found.says.kind == "improvement"


def test_the_rule_as_printed_has_the_least_that_is_used():
    assert methods.LEAST_A_MONTH == LEAST_MEAN
