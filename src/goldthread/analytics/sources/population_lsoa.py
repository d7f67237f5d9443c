"""Residents by small area and year: the mid-year estimates for LSOAs, one sheet a year.

Ages and sexes are left out, and that is told: the number of residents is what rates are made from.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import workbook
from goldthread.analytics.intake.tables.workbook import Cell
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.columns import repeats, times, years_of
from goldthread.analytics.sources.extent import extent_of
from goldthread.analytics.sources.headed_sheet import HeadedSheet, headed
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

_SHEET = re.compile(r"mid-(20\d\d) lsoa (20\d\d)", re.IGNORECASE)
_LSOA = re.compile(r"[EW]01\d{6}", re.ASCII)
_AGE = re.compile(r"[FM]\d.*", re.ASCII)
_WANTED = {
    "LSOA 2021 Code": re.compile(r"LSOA 20\d\d Code", re.IGNORECASE),
    "LSOA 2021 Name": re.compile(r"LSOA 20\d\d Name", re.IGNORECASE),
    "Total": re.compile(r"Total|All ages", re.IGNORECASE),
}


class PopulationLsoa:
    """The feed of mid-year residents by small area."""

    code = "population_lsoa"
    title = "workbook of mid-year residents by small area"
    headings = tuple(_WANTED)
    required = headings
    table = figures_table(code)
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the residents of one small area in the middle of one year",
        columns=(
            FeedColumn("LAD 2023 Code", "The code of the local authority that the area lies in; left out"),
            FeedColumn("LAD 2023 Name", "Its name; left out"),
            FeedColumn("LSOA 2021 Code", "The code of the area; the heading names its vintage"),
            FeedColumn("LSOA 2021 Name", "Its name"),
            FeedColumn("Total", "Usual residents of every age and sex, at 30 June", "people"),
            FeedColumn("F0 … F90", "Women and girls by age, 90 for 90 and over; checked against the total", "people"),
            FeedColumn("M0 … M90", "Men and boys by age, 90 for 90 and over; checked against the total", "people"),
        ),
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/lowersuperoutputareamidyearpopulationestimates",
        every_months=12,
        lag_days=500,
        known_faults=("The year stands in the name of the sheet only.", "Three rows of title stand above the header."),
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "workbook" and any(_year_of(sheet) for sheet in sample.sheets)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        figures, warnings = list[Figure](), list[str]()
        for name, rows in workbook.every_sheet(incoming.path, incoming.name):
            if year := _year_of(name):
                sheet = headed(incoming, name, rows, _WANTED)
                found = list(_figures(sheet, year))
                if not found:
                    raise BadInput(
                        "holds no small area.", where=f"{incoming.name}, sheet {name}", mend="Fetch it again."
                    )
                figures += found
                warnings += _odd(sheet)
        years, extent = years_of(figures), extent_of(figure.area_name.rpartition(" ")[0] for figure in figures)
        told = Told(
            subject=f"lsoa-mid-{years}{extent.subject}",
            subject_name=f"Residents by small area, mid-{years.replace('-to-', ' to mid-')}{extent.name}",
            edition=f"mid-{years[-4:]}",
            warnings=("Ages and sexes were left out.", *warnings, *repeats(figures)),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _year_of(sheet: str) -> int:
    found = _SHEET.fullmatch(" ".join(sheet.split()))
    return int(found[1]) if found else 0


def _figures(sheet: HeadedSheet, year: int) -> Iterator[Figure]:
    when = times(Period.snapshot(date(year, 6, 30)))
    code, name, _total = sheet.places
    for line, _row in sheet.lines():
        if _LSOA.fullmatch(line.cells[code]):
            people = line.whole("Total")
            yield Figure(
                "mid-year estimates",
                "residents",
                "",
                line.cells[code],
                line.text(name),
                *when,
                "people",
                None if people is None else float(people),
                "" if people is not None else line.cells["Total"],
                place=f"sheet {sheet.sheet}, row {line.row}",
                row=line.row,
            )


def _odd(sheet: HeadedSheet) -> Iterator[str]:
    """Lines that are no area, and areas whose ages and sexes do not sum to their residents."""
    ages = [place for place, heading in enumerate(sheet.headings) if _AGE.fullmatch(heading)]
    strange = uneven = 0
    for line, row in sheet.lines():
        is_area = _LSOA.fullmatch(line.cells["LSOA 2021 Code"]) is not None
        strange += not is_area
        uneven += is_area and bool(ages) and _sum(row, ages) != line.whole("Total")
    if strange:
        yield f"Sheet {sheet.sheet}: {strange} lines below the header are no small area, and were left out."
    if uneven:
        yield f"Sheet {sheet.sheet}: the ages and sexes of {uneven} areas do not sum to their residents."


def _sum(row: Sequence[Cell], places: Sequence[int]) -> float:
    numbers = (row[place] for place in places)
    return sum(number for number in numbers if isinstance(number, int | float))


FEED = PopulationLsoa()
