"""Grades of the inspectorate: PEEL judgements by force and question, changes of monitoring, causes of concern.

A grade is a word on a scale, not a number: none is counted or averaged, and its scale stays beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, times
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

CODE = "peel_grades"
UNGRADED = "not graded"
_UNITS = {"grade": "grade", "monitoring": "phase", "cause_of_concern": "state"}
_YEARS = re.compile(r"(20\d\d)-(\d\d)", re.ASCII)
_COLUMNS = (
    FeedColumn("kind", "A grade, a change of monitoring, or a cause of concern"),
    FeedColumn("force", "The force"),
    FeedColumn("cycle", "The round of inspections: a year, a financial year or several years"),
    FeedColumn("item_id", "The question by its short name"),
    FeedColumn("item", "The question in words"),
    FeedColumn("value", "The grade, the phase or the state", "a word on the scale"),
    FeedColumn("scale", "The words that were possible, best first, parted by |"),
    FeedColumn("date", "When it was published or changed, where known"),
    FeedColumn("evidence", "V read on an official page, S on a page that cites it, K general knowledge"),
    FeedColumn("source", "Where it was read"),
    FeedColumn("note", "What is to be said of it"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        grade, scale = line.text("value"), line.text("scale")
        if grade not in (*scale.split("|"), UNGRADED):
            raise line.refusal(f"“{grade}” is not on its scale, {scale}.", mend="Write it as the scale does.")
        force = line.text("force")
        yield Figure(
            _kind(line),
            line.text("item"),
            _breakdown(line, scale),
            code_of(force),
            force,
            *times(_period(line)),
            _UNITS[_kind(line)],
            None,
            grade,
            row=line.row,
        )


def _kind(line: Line) -> str:
    kind = line.text("kind")
    if kind not in _UNITS:
        raise line.refusal(f"“{kind}” is not a kind that is known: {', '.join(_UNITS)}.", mend="")
    return kind


def _breakdown(line: Line, scale: str) -> str:
    parts = {"item": line.text("item_id"), "scale": scale, "cycle": line.text("cycle"), "published": line.cells["date"]}
    return "; ".join(f"{name}: {part}" for name, part in parts.items() if part)


def _period(line: Line) -> Period:
    """What a grade covers is its cycle; what changed on a day happened on that day."""
    text = line.text("cycle") if line.text("kind") == "grade" else line.cells["date"] or line.text("cycle")
    if years := _YEARS.fullmatch(text):
        first, last = int(years[1]), int(f"{years[1][:2]}{years[2]}")
        if last > first and int(years[2]) > 12:
            return Period.span(Period.month(first, 1), Period.month(last, 12))
    try:
        return Period.parse(text)
    except BadInput as fault:
        raise line.refusal(fault.fault, mend=fault.mend) from fault


def _told(figures: Sequence[Figure]) -> Told:
    kinds = Counter(figure.table for figure in figures)
    scales = {part for figure in figures if figure.table == "grade" for part in _scale(figure)}
    several = f"Grades stand on {len(scales)} scales: those of one do not compare with those of another."
    return Told(
        subject="grades",
        subject_name=f"PEEL: {kinds['grade']} grades, {sum(kinds.values()) - kinds['grade']} other judgements",
        warnings=(several,) if len(scales) > 1 else (),
    )


def _scale(figure: Figure) -> Iterator[str]:
    return (part for part in figure.breakdown.split("; ") if part.startswith("scale: "))


FEED = ColumnFeed(
    code=CODE,
    title="table of PEEL grades",
    required=("kind", "force", "cycle", "item_id", "item", "value", "scale"),
    card=FeedCard(
        publisher="HM Inspectorate of Constabulary and Fire & Rescue Services",
        row="one judgement on one force",
        columns=_COLUMNS,
        address="https://hmicfrs.justiceinspectorates.gov.uk/peel-assessments/",
        known_faults=(
            "The scale had four words until 2018/19 and has five since 2021/22: grades do not compare across them.",
            "Questions change between cycles; a question of the same name may ask for something else.",
            "The inspectorate publishes no such table: this one is put together from its pages.",
        ),
        seen="2014 to 2023-25, one force whole and four in part",
    ),
    reads=_figures,
    tells=_told,
)
