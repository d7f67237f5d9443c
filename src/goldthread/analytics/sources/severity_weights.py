"""The weights of the crime severity score: how heavily one offence of each kind counts.

A weight belongs to its release: weights of two releases are never mixed, and none is made up for an offence without.
"""

import re
from collections.abc import Iterator

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.columns import repeats, times
from goldthread.analytics.sources.crime_reporting import AREA_CODE, AREA_NAME
from goldthread.analytics.sources.headed_sheet import HeadedSheet, headed
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

SHEET = "list of weights"
_YEAR_ENDING = re.compile(r"year ending ([A-Z][a-z]+ 20\d\d)", re.IGNORECASE)
_CODE = re.compile(r"\d{1,3}[A-Z]?(?:[./]\d{1,3}[A-Z]?)*", re.ASCII)
_WANTED = {
    "Offence code": re.compile(r"(?:(?:ONS|Home Office) )?offence code", re.IGNORECASE),
    "Offence": re.compile(r"offence(?: description| name)?", re.IGNORECASE),
    "Weight": re.compile(r"(?:offence )?weight", re.IGNORECASE),
}


class SeverityWeights:
    """The feed of the weights of the crime severity score."""

    code = "severity_weights"
    title = "list of crime severity weights"
    headings = tuple(_WANTED)
    required = headings
    table = figures_table(code)
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the weight of one offence",
        columns=(
            FeedColumn("Offence code", "The code of the offence in the counting rules"),
            FeedColumn("Offence", "The offence in words"),
            FeedColumn(
                "Weight", "How much one such offence counts, from the sentences given for it", "weight of one offence"
            ),
        ),
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/crimeseverityscoreexperimentalstatistics",
        every_months=12,
        lag_days=200,
        known_faults=("Weights are made anew every five years, and earlier scores with them.",),
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "workbook" and any(workbook.fold_sheet(sheet) == SHEET for sheet in sample.sheets)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        sheets = workbook.every_sheet(incoming.path, incoming.name)
        name, rows = next((name, rows) for name, rows in sheets if workbook.fold_sheet(name) == SHEET)
        sheet = headed(incoming, name, rows, _WANTED)
        year = _year(sheet)
        figures = list(_figures(sheet, year))
        told = Told(
            subject=f"year-ending-{year.last_month.code}",
            subject_name=f"Crime severity weights, {year.words}",
            edition=year.words,
            warnings=tuple(repeats(figures)),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _year(sheet: HeadedSheet) -> Period:
    """The year of the release, from the title. Raises BadInput when the title names none."""
    named = [found[1] for title in sheet.titles if (found := _YEAR_ENDING.search(title))]
    if not named:
        fault = "The title does not say for which year the weights are."
        mend = "Write “year ending March 2025”, or whichever it is, above the table."
        raise BadInput(fault, where=f"{sheet.name}, sheet {sheet.sheet}", mend=mend)
    return Period.parse(f"year ending {named[0]}")


def _figures(sheet: HeadedSheet, year: Period) -> Iterator[Figure]:
    for line, _row in sheet.lines():
        if not _CODE.fullmatch(line.cells["Offence code"]) and not line.cells["Weight"]:
            continue  # a heading between groups of offences, or a note
        weight, mark = line.value("Weight")
        if weight is not None and weight < 0:
            raise line.refusal(f"The weight {weight:g} is below 0.")
        yield Figure(
            "crime severity weights",
            line.text("Offence"),
            f"offence code: {line.text('Offence code')}",
            AREA_CODE,
            AREA_NAME,
            *times(year),
            "weight of one offence",
            weight,
            mark,
            place=f"sheet {sheet.sheet}, row {line.row}",
            row=line.row,
        )


FEED = SeverityWeights()
