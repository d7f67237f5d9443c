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
from goldthread.web.parts import Choice, Column, Link, Option, Paging
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.plan.lists.paging import page_of

MOST_ON_DATA = 12
"""Lines of the table on the page about the data."""
PAGE = "page"
"""What the address calls the page of the list."""


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
    paging: Paging | None


def findings(held: Held) -> Findings | None:
    """The table of the page about the data: the first of those that withhold a figure or ask a question; None when
    nothing was noticed."""
    found = held.record.findings
    shown = [one for one in found if one.level != "note"]
    if not found:
        return None
    whole = ngettext("All %(number)s finding", "All %(number)s findings", len(found))
    to_all = Link(reverse("findings"), whole % {"number": wording.number(len(found))})
    return _table(shown[:MOST_ON_DATA], _sub(held, shown), notes=(methods.completeness(),), to_all=to_all)


def _sub(held: Held, shown: Sequence[Finding]) -> str:
    """How many figures are left out and asked about: of the body's own area, and of all publishers, if more."""
    own = _of_own(held, shown)
    if len(own) == len(shown) or not held.place_name:
        return _told_of(shown)
    facts = {"all": _told_of(shown), "publisher": _name(held, own), "own": _told_of(own)}
    return _("All publishers: %(all)s. %(publisher)s: %(own)s") % facts


def _told_of(found: Sequence[Finding]) -> str:
    return _("%(withheld)s left out, %(questions)s used and asked about") % {
        "withheld": wording.number(sum(one.withholds for one in found)),
        "questions": wording.number(sum(one.level == "question" for one in found)),
    }


def _of_own(held: Held, found: Sequence[Finding]) -> list[Finding]:
    return [one for one in found if one.subject == held.site.body.area]


def _name(held: Held, own: Sequence[Finding]) -> str:
    """Who publishes the files of the body's own area, by the name that stands in them where one is held."""
    return own[0].subject_name if own else held.place_name


def findings_page(held: Held, asked: Asked, query: Mapping[str, str]) -> FindingsPage:
    """The list, the body's own area first, filtered as asked; `query` is the whole address. Raises BadInput for a page
    that there is not."""
    every = held.record.findings
    found = [one for one in every if asked.takes(one)]
    title = _("What was noticed in the files")
    shown, paging = page_of(found, query, PAGE, title)
    words = ngettext("%(shown)s of %(number)s finding", "%(shown)s of %(number)s findings", len(every))
    counted = words % {"shown": wording.number(len(found)), "number": wording.number(len(every))}
    return FindingsPage(
        title=title,
        trail=trail(),
        lead=_lead(held, every),
        chosen=asked,
        choices=tuple(choices(every, asked)),
        counted=counted,
        table=_table(shown, paging.text if paging else counted) if found else None,
        paging=paging,
    )


def trail() -> tuple[Link, ...]:
    """The way back from what was noticed."""
    return Link(reverse("home"), _("Home")), Link(reverse("data"), _("About the data"))


def _lead(held: Held, every: Sequence[Finding]) -> str:
    if not every:
        return _("Nothing that looks wrong or odd was noticed in the files held.")
    said = [_("Every file is compared with those beside it, each time it is read."), _standing(every)]
    own = _of_own(held, every)
    if len(own) < len(every) and held.place_name:
        said[1] = _("All publishers: %(said)s") % {"said": said[1]}
        said.append(_("%(publisher)s: %(said)s") % {"publisher": _name(held, own), "said": _standing(own)})
    return " ".join(said)


def _standing(found: Sequence[Finding]) -> str:
    """How many wait, and how many keep figures out: "3 findings wait for an answer; 1 keeps figures out." """
    waits, withheld = sum(one.waits for one in found), sum(one.withholds for one in found)
    said = (
        ngettext("%(number)s finding waits for an answer;", "%(number)s findings wait for an answer;", waits)
        % {"number": wording.number(waits)},
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


def choices(every: Sequence[Finding], asked: Asked) -> Iterator[Choice]:
    """What the list can be narrowed to, with what was chosen."""
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
