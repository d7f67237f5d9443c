"""Estimates of the Crime Survey on perceptions, with their standard errors and the people that they rest on.

An estimate is kept as the share that was published, beside how sure it is; none is worked out here.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, times
from goldthread.core.period import Period

CODE = "survey_perceptions"
_WHOLE_GROUP: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"household_type": ("NA", "All households", ""), "sex": ("All adults",), "age": ("16+",)}
)
_UNITS: Mapping[str, str] = MappingProxyType({"person": "share of adults", "household": "share of households"})
_COLUMNS = (
    FeedColumn("year", "The year in which the financial year begins"),
    FeedColumn("quarter", "The quarter of the financial year that the twelve months end with"),
    FeedColumn("measurement_var", "The question, by its short name in the survey"),
    FeedColumn("measurement_level", "Whether it is a share of persons or of households"),
    FeedColumn("measurement_type", "What kind of question: perception"),
    FeedColumn("geography", "The country or countries"),
    FeedColumn("household_type", "The kind of household; NA for all"),
    FeedColumn("sex", "The sex, or “All adults”"),
    FeedColumn("age", "The ages, or “16+” for all"),
    FeedColumn("characteristic_var", "By what the people are told apart further, by its short name in the survey"),
    FeedColumn("characteristic", "Which of these groups, or “Total”"),
    FeedColumn("estimate", "The estimated share; NA where too few were asked", "share of adults, 0 to 1"),
    FeedColumn("standard_error", "Its standard error, with the design of the sample", "share of adults, 0 to 1"),
    FeedColumn("unweighted_count", "How many people were asked", "people"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        value, mark = line.value("estimate")
        error, _mark = line.value("standard_error")
        if value is not None and not 0 <= value <= 1:
            raise line.refusal(f"“{value:g}” in the column “estimate” is not a share from 0 to 1.")
        if error is not None and error < 0:
            raise line.refusal(f"“{error:g}” in the column “standard_error” is below 0.")
        yield Figure(
            line.text("measurement_type"),
            f"question {line.text('measurement_var')}",
            _breakdown(line),
            code_of(line.text("geography")),
            line.text("geography"),
            *times(_year(line)),
            _unit(line),
            value,
            mark,
            standard_error=error,
            base=line.whole("unweighted_count"),
            row=line.row,
        )


def _unit(line: Line) -> str:
    level = line.text("measurement_level")
    if level.casefold() not in _UNITS:
        raise line.refusal(f"“{level}” is not a level that is known: Person or Household.", mend="")
    return _UNITS[level.casefold()]


def _breakdown(line: Line) -> str:
    """The group in the file's words; the short name of what it was told apart by stands after it, in brackets."""
    parts = [(name, line.cells[name]) for name, whole in _WHOLE_GROUP.items() if line.cells[name] not in whole]
    told = [f"{name.replace('_', ' ')}: {group}" for name, group in parts]
    name, group = line.text("characteristic_var"), line.text("characteristic")
    if (name, group) != ("Total", "Total"):
        told.append(f"{group} ({name})")
    return "; ".join(told)


def _year(line: Line) -> Period:
    """The twelve months that end with the quarter: quarter 4 of 2018 is January to March 2019."""
    year, quarter = line.year("year"), line.text("quarter")
    if quarter not in ("1", "2", "3", "4"):
        raise line.refusal(f"“{quarter}” is not a quarter, 1 to 4.")
    last: date = Period.quarter(year, int(quarter)).last_month.start
    return Period.rolling_12(last.year, last.month)


def _told(figures: Sequence[Figure]) -> Told:
    last = max(figures, key=lambda figure: figure.ends_on)
    edition = Period.parse(last.period)
    return Told(
        subject=f"year-ending-{edition.last_month.code}",
        subject_name=f"Perceptions, {edition.words}",
        edition=edition.words,
        warnings=(
            f"Its quarters were read as those of the financial year: the last one ends with the {edition.words}.",
        ),
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of Crime Survey perceptions",
    required=(
        *("year", "quarter", "measurement_var", "measurement_level", "measurement_type", "geography", "sex", "age"),
        *("characteristic_var", "characteristic", "estimate", "standard_error", "unweighted_count"),
    ),
    card=FeedCard(
        publisher="Office for National Statistics",
        row="the estimate of one question for one group of people",
        columns=_COLUMNS,
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/crimeinenglandandwalesannualsupplementarytables",
        every_months=12,
        lag_days=110,
        known_faults=(
            "Questions and characteristics go by short names of the survey: the file has no words for them.",
            "“NA” stands for an estimate that is not given, with its error and its count.",
            "The file does not say whether its quarters are of the calendar or of the financial year.",
            "An estimate of 0 with an error of 0 rests on so few people that none gave the answer.",
        ),
        seen="Year to March 2019",
    ),
    reads=_figures,
    tells=_told,
)
