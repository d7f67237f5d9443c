"""Which table of the police force area workbooks is which, by its title, and what each of its columns says.

Table numbers are never looked at: P6 is a survey's table in one edition and rates of knife crime in another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldthread.analytics.intake.tables.banded import unfooted
from goldthread.core.period import BadPeriod, Period

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_KNIFE = "Knife or sharp instrument offences"
_ANTI_SOCIAL = "Anti-social behaviour incidents"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table. Its title holds each of `words`; `series` is what it counts, empty where its columns say so;
    `by` is what its columns break that down by; `unit` is theirs where they name none."""

    words: tuple[str, ...]
    table: str
    series: str
    by: str
    unit: str

    @property
    def is_change(self) -> bool:
        return self.unit == "% change"

    @property
    def is_over_years(self) -> bool:
        """Whether each column is of a year of its own."""
        return self.table.endswith("over time")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column says. `role` is "significance" for marks that belong to the estimate on their left, with what it
    was tested against in `against`, and "base" for the number that all estimates of the row rest on."""

    series: str
    breakdown: str
    period: Period
    unit: str
    role: Literal["figure", "significance", "base"] = "figure"
    against: str = ""


# The first kind whose words all stand in a title is the table's.
KINDS = (
    Kind(("knife", " rate"), "knife offences, rates", _KNIFE, "offence", "per 100,000 population"),
    Kind(("knife", "compared with"), "knife offences over time", _KNIFE, "offence", "offences"),
    Kind(("knife", " to year ending"), "knife offences over time", _KNIFE, "offence", "offences"),
    Kind(("knife",), "knife offences by offence", _KNIFE, "offence", "offences"),
    Kind(("recorded crime", "percentage change"), "recorded crime, change", "", "", "% change"),
    Kind(("recorded crime", "rate of offences"), "recorded crime, rates", "", "", "per 1,000 population"),
    Kind(("recorded crime", "number of offences"), "recorded crime, numbers", "", "", "offences"),
    Kind(
        ("experiences of anti-social behaviour",),
        "experience of anti-social behaviour",
        "Experienced or witnessed anti-social behaviour",
        "behaviour",
        "% of adults",
    ),
    Kind(
        ("anti-social behaviour incidents", "by category"),
        "anti-social behaviour by category",
        _ANTI_SOCIAL,
        "category",
        "% of incidents",
    ),
    Kind(
        ("anti-social behaviour incidents",), "anti-social behaviour over time", _ANTI_SOCIAL, "category", "incidents"
    ),
)

# What a heading says of the unit, and of nothing else.
_UNITS = (
    (r"numbers?", ""),
    (r"percentages?( change)?", ""),
    (r"rate per ([\d,]+) (population|households)", r"per \1 \2"),
    (r"number of incidents", "incidents"),
    (r"number per ([\d,]+) population", r"per \1 population"),
    (r"number of( selected)? offences involving a knife.*", "offences"),
    (r"(%|percentage) involving a knife.*", "% of offences"),
    (r"percentage experienced ?/ ?witnessed", "% of adults"),
)
_NO_NAME = re.compile(r"categor(y|ies) of incident", re.IGNORECASE)
_WHOLE = re.compile(r"total of selected\b|any anti-social behaviour$", re.IGNORECASE)
_MID_YEAR = re.compile(r"(population|household) figures \(mid-(\d{4})\)", re.IGNORECASE)
_TESTED = re.compile(r"statistically significantly different from (.+)", re.IGNORECASE)
_YEAR_END = re.compile(
    rf"\b(?:to|ending)\s+((?:{MONTH})|[A-Z][a-z]{{2}})\.?\s+['’]?(\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE
)
_CENTURY, _FOOTNOTES = "(?:19|20)", r"(?:\s?\d{1,2}(?:,\s?\d{1,2})*)?"
_FINANCIAL = re.compile(rf"(?<![\d/-])({_CENTURY}\d\d)\s?[-/\u2013]\s?({_CENTURY}\d\d|\d\d){_FOOTNOTES}(?![-/\d])")
_ONE_MONTH = re.compile(rf"({MONTH}|[A-Z][a-z]{{2}})\.?[\s-]*['’]?({_CENTURY}\d\d|\d\d){_FOOTNOTES}", re.IGNORECASE)
_AS_DAY = re.compile(rf"({_CENTURY}\d\d)-(\d\d)-01")
_ONE_YEAR = re.compile(rf"({_CENTURY}\d\d){_FOOTNOTES}")


def kind_of(title: str) -> Kind | None:
    """The kind of a table by its title; None for one that is not read."""
    folded = title.casefold()
    return next((kind for kind in KINDS if all(word in folded for word in kind.words)), None)


def years_in(text: str) -> tuple[Period, ...]:
    """The years that a text names by their last month, in order: "year ending December 2019", "Apr '18 to Mar '19"; a
    financial year is one to March, whether or not a footnote is glued to it.

    >>> [year.code for year in years_in("Jan '18 to Dec '18; 2007/084")]
    ['12m to 2018-12', '12m to 2008-03']
    """
    ending = [(found.start(), _year(found[1], found[2])) for found in _YEAR_END.finditer(text)]
    financial = [(found.start(), _to_march(found[1], found[2])) for found in _FINANCIAL.finditer(text)]
    return tuple(year for _, year in sorted(ending + financial, key=lambda pair: pair[0]) if year)


def column_of(kind: Kind, heads: Sequence[str], title_years: Sequence[Period]) -> Column:
    """What a column says, by its headings from the upper to the lower and the years of its table's title.

    Raises BadPeriod when it is about no year that is named."""
    texts = [text for text in (unfooted(head, spaced=True)[0] for head in heads) if text]
    if found := next(filter(None, map(_MID_YEAR.search, texts)), None):
        return _mid_year(found[1], int(found[2]))
    if texts and texts[0].casefold().startswith("unweighted base"):
        return Column("Unweighted base", "", _of_title(kind, title_years, texts), "adults", role="base")
    if found := next(filter(None, map(_TESTED.fullmatch, texts)), None):
        year = _of_title(kind, title_years, texts)
        return Column(kind.series, _breakdown(kind, texts[:1]), year, "", "significance", found[1])
    if kind.series and texts and texts[0].casefold().startswith("% change"):
        years = [year for text in texts for year in _years_of(text, title_years)]
        return Column(kind.series, "", _latest(years, texts), _change_on(years, texts))
    return _figure(kind, texts, title_years)


def _figure(kind: Kind, texts: Sequence[str], title_years: Sequence[Period]) -> Column:
    years = [year for text in texts for year in _years_of(text, title_years)]
    without_year = [text for text in texts if not _years_of(text, title_years)]
    names = [text for text in without_year if _unit(text) is None and not _NO_NAME.fullmatch(text)]
    units = [unit for unit in map(_unit, texts) if unit]
    unit = units[-1] if units else kind.unit
    if "(households)" in " ".join(names).casefold():
        unit = unit.replace("population", "households")
    if kind.is_change:
        unit = _change_on(title_years, texts)
    series = kind.series or (names[-1] if names else "")
    year = max(years) if years else _of_title(kind, title_years, texts)
    return Column(series, _breakdown(kind, names) if kind.series else "", year, unit)


def _breakdown(kind: Kind, names: Sequence[str]) -> str:
    return f"{kind.by}: {names[-1]}" if names and not _WHOLE.match(names[-1]) else ""


def _mid_year(what: str, year: int) -> Column:
    """Estimates of people and households are of 30 June, whatever year the offences are of."""
    middle = Period.snapshot(date(year, 6, 30))
    if what.casefold() == "population":
        return Column("Population", "", middle, "people, rounded to 100")
    return Column("Households", "", middle, "households, rounded to 100")


def _unit(text: str) -> str | None:
    """The unit that a heading names, "" for one that leaves it to the table; None for a heading that is no unit."""
    for pattern, unit in _UNITS:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return found.expand(unit)
    return None


def _years_of(text: str, title_years: Sequence[Period]) -> tuple[Period, ...]:
    """The years that a heading names. One month or year alone ("Mar-08", 2008) is the end of a year, where the title
    names years that end in that month."""
    month, day, year = _ONE_MONTH.fullmatch(text), _AS_DAY.fullmatch(text), _ONE_YEAR.fullmatch(text)
    alone = None
    if month:
        alone = _year(month[1], month[2])
    elif day and 1 <= int(day[2]) <= 12:
        alone = Period.rolling_12(int(day[1]), int(day[2]))
    elif year:
        alone = Period.rolling_12(int(year[1]), 12)
    ends = {one.last_month.start.month for one in title_years}
    return (alone,) if alone and alone.last_month.start.month in ends else years_in(text)


def _of_title(kind: Kind, title_years: Sequence[Period], texts: Sequence[str]) -> Period:
    """The year of a column that names none: its title's, unless each column must have its own."""
    if kind.is_over_years or (len(set(title_years)) > 1 and not kind.is_change):
        raise BadPeriod("names no year that can be read, in a table over years.", where=" / ".join(texts))
    return _latest(title_years, texts)


def _latest(years: Sequence[Period], texts: Sequence[str]) -> Period:
    if not years:
        raise BadPeriod("names no year.", where=" / ".join(texts))
    return max(years)


def _change_on(years: Sequence[Period], texts: Sequence[str]) -> str:
    if len(set(years)) < 2:
        raise BadPeriod("is a change without two years.", where=" / ".join(texts))
    return f"% change on {min(years).words}"


def _to_march(first: str, second: str) -> Period | None:
    """The financial year of two calendar years that follow each other; None for any others."""
    if (int(first) + 1) % 10 ** len(second) != int(second):
        return None
    return Period.rolling_12(int(first) + 1, 3)


def _year(month: str, ending: str) -> Period | None:
    year = int(ending) if len(ending) == 4 else 2000 + int(ending)
    try:
        last = Period.parse(f"{month} {year}").start
    except BadPeriod:
        return None
    return Period.rolling_12(last.year, last.month)
