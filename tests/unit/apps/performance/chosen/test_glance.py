"""Which counts stand at a glance: those picked out, those in doubt, the two that grew worst, then the largest."""

from datetime import date

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.glance import choose
from goldthread.apps.performance.readings import Figure
from goldthread.core.period import Period
from goldthread.core.reading import Mark, SeriesReading
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.charts.xmr import XmrGroup
from goldthread.core.stats.compare.change import Change
from goldthread.core.target import Direction

QUARTER = Period.quarter(2025, 3)
LIMITS = XmrGroup(0, 0, 100.0, 50.0, 150.0, 66.0, 134.0, "limits", short=False)


def count(value, *, percent=None, kind="common", state=State.HELD, direction=Direction.DOWN_GOOD, month=None):
    """The figure of a quarter, named by its value; `month` is what one of its held months came to."""
    texts = dict.fromkeys(("title", "things", "definition", "why", "source", "owner"), "x")
    definition = Definition(
        code=str(value or month), framework="x", direction=direction, unit="count", shape="count", frequency="month",
        target_kind="none", caveats=(), review_on=date(2027, 3, 31), order=1, **texts,
    )  # fmt: skip
    newest = Point(QUARTER.last_month, month or value)
    reading = SeriesReading((newest,), (Mark(kind),), LIMITS, "limits")
    change = Change(1.0 if percent else None, percent, None, QUARTER.previous, State.HELD)
    return Figure(definition, "", "", Point(QUARTER, value, state), {"previous": change}, series=reading)


def codes(figures):
    return [one.definition.code for one in choose(figures)]


LARGE = [count(value) for value in range(1000, 0, -100)]


def test_the_largest_eight_stand_largest_first():
    assert codes(LARGE[::-1]) == ["1000", "900", "800", "700", "600", "500", "400", "300"]


def test_a_small_count_that_a_rule_picked_out_takes_the_place_of_the_least():
    assert codes([*LARGE, count(5, kind="concern")]) == ["1000", "900", "800", "700", "600", "500", "400", "5"]


def test_a_count_whose_quarter_is_short_stands_where_its_months_would_put_it():
    short = count(None, state=State.PART_SUPPLIED, month=250)

    assert codes([*LARGE, short]) == ["1000", "900", "800", "250", "700", "600", "500", "400"]


def test_a_short_quarter_is_kept_however_small():
    short = count(None, state=State.PART_SUPPLIED, month=1)

    assert codes([*LARGE, short])[-1] == "1"


def test_the_two_that_grew_worst_in_proportion_stand_among_the_eight():
    grown = [count(9, percent=5.0), count(8, percent=30.0), count(7, percent=20.0), count(6, percent=-40.0)]

    assert codes([*LARGE, *grown])[-3:] == ["500", "8", "7"]


def test_worse_is_down_where_up_is_good_and_nothing_where_neither_is():
    fallen = count(9, percent=-30.0, direction=Direction.UP_GOOD)
    moved = count(8, percent=30.0, direction=Direction.NEITHER)

    assert codes([*LARGE, fallen, moved])[-2:] == ["400", "9"]


def test_nothing_that_must_stand_is_dropped_to_keep_to_eight():
    picked = [count(value, kind="concern") for value in range(1, 10)]

    assert len(choose([*LARGE, *picked])) == 9
