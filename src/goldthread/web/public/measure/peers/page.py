"""Puts the page of peers together. Where nothing can be set beside, it says what is lacking and how to mend it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.queries import FORCE_RESIDENTS, MONTHLY_COUNTS
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.methods import Used, named
from goldthread.apps.performance.words.shown import Shown
from goldthread.web.parts import Chart, Column, Fact, Link
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.measure.peers import words
from goldthread.web.public.measure.peers.drawing import chart
from goldthread.web.public.measure.peers.held import Beside, Placed, beside


@dataclass(frozen=True, slots=True)
class Row:
    """One force of the table."""

    name: str
    residents: str
    count: str
    rate: str
    standing: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The forces by name."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PeersPage:
    """All that the template of peers draws. Without a chart, `lead` says what is lacking, and `to_load` names it."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    facts: tuple[Fact, ...] = ()
    chart: Chart | None = None
    provenance: str = ""
    downloads: tuple[Link, ...] = ()
    reading: tuple[str, ...] = ()
    table: Table | None = None
    counted: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    methods: tuple[Used, ...] = ()
    to_load: tuple[str, ...] = ()


def peers_page(held: Held, definition: Definition) -> PeersPage:
    """The page of one counted measure."""
    trail = (*addresses.trail(), Link(addresses.measure(definition.code), definition.title))
    it = beside(held, definition)
    if it is None:
        title = _("%(title)s beside other forces") % {"title": definition.title}
        return PeersPage(title, trail, words.lacking(held.record), to_load=_to_load(held))
    return PeersPage(
        title=words.message(it),
        trail=trail,
        lead=words.lead(it),
        facts=_facts(it),
        chart=chart(it),
        provenance=_provenance(it),
        downloads=_downloads(it),
        reading=tuple(words.reading(it)),
        table=_table(it),
        counted=words.counted(it),
        left_out=words.left_out(it),
        methods=named("funnel", *(["over-dispersion"] if it.funnel.is_adjusted else [])),
    )


def _to_load(held: Held) -> tuple[str, ...]:
    """The feeds that are not held; both where both are, since what is held of them does not do."""
    feeds = (MONTHLY_COUNTS, FORCE_RESIDENTS)
    return tuple(feed for feed in feeds if not held.record.of_feed(feed)) or feeds


def _facts(it: Beside) -> tuple[Fact, ...]:
    """The rate, the average, the limits for a force of that size, and how many lie outside them."""
    per = Shown(_("per 1,000 residents, %(period)s") % {"period": it.found.year.words})
    average = Fact(_("All forces together"), Shown(words.rate(it.funnel.average)), (per,))
    outside = Fact(
        _("Outside the 95% limits"),
        Shown(_("%(found)s of %(number)s") % {"found": it.outside_95, "number": len(it.placed)}),
        (Shown(_("%(expected)s by chance alone") % {"expected": words.expected(it)}),),
    )
    if it.own is None:
        return average, outside
    edges = {"lower": words.rate(it.own.lower_95), "upper": words.rate(it.own.upper_95)}
    limits = Fact(
        _("95% limits for its size"),
        Shown(_("%(lower)s to %(upper)s") % edges),
        (Shown(words.in_table(it.own.standing)),),
    )
    return Fact(it.own.peer.name, Shown(words.rate(it.own.rate)), (per,)), average, limits, outside


def _provenance(it: Beside) -> str:
    """The files behind the page, each with its release."""
    told = [
        _("%(what)s (%(file)s, released %(day)s, load %(load)s)")
        % {
            "what": file.subject_name,
            "file": file.name.rsplit("/", 1)[-1],
            "day": wording.day(file.released_on),
            "load": file.load.number,
        }
        for file in it.found.files
    ]
    return _("Source: %(files)s.") % {"files": "; ".join(told)}


def _downloads(it: Beside) -> tuple[Link, ...]:
    code = it.definition.code
    return (
        Link(addresses.peers_table(code), _("These figures with their limits (CSV)")),
        Link(addresses.method("funnel"), _("How a funnel works")),
    )


def _table(it: Beside) -> Table:
    things = it.definition.things[:1].upper() + it.definition.things[1:]
    residents = {"residents": words.residents_of(it)}
    return Table(
        caption=_("%(things)s by force, %(period)s") % {"things": things, "period": it.found.year.words},
        sub=_("Residents of %(residents)s. By name; the order says nothing.") % residents,
        columns=(
            Column(_("Force")),
            Column(_("Residents"), _("number"), number=True),
            Column(things, _("number"), number=True),
            Column(_("Rate"), _("per 1,000"), number=True),
            Column(_("How it stands")),
        ),
        labels=(_("Residents"), things, _("Rate per 1,000"), _("How it stands")),
        rows=tuple(_row(it, one) for one in it.placed),
    )


def _row(it: Beside, one: Placed) -> Row:
    return Row(
        name=one.peer.name,
        residents=wording.number(one.peer.residents),
        count=wording.number(one.peer.count),
        rate=wording.number(one.rate, places=it.places),
        standing=words.in_table(one.standing),
        is_own=one.peer.force == it.found.own,
    )
