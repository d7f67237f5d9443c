"""What was noticed in the files: the table on the page about the data, and the list of all of it with its filter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.queries import MONTHLY_COUNTS, STREET, Finding
from goldthread.apps.performance.tracing.findings import KINDS, STATES, about, follows, kind, seen, state
from goldthread.apps.performance.words import methods, wording
from goldthread.web.parts import Choice, Column, Link, Option
from goldthread.web.public import addresses
from goldthread.web.public.held import Held

MOST, MOST_ON_DATA = 200, 12
"""Lines of the list, whose filter finds the others, and of the table on the page about the data."""


@dataclass(frozen=True, slots=True)
class Row:
    """One finding."""

    href: str
    kind: str
    about: str
    publisher: str
    seen: str
    state: str
    follows: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The table. `all` leads to the whole list, where this is not it."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, str, str]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    all: Link | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the visitor asked for; an empty word asks for everything."""

    q: str = ""
    kind: str = ""
    state: str = ""
    subject: str = ""
    feed: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From the address. Words that are no choice are kept, and answer to nothing."""
        return cls(*(query.get(name, "").strip() for name in ("q", "kind", "state", "subject", "feed")))

    @property
    def is_anything(self) -> bool:
        return any((self.q, self.kind, self.state, self.subject, self.feed))

    def takes(self, one: Finding) -> bool:
        """Whether a finding answers to it."""
        wanted = (self.kind, one.kind), (self.state, one.state), (self.subject, one.subject), (self.feed, one.feed)
        text = " ".join((one.subject_name, kind(one), about(one))).casefold()
        return all(asked in ("", is_) for asked, is_ in wanted) and all(
            word in text for word in self.q.casefold().split()
        )


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """All that the template of the list draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    chosen: Asked
    choices: tuple[Choice, ...]
    counted: str
    table: Findings | None


def findings(found: Sequence[Finding]) -> Findings | None:
    """The table of the page about the data: the first of those that withhold a figure or ask a question; None when
    nothing was noticed."""
    shown = [one for one in found if one.level != "note"]
    if not found:
        return None
    whole = ngettext("All %(number)s finding", "All %(number)s findings", len(found)) % {"number": len(found)}
    sub = _("%(withheld)s left out, %(questions)s used and asked about") % {
        "withheld": sum(one.withholds for one in shown),
        "questions": sum(one.level == "question" for one in shown),
    }
    return _table(shown[:MOST_ON_DATA], sub, notes=(methods.completeness(),), to_all=Link(reverse("findings"), whole))


def findings_page(held: Held, asked: Asked) -> FindingsPage:
    """The list, the body's own area first, filtered as asked."""
    every = held.record.findings
    found = [one for one in every if asked.takes(one)]
    words = ngettext("%(shown)s of %(number)s finding", "%(shown)s of %(number)s findings", len(every))
    facts = {"shown": wording.number(len(found)), "number": wording.number(len(every))}
    more = _("The first %(most)s are listed; the filter finds the others.") % {"most": MOST}
    return FindingsPage(
        title=_("What was noticed in the files"),
        trail=trail(),
        lead=_lead(every),
        chosen=asked,
        choices=tuple(_choices(every, asked)),
        counted=words % facts,
        table=_table(found[:MOST], words % facts, notes=(more,) if len(found) > MOST else ()) if found else None,
    )


def trail() -> tuple[Link, ...]:
    """The way back from what was noticed."""
    return Link(reverse("home"), _("Home")), Link(reverse("data"), _("About the data"))


def _lead(every: Sequence[Finding]) -> str:
    if not every:
        return _("Nothing that looks wrong or odd was noticed in the files held.")
    still_open = sum(one.state == "open" and one.level != "note" for one in every)
    withheld = sum(one.withholds for one in every)
    said = (
        _("Every file is compared with those beside it, each time it is read."),
        ngettext("%(number)s finding waits for an answer;", "%(number)s findings wait for an answer;", still_open)
        % {"number": wording.number(still_open)},
        ngettext("%(number)s keeps figures out.", "%(number)s keep figures out.", withheld)
        % {"number": wording.number(withheld)},
    )
    return " ".join(said)


def _table(found: Sequence[Finding], sub: str, *, notes: tuple[str, ...] = (), to_all: Link | None = None) -> Findings:
    return Findings(
        caption=_("What was noticed"),
        sub=sub,
        columns=(Column(_("Finding")), Column(_("What was seen")), Column(_("State")), Column(_("What follows"))),
        labels=(_("What was seen"), _("State"), _("What follows")),
        rows=tuple(map(_row, found)),
        notes=notes,
        all=to_all,
    )


def _row(finding: Finding) -> Row:
    said = seen(finding)
    return Row(
        href=addresses.finding(finding.key),
        kind=kind(finding),
        about=about(finding),
        publisher=finding.subject_name,
        seen=said[:1].upper() + said[1:],
        state=state(finding),
        follows=follows(finding),
    )


def _choices(every: Sequence[Finding], asked: Asked) -> Iterator[Choice]:
    kinds = {one.kind for one in every}
    publishers = {one.subject: one.subject_name for one in sorted(every, key=attrgetter("subject_name"))}
    feeds = {STREET: _("Street crime files"), MONTHLY_COUNTS: _("Counts of many forces")}
    held = {one.feed for one in every}
    yield _choice("kind", _("Kind"), ((one, str(name)) for one, name in KINDS.items() if one in kinds), asked.kind)
    yield _choice("state", _("State"), ((one, str(name)) for one, name in STATES.items()), asked.state)
    yield _choice("subject", _("Publisher"), publishers.items(), asked.subject)
    yield _choice("feed", _("Source"), ((one, name) for one, name in feeds.items() if one in held), asked.feed)


def _choice(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str) -> Choice:
    every = [("", _("Any")), *options]
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in every))
