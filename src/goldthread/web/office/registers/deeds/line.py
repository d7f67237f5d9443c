"""Deeds of the record as lines of a page: what was done in a sentence, by whom, on which day at what time. Of what the
reader may not see in full, the safe label alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.audit.queries import Entry, without
from goldthread.apps.people.queries import titles
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import registers
from goldthread.apps.registers.events import MOVED
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.queries.permissions import SYSTEM, Sight, kept_from
from goldthread.apps.registers.queries.sights import sights_of
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers.parts import capital

THING = "thing:"
MOST_LABELS = 3
"""Things that a deed names one by one; of more it tells the number."""


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One deed. `text` says all of it; `about` is the thing's safe label; `withheld` says why no change is shown."""

    number: int
    day: str
    time: str
    about: str
    text: str
    who: str
    withheld: str = ""

    @property
    def when(self) -> str:
        return f"{self.day}, {self.time}"


def deed_lines(
    desk: Desk, entries: Iterable[Entry], *, it: str = "", known: Mapping[str, str] | None = None
) -> tuple[DeedLine, ...]:
    """The deeds as this reader may see them. `it` stands for the thing where all are about the same; `known` are the
    names of those who acted, where they are read already."""
    read = readable(desk, entries)
    names = known if known is not None else names_of(desk, read)
    hidden = hidden_among(desk, read)
    labels = _labels(one for one in read if one.number in hidden)
    return tuple(_line(one, it, names, labels.get(one.number)) for one in read)


def readable(desk: Desk, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The deeds without what they say of fields that are kept from whoever reads."""
    kept = {bound.code: kept_from(desk.actor, bound.register) for bound in registers()}
    told = (without(one, kept.get(str(one.facts.get("register")), ())) for one in entries)
    return tuple(one for one in told if one is not None)


def names_of(desk: Desk, entries: Iterable[Entry]) -> dict[str, str]:
    """Who acted in these deeds, by their keys: by their posts, else by name."""
    keys = {one.by for one in entries}
    return {SYSTEM: _("The installation itself"), **titles(keys, desk.body, desk.today)}


def hidden_among(desk: Desk, entries: Iterable[Entry]) -> frozenset[int]:
    """The numbers of those deeds that are about a thing which this reader does not see in full."""
    about = {one.number: _things(one) for one in entries}
    seen = sights_of(desk.actor, {key for keys in about.values() for key in keys})
    return frozenset(number for number, keys in about.items() if any(seen.get(key) is not Sight.FULL for key in keys))


def _things(entry: Entry) -> frozenset[int]:
    """The keys of the things that a deed is about. A subject may name a step of a thing: "thing:31/approve"."""
    found = (subject.removeprefix(THING).split("/")[0] for subject in entry.subjects if subject.startswith(THING))
    return frozenset(int(key) for key in found if key.isdigit())


def _labels(entries: Iterable[Entry]) -> dict[int, str]:
    """What the things of each deed may be called by anybody now, whatever the deed called them when it was done."""
    about = {one.number: sorted(_things(one)) for one in entries}
    few = {key for keys in about.values() if len(keys) <= MOST_LABELS for key in keys}
    named = {one.pk: one.label for some in batches(sorted(few)) for one in Thing.objects.filter(pk__in=some)}
    return {number: _label(keys, named) for number, keys in about.items()}


def _label(keys: list[int], named: Mapping[int, str]) -> str:
    if len(keys) > MOST_LABELS:
        return ngettext("%(number)s entry", "%(number)s entries", len(keys)) % {"number": f"{len(keys):,}"}
    return ", ".join(named.get(key, _("something that is no longer held")) for key in keys)


def _line(entry: Entry, it: str, names: Mapping[str, str], label: str | None) -> DeedLine:
    """The deed in full; with a label, by that alone."""
    is_hidden = label is not None
    about = entry.what if label is None else label
    return DeedLine(
        number=entry.number,
        day=date_format(timezone.localtime(entry.at), "j F Y"),
        time=clock_time(entry.at),
        about=about,
        text=_named(entry, it or about) if is_hidden else _said(entry, it or about),
        who=names.get(entry.by, entry.by),
        withheld=_("What changed is for those who may see it in full.") if is_hidden else "",
    )


def _said(entry: Entry, it: str) -> str:
    """What was done to what, then the sentence; of a step the sentence alone, which says what was done."""
    if entry.event != MOVED.name or not entry.sentence:
        return ": ".join(filter(None, (_named(entry, it), entry.sentence)))
    return capital(entry.sentence) if it != entry.what else f"{it}: {entry.sentence}"


def _named(entry: Entry, it: str) -> str:
    return capital(f"{entry.label} {it}".rstrip())


def clock_time(at: datetime) -> str:
    """The time of day as the office writes it: 11.40."""
    return date_format(timezone.localtime(at), "G.i")
