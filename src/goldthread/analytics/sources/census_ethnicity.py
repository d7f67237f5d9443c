"""Residents by ethnic group: the census tables of Nomis, one line an area, one column a group.

Groups are kept as they were published, the wide and the narrow ones, and are never added together.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.analytics.sources.columns import Line, code_of, cut_short, lines, repeats, times
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

ALL = "All categories: Ethnic group"
CENSUS_DAYS = {2001: date(2001, 4, 29), 2011: date(2011, 3, 27), 2021: date(2021, 3, 21)}
_GROUP = re.compile(r"Ethnic Group: (.+?)(?:; measures: Value)?", re.IGNORECASE)
_AREA_NAME = re.compile(r"(PFA|LAD|RGN|CTRY)\d\dNM|geography", re.IGNORECASE)
_AREA_CODE = re.compile(r"(PFA|LAD|RGN|CTRY)\d\dCD|geography code", re.IGNORECASE)
_MOST_ODD = 5


class CensusEthnicity:
    """The feed of census residents by ethnic group."""

    code = "census_ethnicity"
    title = "census table of residents by ethnic group"
    headings = ("PFA16NM", f"Ethnic Group: {ALL}; measures: Value")
    required = headings
    table = figures_table(code)
    card = FeedCard(
        publisher="Office for National Statistics",
        row="the residents of one area in one ethnic group",
        columns=(
            FeedColumn("PFA16NM", "The area by name; the heading may be another year’s, or “geography”"),
            FeedColumn(f"Ethnic Group: {ALL}; measures: Value", "Residents of every group", "people"),
            FeedColumn("Ethnic Group: White; measures: Value", "Residents of a wide group", "people"),
            FeedColumn("Ethnic Group: White: Irish; measures: Value", "Residents of a group within one", "people"),
        ),
        address="https://www.nomisweb.co.uk/sources/census",
        every_months=120,
        lag_days=620,
        known_faults=(
            "The file does not name its census: it is known by its groups.",
            "Wide groups are headed “Asian” where the groups within are headed “Asian/Asian British: …”.",
        ),
        seen="Census 2011, 43 police force areas",
    )

    def recognises(self, sample: Sample) -> bool:
        return sample.kind == "csv" and _groups(sample.header).get(ALL) is not None

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        headings = delimited.header(incoming.path, incoming.name)
        groups, day = _groups(headings), _census_day(headings, incoming.name)
        found = lines(incoming, headings, headings)
        figures = [figure for line in found for figure in _figures(line, groups, Period.snapshot(day))]
        known_by = f"The file names no census: its groups are those of {day.year}."
        told = Told(
            subject=f"census-{day.year}",
            subject_name=f"Census {day.year}, ethnic groups",
            edition=f"census {day.year}",
            warnings=(known_by, *_uneven(found, groups), *repeats(figures), *cut_short(incoming.path)),
        )
        return land_figures(incoming, lake, self.table, figures, told)


def _groups(headings: Sequence[str]) -> dict[str, str]:
    """The heading of each ethnic group, by the group."""
    found = ((_GROUP.fullmatch(" ".join(heading.split())), heading) for heading in headings)
    return {group[1]: heading for group, heading in found if group}


def _census_day(headings: Sequence[str], name: str) -> date:
    """The day of the census that had these groups: Arab was first a group in 2011, Roma in 2021."""
    text = " ".join(_groups(headings)).casefold()
    if "roma" in re.findall(r"\w+", text):
        return CENSUS_DAYS[2021]
    if "arab" in text:
        return CENSUS_DAYS[2011]
    fault = "has ethnic groups that are neither those of 2011 nor those of 2021."
    raise BadInput(fault, where=name, mend="Fetch the table with all its groups.")


def _figures(line: Line, groups: dict[str, str], when: Period) -> Iterator[Figure]:
    name, code = _area(line)
    for group, heading in groups.items():
        people = line.whole(heading)
        yield Figure(
            "residents by ethnic group",
            "residents",
            "" if group == ALL else f"ethnic group: {group}",
            code,
            name,
            *times(when),
            "people",
            None if people is None else float(people),
            "" if people is not None else line.cells[heading],
            row=line.row,
        )


def _area(line: Line) -> tuple[str, str]:
    """The name and the code of the area of a line; a name without a code is looked up."""
    name = next((heading for heading in line.cells if _AREA_NAME.fullmatch(heading.strip())), None)
    if name is None:
        raise line.refusal("No column names the area: PFA16NM or geography.")
    code = next((line.cells[heading] for heading in line.cells if _AREA_CODE.fullmatch(heading.strip())), "")
    return line.text(name), code or code_of(line.text(name))


def _uneven(found: Sequence[Line], groups: dict[str, str]) -> Iterator[str]:
    """Areas whose wide groups do not sum to their residents."""
    wide = [heading for group, heading in groups.items() if ":" not in group]
    odd = [line for line in found if sum(line.whole(heading) or 0 for heading in wide) != line.whole(groups[ALL])]
    for line in odd[:_MOST_ODD] if wide else ():
        yield f"The wide groups of {_area(line)[0]} do not sum to its residents."
    if len(odd) > _MOST_ODD and wide:
        yield f"Nor do those of {len(odd) - _MOST_ODD} more areas."


FEED = CensusEthnicity()
