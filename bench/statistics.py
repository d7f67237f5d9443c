"""How many series, rows, areas, funnels, domains and points a CPU second each method does, and how memory grows.

Beside each stands what the package that an office would run instead was seen to do on one 2.3 GHz core, and the aim.
Those were measured elsewhere: read the ratio as an order of magnitude. It judges nothing.
"""

import sys

# This program has the name of a module of Python's own, which the methods use: its folder must not be searched first.
sys.path.pop(0)

import argparse
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from goldthread.core.stats.charts.xmr_batch import xmr_charts
from goldthread.core.stats.intervals.count import byar
from goldthread.core.stats.intervals.direct import directly_standardised
from goldthread.core.stats.intervals.proportion import wilson
from goldthread.core.stats.peers.funnel import FunnelMethod, funnel_lines, funnel_points
from goldthread.core.stats.survey.design import design
from goldthread.core.stats.survey.estimate import weighted_shares
from goldthread.core.stats.survey.interval import share_interval
from goldthread.core.stats.time.farrington import FarringtonMethod, seasonal_exceptions
from goldthread.core.stats.time.forecast.choice import ForecastMethod, forecast

RUNS = 3
Deed = Callable[[], object]
random = np.random.default_rng(20260303)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to time: `make` prepares a deed that does `size` of `unit`.

    Peer and aim are in units a CPU second; 0 where there is none.
    """

    name: str
    unit: str
    size: int
    make: Callable[[int], Deed]
    peer: float
    aim: float


def xmr(size: int) -> Deed:
    """Series of 60 points with every rule."""
    series = random.poisson(120, (size, 60)).astype(float)
    return lambda: xmr_charts(series)


def xmr_rebased(size: int) -> Deed:
    """The same with new limits from the middle."""
    series = random.poisson(120, (size, 60)).astype(float)
    return lambda: xmr_charts(series, rebase_at=[30])


def wilson_rows(size: int) -> Deed:
    """95 % intervals of shares."""
    n = random.integers(1, 2000, size).astype(float)
    x = np.floor(n * random.random(size))
    return lambda: wilson(x, n)


def byar_rows(size: int) -> Deed:
    """95 % intervals of counts from 0 to 200."""
    x = random.integers(0, 200, size).astype(float)
    return lambda: byar(x)


def standardised(size: int) -> Deed:
    """Areas of 19 age bands."""
    people = random.integers(500, 20_000, (size, 19)).astype(float)
    events, standard = random.binomial(50, 0.2, (size, 19)).astype(float), np.full(19, 1000.0)
    return lambda: directly_standardised(events, people, standard)


def funnels(size: int) -> Deed:
    """Funnels of 43 areas: points judged and lines drawn."""
    people = random.integers(50_000, 900_000, (size, 43)).astype(float)
    events = random.poisson(people * 0.0013).astype(float)
    method = FunnelMethod("rate", multiplier=1000)
    return lambda: (funnel_points(events, people, method=method), funnel_lines(events, people, method=method))


def survey(size: int) -> Deed:
    """Domains: shares of 20,000 people in 43 parts with strata and clusters, logit intervals; `size` parts in all."""
    people = 20_000
    strata = random.integers(0, 8, people)
    units = strata * 50 + random.integers(0, 50, people)
    weights, parts = random.uniform(10, 200, people), random.integers(0, 43, people)
    drawn, answers = design(weights, strata=strata, units=units), random.integers(0, 2, (size // 43, people))
    return lambda: [share_interval(weighted_shares(asked, drawn, parts=parts)) for asked in answers]


def farrington(size: int) -> Deed:
    """Points of monthly series, five years back."""
    months = np.arange(96)
    level = 80 + 20 * np.sin(2 * np.pi * months / 12)
    series = random.poisson(level, (size // 24, 96)).astype(float)
    return lambda: seasonal_exceptions(series, method=FarringtonMethod(), points=np.arange(72, 96))


def forecasts(size: int) -> Deed:
    """Monthly series of eight years, twelve months ahead, the method chosen by rolling back-test."""
    months = np.arange(96)
    level = 200 + months * 0.3 + 30 * np.sin(2 * np.pi * months / 12)
    series = random.poisson(level, (size, 96)).astype(float)
    return lambda: forecast(series, method=ForecastMethod(frequency=12, ahead=12))


TASKS = (
    Task("XmR, all rules, 60 points", "series", 20_000, xmr, 225, 50_000),
    Task("XmR, rebased once", "series", 20_000, xmr_rebased, 14.2, 20_000),
    Task("Wilson", "rows", 10_000_000, wilson_rows, 4.5e6, 20e6),
    Task("Byar, exact under 10", "rows", 4_000_000, byar_rows, 397_000, 4e6),
    Task("Standardised rate, 19 bands", "areas", 100_000, standardised, 1_950, 100_000),
    Task("Funnel of 43 areas", "funnels", 5_000, funnels, 31, 5_000),
    Task("Weighted share, 20,000 people", "domains", 43 * 60, survey, 100, 5_000),
    Task("Farrington, 5 years back", "points", 2_400, farrington, 95, 2_000),
    Task("Forecast with back-test", "series", 100, forecasts, 0, 100 / 60),
)


def a_second(task: Task) -> float:
    """The most of its unit that a task did in a CPU second, in a few runs; making the input is not counted."""
    deed, seconds = task.make(task.size), []
    for _ in range(RUNS):
        started = time.process_time()
        deed()
        seconds.append(time.process_time() - started)
    return task.size / max(min(seconds), 1e-9)


def peak(task: Task, size: int) -> float:
    """The megabytes that Python and numpy held at most while a batch of this size was done."""
    deed = task.make(size)
    tracemalloc.start()
    deed()
    held = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return held


def main() -> None:
    """Print a line for each method: units a CPU second, the peer's, the ratio, the aim; and memory, if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="run the methods whose name has this in it")
    parser.add_argument("--memory", action="store_true", help="measure memory as well (slower)")
    given = parser.parse_args()
    print(f"{'method':32} {'a CPU second':>22} {'peer':>12} {'ratio':>9} {'aim':>12}")
    for task in TASKS:
        if given.only.lower() not in task.name.lower():
            continue
        speed = a_second(task)
        peer = f"{task.peer:12,.0f} {speed / task.peer:8,.0f}x" if task.peer else f"{'none':>12} {'':>9}"
        print(f"{task.name:32} {speed:13,.0f} {task.unit:8} {peer} {task.aim:12,.1f}", flush=True)
        if given.memory:
            one, four = peak(task, task.size // 4), peak(task, task.size)
            print(f"{'':32} {one:10,.0f} MB for a quarter, {four:,.0f} MB for all: {four / max(one, 0.1):.1f} times")


if __name__ == "__main__":
    main()
