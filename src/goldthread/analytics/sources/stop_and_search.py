"""Stops and searches of data.police.uk: the monthly CSV files, which name no force, and the answers of its service.

A row is one search for one object. No row is removed, though one stop may stand in several and rows may be equal.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from goldthread.analytics import engine
from goldthread.analytics.areas import find_force, slug
from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.landing import BLANK, FileReport, Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.intake.tables import delimited, json_records
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import search_report
from goldthread.analytics.sources.search_row import KNOWN_KEYS, STOP_AND_SEARCH, Search, Stand, from_cells, from_record
from goldthread.core.errors import BadInput

_KEYS = frozenset({"datetime", "type", "legislation", "object_of_search"})
_NAMELESS = "Keep the name that it was published under: 2025-05-<force>-stop-and-search."
_OF_NAME = "The force was taken from the file’s name or folder: the rows name none."


class _Read(NamedTuple):
    """The rows of one file, its own headings or keys in their order, and what was odd in reading it."""

    rows: list[Search]
    headings: tuple[str, ...]
    oddities: tuple[str, ...]


class StopAndSearch:
    """The feed of stops and searches, in either form."""

    code = STOP_AND_SEARCH.feed
    title = "data.police.uk stop and search file"
    headings = STOP_AND_SEARCH.headings
    required = STOP_AND_SEARCH.headings

    table = STOP_AND_SEARCH
    card = FeedCard(
        publisher="data.police.uk",
        row="one search of a person or a vehicle for one object",
        columns=(
            FeedColumn("Type", "whether a person, a vehicle or both were searched"),
            FeedColumn("Date", "when, with its distance from UTC", "time"),
            FeedColumn("Part of a policing operation", "whether it was part of one; True, False or blank"),
            FeedColumn("Policing operation", "the name of that operation; nearly always blank"),
            FeedColumn("Latitude", "of the point that the search is moved to", "degrees, WGS 84"),
            FeedColumn("Longitude", "of the same point", "degrees, WGS 84"),
            FeedColumn("Gender", "of the person, as published; blank where a vehicle alone was searched"),
            FeedColumn("Age range", "of the person: under 10, 10-17, 18-24, 25-34, over 34", "years"),
            FeedColumn("Self-defined ethnicity", "what the person said, in the groups of the census"),
            FeedColumn("Officer-defined ethnicity", "what the officer saw, in four or five groups"),
            FeedColumn("Legislation", "the power that was used: act and section"),
            FeedColumn("Object of search", "what was looked for"),
            FeedColumn("Outcome", "what came of it: an arrest, a caution, no further action"),
            FeedColumn("Outcome linked to object of search", "whether what was found is what was looked for"),
            FeedColumn("Removal of more than just outer clothing", "whether more than a coat or the like came off"),
        ),
        address="https://data.police.uk/",
        every_months=1,
        lag_days=60,
        known_faults=(
            "The files name no force: it stands in the file’s name alone.",
            "Times are in UTC: in summer a month begins at 23:00 of the evening before.",
            "A stop stands once for each object that was looked for, or for each outcome, at the same time and place.",
            "Rows that are equal in every cell occur; they are kept.",
            "Age range, either ethnicity, outcome and the link to the object are often blank; about one search in ten "
            "has no place, and some places lie outside the force’s area.",
            "“Part of a policing operation” is False in files and null in answers of the service for the same search.",
            "The answers of the service may cover a few days or several forces: they are then no force’s month.",
            "Some forces give the day alone: their searches are all at midnight.",
        ),
        seen="9 rows of one force’s file, July 2023; an answer of 170 searches by three forces, January 2024",
    )

    def recognises(self, sample: Sample) -> bool:
        if sample.kind == "json":
            return sample.keys >= _KEYS
        return sample.kind == "csv" and sample.has(self.required)

    def land(self, incoming: Incoming, lake: Lake) -> Landing:
        """Read, check and keep one file. Raises BadInput, and then nothing of the file is in the lake."""
        mark = incoming.fingerprint()
        read = _answer(incoming) if _is_json(incoming) else _file(incoming)
        month = search_report.month_of(read.rows, incoming.name)
        place = search_report.place_of(read.rows, month)
        parquet = STOP_AND_SEARCH.place(mark.sha256)
        if not lake.holds(parquet):
            with lake.place(parquet) as unfinished:
                engine.write_rows(STOP_AND_SEARCH, read.rows, unfinished)
        told = (
            *read.oddities,
            *search_report.misnomers(incoming.name, read.rows, month),
            *search_report.oddities(read.rows, month),
        )
        report = FileReport(
            incoming.name,
            rows=len(read.rows),
            blank_outcome=sum(search.outcome is None for search in read.rows),
            line_ending=mark.line_ending,
            outcome=dict(sorted(Counter(search.outcome or BLANK for search in read.rows).items())),
            headings=read.headings,
            warnings=told,
            days=search_report.days_of_part(read.rows, month),
        )
        return Landing(self.code, place.subject, place.name, month, mark.sha256, parquet, report)


def _is_json(incoming: Incoming) -> bool:
    with incoming.path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"[", b"{"))


def _file(incoming: Incoming) -> _Read:
    """The rows of a CSV file. Raises BadInput when nothing says whose they are, at a faulty row, or for no row."""
    headings = delimited.header(incoming.path, incoming.name)
    places = delimited.positions(headings, STOP_AND_SEARCH.headings, incoming.name)
    names = {column.name: places[column.heading] for column in STOP_AND_SEARCH.read}
    force = search_report.force_of_name(incoming.name)
    if force is None:
        raise BadInput("does not say which force it is of.", where=incoming.name, mend=_NAMELESS)
    found = []
    for number, row in delimited.even_rows(incoming.path, incoming.name):
        if number > 1:
            cells = {name: row[place] for name, place in names.items()}
            found.append(from_cells(cells, Stand(force, number, delimited.at(incoming.name, number))))
    if not found:
        raise BadInput("holds a header and no rows.", where=incoming.name, mend="Fetch the file again.")
    known = {delimited.fold(heading) for heading in STOP_AND_SEARCH.headings}
    unknown = [heading for heading in headings if delimited.fold(heading) not in known]
    left_out = (f"The column “{heading}” is not known in such files and was left out." for heading in unknown)
    return _Read(found, headings, (_OF_NAME, *left_out))


def _answer(incoming: Incoming) -> _Read:
    """The records of an answer. Raises BadInput at a faulty one, or one of which nothing says whose it is."""
    by_name = search_report.force_of_name(incoming.name)
    found, keys, unnamed = [], dict[str, None](), 0
    for record in json_records.records(incoming.path, incoming.name):
        keys.update(dict.fromkeys(record.values))
        named = record.text("force_id")
        unnamed += named is None
        force = _short(named) if named else by_name
        if force is None:
            raise BadInput("does not say which force it is of.", where=record.where, mend=_NAMELESS)
        found.append(from_record(record, force))
    return _Read(found, tuple(keys), tuple(_told_of_answer(keys, unnamed)))


def _told_of_answer(keys: Mapping[str, None], unnamed: int) -> Iterator[str]:
    if unnamed:
        yield _OF_NAME
    for key in sorted(keys.keys() - set(KNOWN_KEYS)):
        yield f"The key “{key}” is not known in such answers and was left out."


def _short(name: str) -> str:
    force = find_force(name)
    return force.slug if force else slug(name)


FEED = StopAndSearch()
