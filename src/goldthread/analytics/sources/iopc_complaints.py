"""Complaints about the police by force, as the Independent Office for Police Conduct counts them each quarter.

The bulletins are documents; read is their data as a plain table with one figure a row. Nothing is added up: the
quarters of a year count from April, so that a later one holds the earlier ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from goldthread.analytics.intake.feed import OGL, FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables.banded import Rows, folded, number_or_mark
from goldthread.analytics.intake.tables.delimited import fold
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.home_office_areas import force_area
from goldthread.analytics.sources.plain_sheets import place_in, sheets_of
from goldthread.core.errors import BadInput
from goldthread.core.period import BadPeriod, Period

_FORCE, _PERIOD, _SECTION, _MEASURE, _CATEGORY, _VALUE, _UNIT = (
    "Force name", "Period", "Section", "Measure", "Category", "Value", "Unit",
)  # fmt: skip
_FROM_APRIL = re.compile(r"1 April(?: (\d{4}))? (?:to|-|–) (\d{1,2} [A-Za-z]+ \d{4})")
_HEADER_WITHIN = 8
_DAYS_OF_A_YEAR = 365


class IopcComplaints:
    """The feed of complaints statistics."""

    code = "iopc_complaints"
    title = "table of complaints about the police"
    headings = (_FORCE, _PERIOD, _SECTION, _MEASURE, _CATEGORY, _VALUE, _UNIT)
    required = (_FORCE, _PERIOD, _SECTION, _MEASURE, _VALUE, _UNIT)
    table = figures_table(code)
    card = FeedCard(
        publisher="Independent Office for Police Conduct",
        row="one measure of one force, or of all, since the April before",
        columns=(
            FeedColumn(_FORCE, "the force; “England and Wales” for all"),
            FeedColumn(_PERIOD, "from April to the end of the quarter, as “1 April to 30 September 2023” or 2023/24"),
            FeedColumn(_SECTION, "the section of the bulletin, as A1.1"),
            FeedColumn(_MEASURE, "what is counted or timed"),
            FeedColumn(_CATEGORY, "what it is of: a way of handling, a category of allegation; empty for all"),
            FeedColumn(_VALUE, "the figure"),
            FeedColumn(_UNIT, "complaints, allegations, working days, %"),
        ),
        licence=OGL,
        address="https://www.policeconduct.gov.uk/our-work/research-and-statistics/police-complaints-statistics",
        every_months=3,
        lag_days=90,
        known_faults=(
            "Bulletins are published as documents: their figures must be put into the table by hand.",
            "Figures of before and after 1 February 2020, when the law changed, are not comparable.",
            "A force that could not send its data leaves the figures of all partial.",
        ),
    )

    def recognises(self, sample: Sample) -> bool:
        if sample.kind == "workbook":
            return any(_header(sample.top(sheet, _HEADER_WITHIN)) for sheet in sample.sheets)
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read and keep the whole file. Raises BadInput, and then nothing of it is in the lake."""
        figures = [figure for sheet, rows in sheets_of(incoming) for figure in _read(incoming.name, sheet, rows)]
        if not figures:
            raise BadInput("holds headings and no rows.", where=incoming.name, mend="Fetch the file again.")
        return land_figures(incoming, lake, self.table, figures, _told(figures))


def _header(rows: Rows) -> tuple[int, Mapping[str, int]] | None:
    """The number of the row of headings, and where each of them stands; None when there is no such row."""
    for number, row in enumerate(islice(rows, _HEADER_WITHIN), 1):
        places = {fold(str(cell)): place for place, cell in enumerate(row) if cell != ""}
        if all(fold(heading) in places for heading in IopcComplaints.required):
            return number, {heading: places[fold(heading)] for heading in _present(places)}
    return None


def _present(places: Mapping[str, int]) -> Iterator[str]:
    return (heading for heading in IopcComplaints.headings if fold(heading) in places)


def _read(name: str, sheet: str, rows: Rows) -> Iterator[Figure]:
    header = _header(rows)
    if header is None:
        return
    first, places = header
    for number, row in enumerate(rows[first:], first + 1):
        filled = [cell for cell in row if cell != ""]
        if len(filled) > 1:
            yield _figure({heading: row[place] for heading, place in places.items()}, (name, sheet, number))


def _figure(cells: Mapping[str, Cell], stands: tuple[str, str, int]) -> Figure:
    where = place_in(*stands)
    blank = [heading for heading in IopcComplaints.required if str(cells[heading]).strip() == ""]
    if blank:
        raise BadInput(f"The column “{blank[0]}” is blank.", where=where, mend="Every figure needs it.")
    period = _period(cells[_PERIOD], where)
    area = force_area(cells[_FORCE])
    value, mark = number_or_mark(cells[_VALUE])
    category = folded(cells.get(_CATEGORY, ""))
    return Figure(
        table=folded(cells[_SECTION]),
        series=folded(cells[_MEASURE]),
        breakdown=f"category: {category}" if category else "",
        area_code=area.code,
        area_name=area.name,
        period=period.code,
        starts_on=period.start,
        ends_on=period.end,
        unit=folded(cells[_UNIT]),
        value=value,
        mark=mark,
        place=stands[1],
        row=stands[2],
    )


def _period(cell: Cell, where: str) -> Period:
    text = folded(cell)
    since_april = _FROM_APRIL.fullmatch(text)
    try:
        if since_april is None:
            return Period.parse(text)
        return _since_april(since_april[1], Period.parse(since_april[2]))
    except BadPeriod as fault:
        raise BadInput(fault.fault, where=where, mend=fault.mend) from fault


def _since_april(year: str | None, last_day: Period) -> Period:
    """The months from 1 April to a day: of the year named, else of the April before. Raises BadPeriod for a day that
    ends no month."""
    month = last_day.last_month
    if last_day.end != month.end:
        raise BadPeriod(f"“{last_day.words}” is not the last day of a month.", mend="Figures are of whole months.")
    found = Period.year_to_date(month.start.year, month.start.month)
    if year is not None and int(year) != found.start.year:
        return Period.span(Period.month(int(year), found.start.month), month)
    return Period.financial_year(found.start.year) if found.days >= _DAYS_OF_A_YEAR else found


def _told(figures: Sequence[Figure]) -> Told:
    """Which edition it is: a table of one period is known by it, one of several by the first, since it grows."""
    periods = sorted({Period.parse(figure.period) for figure in figures}, key=lambda period: (period.start, period.end))
    first, last = periods[0], periods[-1]
    subject = f"from-{first.start:%Y-%m}" if len(periods) > 1 else f"{first.start:%Y-%m}-to-{first.last_month.code}"
    words = first.words if first == last else f"{first.words} to {last.words}"
    return Told(subject=subject, subject_name=words, edition=words)


FEED = IopcComplaints()
