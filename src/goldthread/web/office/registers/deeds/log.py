"""The log of a body: every deed, by whom, when and of what kind; and all of it as a file. A deed on what the reader may
not see in full is told by its safe label, and no search finds it by its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.apps.audit.events import kinds
from goldthread.apps.audit.queries import PAGE, Entry, Page, Sought, head, log
from goldthread.apps.people.queries import people_of, titles
from goldthread.core.errors import BadInput
from goldthread.core.spec import Role
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import addresses
from goldthread.web.office.registers.deeds.line import DeedLine, deed_lines, hidden_among, names_of, readable
from goldthread.web.office.registers.listing.filters import Choice, Option
from goldthread.web.office.registers.parts import capital
from goldthread.web.parts import Link

READERS = frozenset(Role) - {Role.PUBLIC, Role.CONTRIBUTOR, Role.PANEL_MEMBER}
"""Who reads the log of the office."""
CHUNK = 500
"""Deeds of a file whose names are read at a time."""
NAMES = ("who", "event", "since", "until", "text")
COLUMNS = ("number", "day", "time", "by", "kind", "about", "said")


@dataclass(frozen=True, slots=True)
class Sealed:
    """The head of the chain: how far it goes, and the line by which a later check finds what was changed before it."""

    text: str
    expect: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """All that the template of the log draws."""

    lead: str
    given: Mapping[str, str]
    choices: tuple[Choice, ...]
    clear: Link | None
    export: Link
    deeds: tuple[DeedLine, ...]
    newest: Link | None
    older: Link | None
    sealed: Sealed | None


def sought(given: Mapping[str, str]) -> Sought:
    """Which deeds an address asks for. Raises BadInput for what is no day."""
    return Sought(
        who=given.get("who", ""),
        event=given.get("event", ""),
        since=_day(given.get("since", "")),
        until=_day(given.get("until", "")),
        text=given.get("text", "").strip()[:200],
    )


def log_page(desk: Desk, given: Mapping[str, str]) -> LogPage:
    """The newest deeds that are sought, or those below a number."""
    wanted, before = sought(given), _number(given.get("before", ""))
    page = _page(desk, wanted, before)
    kept = {name: given[name] for name in NAMES if given.get(name)}
    to_log = addresses.of_office(desk, "office_log")
    return LogPage(
        lead=_("Every deed on the record of %(body)s, newest first.") % {"body": desk.body.name},
        given={name: given.get(name, "") for name in NAMES},
        choices=(_who(desk, wanted.who), _kinds(wanted.event)),
        clear=Link(to_log, _("Clear filters")) if kept else None,
        export=Link(addresses.of_office(desk, "office_log_export", **kept), "CSV"),
        deeds=deed_lines(desk, page.entries),
        newest=Link(_with(to_log, kept), _("Newest")) if before else None,
        older=Link(_with(to_log, kept | {"before": str(page.older)}), _("Older deeds")) if page.older else None,
        sealed=_sealed(desk),
    )


def _page(desk: Desk, wanted: Sought, before: int | None) -> Page:
    """A page that is full where there are enough deeds that the reader may find, and leads on only to such."""
    found: list[Entry] = []
    read = log(desk.body.slug, wanted).page(before=before)
    if not wanted.text:
        return read
    found.extend(_findable(desk, read.entries, wanted))
    while read.older is not None and len(found) <= PAGE:
        read = log(desk.body.slug, wanted).page(before=read.older)
        found.extend(_findable(desk, read.entries, wanted))
    return Page(tuple(found[:PAGE]), found[PAGE - 1].number if len(found) > PAGE else None)


def log_rows(desk: Desk, wanted: Sought) -> Iterator[dict[str, str]]:
    """Every deed that is sought, as the rows of a file, some hundred read at a time."""
    names: dict[str, str] = {}
    entries = iter(log(desk.body.slug, wanted))
    while chunk := tuple(islice(entries, CHUNK)):
        names |= names_of(desk, [one for one in chunk if one.by not in names])
        found = _findable(desk, chunk, wanted)
        days = {one.number: one.day.isoformat() for one in found}
        labels = {one.number: one.label for one in found}
        for line in deed_lines(desk, found, known=names):
            cells = (str(line.number), days[line.number], line.time, line.who, labels[line.number], line.about)
            yield dict(zip(COLUMNS, (*cells, line.text), strict=True))


def _findable(desk: Desk, entries: tuple[Entry, ...], wanted: Sought) -> tuple[Entry, ...]:
    """Without those that only words could have found which the reader may not see."""
    if not wanted.text:
        return entries
    hidden, whole = hidden_among(desk, entries), {id(one) for one in readable(desk, entries)}
    return tuple(one for one in entries if one.number not in hidden and id(one) in whole)


def _who(desk: Desk, chosen: str) -> Choice:
    people = people_of(desk.body, desk.today)
    names = titles([person.key for person in people], desk.body, desk.today)
    return _choice("who", _("By"), _("Anybody"), sorted(names.items(), key=lambda pair: pair[1].casefold()), chosen)


def _kinds(chosen: str) -> Choice:
    offered = [(kind.name, f"{capital(kind.name.split('.')[0])}: {kind.label}") for kind in kinds()]
    return _choice("event", _("Kind"), _("Any"), offered, chosen)


def _choice(name: str, label: str, everything: str, offered: list[tuple[str, str]], chosen: str) -> Choice:
    more = [(chosen, chosen)] if chosen and chosen not in dict(offered) else []
    every = [("", everything), *offered, *more]
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in every))


def _sealed(desk: Desk) -> Sealed | None:
    found = head(desk.body.slug)
    if found is None:
        return None
    facts = {"number": f"{found.number:,}", "day": date_format(found.day, "j F Y")}
    return Sealed(_("The record goes to deed %(number)s, of %(day)s.") % facts, str(found))


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(_("is no day."), where=f"“{text[:20]}”", mend=_("Write it as 2026-03-31.")) from None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _with(href: str, kept: Mapping[str, str]) -> str:
    return f"{href}?{urlencode(kept)}" if kept else href
