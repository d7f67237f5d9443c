"""Lookups between areas: which small area became which, and in which ward, district, partnership and force each lies.

One row of a file gives a link for each step from the smallest kind of area in it to the largest. A blank code gives
none, and is told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import Link, find_district
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import ROW, Column, Table
from goldthread.analytics.sources.area_headings import CODE, AreaColumn, area_columns, is_of_area
from goldthread.core.errors import BadInput

_CHANGE = ("chgind", "chngind", "change_code")
_ORNAMENTS = {"objectid", "fid", "globalid", "bng_e", "bng_n", "long", "lat", "shape__area", "shape__length", *_CHANGE}
_LETTERS = ("", "U", "S", "M", "X")
_KEY = ("from_kind", "from_vintage", "from_code", "to_kind", "to_vintage", "to_code")

AREA_LOOKUP = Table(
    feed="area_lookup",
    layout=1,
    columns=(
        Column("from_kind"),
        Column("from_vintage", kind="INTEGER"),
        Column("from_code"),
        Column("from_name"),
        Column("to_kind"),
        Column("to_vintage", kind="INTEGER"),
        Column("to_code"),
        Column("to_name"),
        Column("change"),
        Column(ROW, kind="INTEGER"),
    ),
    identity=_KEY,
    match=_KEY,
)


class _Line(NamedTuple):
    """One row of a file: the cells by folded heading, and its number."""

    cells: Mapping[str, str]
    row: int


class AreaLookup:
    """The feed of lookups between areas."""

    code = AREA_LOOKUP.feed
    title = "lookup between areas"
    headings = (
        *("LSOA11CD", "LSOA11NM", "CHGIND", "LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"),
        *("CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"),
    )
    required = ()
    table = AREA_LOOKUP
    card = FeedCard(
        publisher="Office for National Statistics",
        row="that one area became, or lies in, another",
        columns=(
            FeedColumn("LSOA11CD, LSOA11NM", "code and name of a small area; the two digits are the year of the list"),
            FeedColumn("LSOA21CD, LSOA21NM", "the small area of the later list that has its ground"),
            FeedColumn("CHGIND", "U unchanged, S split, M merged, X in fragments that cannot be matched"),
            FeedColumn("WD24CD, WD24NM", "the ward that it fits best"),
            FeedColumn("LAD24CD, LAD24NM", "the local authority district"),
            FeedColumn("CSP24CD, CSP24NM", "the community safety partnership"),
            FeedColumn("PFA24CD, PFA24NM", "the police force area"),
        ),
        address="https://geoportal.statistics.gov.uk/",
        every_months=12,
        known_faults=(
            "Headings carry the year of each list: another edition has other headings.",
            "Copies write lsoa11_code and ltla24_name where the publisher writes LSOA11CD and LAD24NM.",
            "Small areas fit wards by most of their people: a ward’s figure made from them is near, not exact.",
        ),
        seen="small areas 2011 to 2021 and 2021 to wards 2024 of one county; districts 2024 of England and Wales",
    )

    def recognises(self, sample: Sample) -> bool:
        """By two kinds or years of areas, each with its year, and no heading that is of something else."""
        headings = [heading for heading in sample.header if heading.strip()]
        dated = [one for one in area_columns(headings) if one.vintage]
        is_plain = all(is_of_area(one) or delimited.fold(one) in _ORNAMENTS for one in headings)
        return sample.kind == "csv" and is_plain and len(dated) > 1

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        columns = area_columns(delimited.header(incoming.path, incoming.name))
        lines = tuple(_lines(incoming, columns))
        links = _links(lines, columns)
        parquet = AREA_LOOKUP.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(AREA_LOOKUP, [(*link, row) for link, row in links.items()], unfinished)
        kinds, scope = "-".join(one.short for one in columns), _scope(lines, columns)
        return Landing(
            feed=self.code,
            subject=f"{kinds}-{scope}",
            subject_name=", ".join(one.words for one in columns),
            month=None,
            sha256=mark.sha256,
            parquet=parquet,
            report=FileReport(
                incoming.name,
                rows=len(links),
                line_ending=mark.line_ending,
                held={"rows of the file": len(lines), **_held(links)},
                warnings=tuple(_oddities(lines, columns, links)),
            ),
        )


def read_links(lake: Lake, parquet: str) -> list[Link]:
    """The links of a landed lookup, in the order of its rows."""
    names = ", ".join(column.name for column in AREA_LOOKUP.columns if column.name != ROW)
    table = f"read_parquet({engine.file_literal(lake.held(parquet))})"
    return [Link(*row) for row in engine.run(f"SELECT {names} FROM {table} ORDER BY row")]


def _lines(incoming: Incoming, columns: Sequence[AreaColumn]) -> Iterator[_Line]:
    headings: list[str] = []
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if not headings:
            headings = [delimited.fold(heading) for heading in row]
            continue
        line = _Line(dict(zip(headings, map(str.strip, row), strict=True)), number)
        if fault := _fault(line, columns):
            raise BadInput(fault, where=delimited.at(incoming.name, number), mend="Fetch the file again.")
        yield line
    if number < 2:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")


def _fault(line: _Line, columns: Sequence[AreaColumn]) -> str:
    codes = {one.code: _code(line, one) for one in columns}
    wrong = next((heading for heading, code in codes.items() if code and not CODE.fullmatch(code)), "")
    if wrong:
        return f"“{codes[wrong]}” in the column “{wrong}” is not the code of an area."
    letter = _letter(line)
    return "" if letter in _LETTERS else f"“{letter}” is not a kind of change: U, S, M and X are."


def _code(line: _Line, column: AreaColumn) -> str:
    return line.cells[delimited.fold(column.code)]


def _name(line: _Line, column: AreaColumn) -> str:
    return line.cells[delimited.fold(column.name)] if column.name else ""


def _letter(line: _Line) -> str:
    return next((line.cells[heading] for heading in _CHANGE if heading in line.cells), "")


def _links(lines: Iterable[_Line], columns: Sequence[AreaColumn]) -> dict[Link, int]:
    """Each link once, with the first row that gives it."""
    found: dict[Link, int] = {}
    for line in lines:
        given = [one for one in columns if _code(line, one)]
        for start, end in pairwise(given):
            letter = _letter(line) if start.kind == end.kind else ""
            sides = (start.kind, start.vintage, _code(line, start), _name(line, start))
            link = Link(*sides, end.kind, end.vintage, _code(line, end), _name(line, end), letter)
            found.setdefault(link, line.row)
    return found


def _scope(lines: Iterable[_Line], columns: Sequence[AreaColumn]) -> str:
    """The one force in which every district lies, or "all": what tells a county's rows from the whole country's."""
    district = next((one for one in columns if one.kind == "district"), None)
    codes = {_code(line, district) for line in lines} if district else set()
    found = [find_district(code) for code in sorted(codes)]
    forces = {one.force if one else "" for one in found}
    return next(iter(forces)) or "all" if len(forces) == 1 else "all"


def _held(links: Iterable[Link]) -> dict[str, int]:
    steps = (f"{one.from_kind} {one.from_vintage} to {one.to_kind} {one.to_vintage}" for one in links)
    return dict(Counter(steps))


def _oddities(lines: Sequence[_Line], columns: Sequence[AreaColumn], links: Iterable[Link]) -> Iterator[str]:
    for column in columns:
        if blank := sum(not _code(line, column) for line in lines):
            yield f"The column “{column.code}” is blank in {blank} of {len(lines)} rows: they give no link to it."
    homes: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for link in links:
        if link.from_kind != link.to_kind:
            homes[link.from_kind, link.to_kind][link.from_code].add(link.to_code)
    for (start, end), held in homes.items():
        if shared := [code for code, found in sorted(held.items()) if len(found) > 1]:
            listed = ", ".join(shared[:3]) + (" …" if len(shared) > 3 else "")
            yield f"Of kind {start}, {len(shared)} lie in more than one {end} ({listed}): none of these can be chosen."


FEED = AreaLookup()
