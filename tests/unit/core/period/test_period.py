"""Periods: what each kind covers, how it steps, and that its code always reads back."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import GoldthreadError
from goldthread.core.period import BadPeriod, Period, PeriodKind

YEARS = st.integers(1910, 2190)
MONTHS = st.builds(Period.month, YEARS, st.integers(1, 12))
SPANS = st.builds(lambda first, more: (first, stepped(first, more)), MONTHS, st.integers(0, 40))
LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8)

BY_KIND = {
    PeriodKind.MONTH: MONTHS,
    PeriodKind.QUARTER: st.builds(Period.quarter, YEARS, st.integers(1, 4)),
    PeriodKind.HALF: st.builds(Period.half, YEARS, st.integers(1, 2)),
    PeriodKind.FINANCIAL_YEAR: st.builds(Period.financial_year, YEARS),
    PeriodKind.YEAR: st.builds(Period.year, YEARS),
    PeriodKind.YEAR_TO_DATE: st.builds(Period.year_to_date, YEARS, st.integers(1, 12)),
    PeriodKind.ROLLING_12: st.builds(Period.rolling_12, YEARS, st.integers(1, 12)),
    PeriodKind.WAVE: st.builds(lambda ends, label: Period.wave(ends[0].start, ends[1].end, label), SPANS, LABELS),
    PeriodKind.SNAPSHOT: st.builds(Period.snapshot, st.dates(date(1910, 1, 1), date(2190, 12, 31))),
    PeriodKind.SPAN: st.builds(lambda ends: Period.span(*ends), SPANS),
}
PERIODS = st.one_of(*BY_KIND.values())


def stepped(month: Period, steps: int) -> Period:
    for _ in range(steps):
        month = month.next
    return month


def bounds(period: Period) -> tuple[str, str]:
    return period.start.isoformat(), period.end.isoformat()


def test_kinds_are_all_tried_here() -> None:
    assert list(BY_KIND) == list(PeriodKind)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period.month(2025, 12), "2025-12-01", "2026-01-01"),
        (Period.quarter(2025, 1), "2025-04-01", "2025-07-01"),
        (Period.quarter(2025, 4), "2026-01-01", "2026-04-01"),
        (Period.half(2025, 1), "2025-04-01", "2025-10-01"),
        (Period.half(2025, 2), "2025-10-01", "2026-04-01"),
        (Period.financial_year(2025), "2025-04-01", "2026-04-01"),
        (Period.year(2025), "2025-01-01", "2026-01-01"),
        (Period.year_to_date(2025, 4), "2025-04-01", "2025-05-01"),
        (Period.year_to_date(2026, 2), "2025-04-01", "2026-03-01"),
        (Period.rolling_12(2022, 3), "2021-04-01", "2022-04-01"),
        (Period.snapshot(date(2022, 4, 30)), "2022-04-30", "2022-05-01"),
        (Period.span(Period.month(2024, 11), Period.month(2025, 1)), "2024-11-01", "2025-02-01"),
    ],
)
def test_period_runs_from_its_first_day_to_the_day_after_its_last(period: Period, start: str, end: str) -> None:
    assert bounds(period) == (start, end)


@pytest.mark.parametrize(
    ("period", "code", "words", "short"),
    [
        (Period.month(2025, 9), "2025-09", "September 2025", "Sep 2025"),
        (Period.quarter(2025, 3), "2025/26 Q3", "October to December 2025", "Oct–Dec 2025"),
        (Period.half(2025, 1), "2025/26 H1", "April to September 2025", "Apr–Sep 2025"),
        (Period.half(2025, 2), "2025/26 H2", "October 2025 to March 2026", "Oct 2025–Mar 2026"),
        (Period.financial_year(1999), "1999/00", "1999/00", "1999/00"),
        (Period.year(2025), "2025", "2025", "2025"),
        (Period.year_to_date(2025, 9), "YTD 2025-09", "April to September 2025", "Apr–Sep 2025"),
        (Period.year_to_date(2025, 4), "YTD 2025-04", "April 2025", "Apr 2025"),
        (Period.rolling_12(2022, 3), "12m to 2022-03", "year to March 2022", "yr to Mar 2022"),
        (Period.snapshot(date(2022, 4, 8)), "2022-04-08", "8 April 2022", "8 Apr 2022"),
        (
            Period.wave(date(2025, 4, 1), date(2025, 7, 1), "  Wave  12 "),
            "wave 2025-04..2025-06 Wave 12",
            "Wave 12 (April to June 2025)",
            "Wave 12",
        ),
        (
            Period.wave(date(2025, 4, 1), date(2025, 7, 1)),
            "wave 2025-04..2025-06",
            "April to June 2025",
            "Apr–Jun 2025",
        ),
        (
            Period.span(Period.month(2025, 1), Period.month(2025, 2)),
            "2025-01..2025-02",
            "January to February 2025",
            "Jan–Feb 2025",
        ),
    ],
)
def test_period_says_its_code_words_and_short_form(period: Period, code: str, words: str, short: str) -> None:
    assert (period.code, period.words, period.short) == (code, words, short)
    assert str(period) == words


@pytest.mark.parametrize(
    ("period", "previous", "year_before"),
    [
        ("2025-01", "2024-12", "2024-01"),
        ("2025/26 Q1", "2024/25 Q4", "2024/25 Q1"),
        ("2025/26 H1", "2024/25 H2", "2024/25 H1"),
        ("2025/26", "2024/25", "2024/25"),
        ("2025", "2024", "2024"),
        ("YTD 2025-09", "YTD 2024-09", "YTD 2024-09"),
        ("12m to 2022-03", "12m to 2021-03", "12m to 2021-03"),
        ("2025-01..2025-03", "2024-10..2024-12", "2024-01..2024-03"),
        ("wave 2025-04..2025-06", "wave 2025-01..2025-03", "wave 2024-04..2024-06"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
    ],
)
def test_period_steps_back_by_its_own_length_and_by_a_year(period: str, previous: str, year_before: str) -> None:
    parsed = Period.parse(period)

    assert (parsed.previous.code, parsed.year_before.code) == (previous, year_before)


@pytest.mark.parametrize(
    ("kind", "start", "end", "fault"),
    [
        (PeriodKind.MONTH, date(2025, 5, 1), date(2025, 5, 1), "A period must end after it starts."),
        (PeriodKind.MONTH, date(2025, 5, 2), date(2025, 6, 2), "It must start and end on the first day of a month."),
        (PeriodKind.MONTH, date(2025, 5, 1), date(2025, 7, 1), "It must last 1 month."),
        (PeriodKind.QUARTER, date(2025, 5, 1), date(2025, 8, 1), "It does not start in a month that its kind can"),
        (PeriodKind.HALF, date(2025, 1, 1), date(2025, 7, 1), "It does not start in a month that its kind can"),
        (PeriodKind.FINANCIAL_YEAR, date(2025, 4, 1), date(2026, 3, 1), "It must last 12 months."),
        (PeriodKind.YEAR, date(2025, 4, 1), date(2026, 4, 1), "It does not start in a month that its kind can"),
        (PeriodKind.YEAR_TO_DATE, date(2025, 4, 1), date(2026, 5, 1), "A year to date lasts at most 12 months."),
        (PeriodKind.ROLLING_12, date(2025, 4, 1), date(2025, 5, 1), "It must last 12 months."),
        (PeriodKind.SNAPSHOT, date(2025, 4, 1), date(2025, 4, 3), "A snapshot is one day."),
        (PeriodKind.WAVE, date(2025, 4, 1), date(2025, 4, 20), "It must start and end on the first day of a month."),
        (PeriodKind.YEAR, date(1899, 1, 1), date(1900, 1, 1), "Years run from 1900 to 2199."),
    ],
)
def test_period_refuses_bounds_that_its_kind_cannot_have(kind: PeriodKind, start: date, end: date, fault: str) -> None:
    with pytest.raises(BadPeriod) as refused:
        Period(kind, start, end)

    assert refused.value.fault.startswith(fault)
    assert refused.value.where == f"{kind.value} {start} to {end}"


def test_period_refuses_a_label_that_is_not_a_waves() -> None:
    with pytest.raises(BadPeriod, match=r"^spring: Only a survey wave carries a label\.$"):
        Period(PeriodKind.MONTH, date(2025, 4, 1), date(2025, 5, 1), "spring")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period.month(2025, 13),
        lambda: Period.month(2025, 0),
        lambda: Period.quarter(2025, 5),
        lambda: Period.half(2025, 0),
        lambda: Period.year_to_date(2025, 13),
        lambda: Period.rolling_12(2025, 0),
        lambda: Period.year(25),
        lambda: Period.financial_year(9999),
        lambda: Period.quarter(0, 1),
        lambda: Period.snapshot(date.max),
        lambda: Period.span(Period.month(2025, 3), Period.month(2025, 2)),
        lambda: Period.year(2199).next,
    ],
)
def test_period_refuses_what_does_not_exist(make: object) -> None:
    with pytest.raises(GoldthreadError):
        make()  # type: ignore[operator]


def test_period_months_are_none_for_a_snapshot() -> None:
    snapshot = Period.snapshot(date(2022, 4, 28))

    assert snapshot.months == ()
    assert snapshot.last_month == Period.month(2022, 4)


def test_period_label_is_no_part_of_equality() -> None:
    named = Period.wave(date(2025, 4, 1), date(2025, 7, 1), "Wave 12")
    unnamed = Period.wave(date(2025, 4, 1), date(2025, 7, 1))

    assert named == unnamed
    assert hash(named) == hash(unnamed)
    assert unnamed.previous.next.label == ""


def test_periods_of_two_kinds_over_the_same_days_differ_and_keep_one_order() -> None:
    year, rolling, span = Period.year(2025), Period.rolling_12(2025, 12), Period.parse("2025-01..2025-12")

    assert len({year, rolling, span}) == 3
    assert sorted([year, span, rolling]) == sorted([rolling, year, span])


def test_period_order_is_by_start_then_end() -> None:
    codes = ["2025-04", "2025/26 Q1", "2025/26", "2025-05", "2025-06"]

    assert [period.code for period in sorted(map(Period.parse, reversed(codes)))] == codes


def test_period_is_not_ordered_against_other_things() -> None:
    with pytest.raises(TypeError):
        _ = Period.year(2025) < date(2025, 1, 1)


@given(PERIODS)
def test_period_code_reads_back_to_the_same_period(period: Period) -> None:
    read = Period.parse(period.code)

    assert read == period
    assert (read.kind, read.label, read.code) == (period.kind, period.label, period.code)


@given(PERIODS)
def test_period_previous_and_next_undo_each_other_without_a_gap_or_an_overlap(period: Period) -> None:
    assert period.previous.next == period
    assert period.next.previous == period
    assert period.previous.kind == period.kind
    if period.kind is not PeriodKind.YEAR_TO_DATE:
        assert (period.previous.end, period.next.start) == (period.start, period.end)


@given(PERIODS)
def test_period_months_cover_it_exactly(period: Period) -> None:
    months = period.months

    if period.kind is PeriodKind.SNAPSHOT:
        assert months == ()
        return
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert all(left.end == right.start for left, right in pairwise(months))
    assert sum(month.days for month in months) == period.days
    assert months[-1] == period.last_month


@given(PERIODS)
def test_period_is_half_open(period: Period) -> None:
    last_day = period.end - timedelta(days=1)

    assert period.contains(Period.snapshot(period.start))
    assert period.contains(Period.snapshot(last_day))
    assert not period.contains(Period.snapshot(period.end))
    assert not period.contains(Period.snapshot(period.start - timedelta(days=1)))


@given(PERIODS, PERIODS)
def test_period_contains_is_an_order(one: Period, other: Period) -> None:
    assert one.contains(one)
    if one.contains(other) and other.contains(one):
        assert (one.start, one.end) == (other.start, other.end)


@given(PERIODS, PERIODS)
def test_period_order_is_total(one: Period, other: Period) -> None:
    assert (one < other) + (one == other) + (one > other) == 1


@given(st.text(max_size=20))
def test_period_parse_reads_or_refuses_any_text(text: str) -> None:
    try:
        period = Period.parse(text)
    except BadPeriod as refusal:
        assert str(refusal)
    else:
        assert Period.parse(period.code) == period
