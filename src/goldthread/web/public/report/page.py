"""The list of reports, and the page of one edition: the paper in a minute, what is in it, and its files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.wording import count_word, day, number
from goldthread.apps.planning.queries import PlanLine
from goldthread.reports.manifest import Kept
from goldthread.web.parts import Banner, Column, Link
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.report.shelf import EditionSet

KILOBYTE, MEGABYTE = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class FileLink:
    """One file: what it is, how large, and its hash, by which anybody may check it."""

    link: Link
    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One edition in the list."""

    title: str
    href: str
    period: str
    plan: str
    edition: str
    data_to: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """All that the template of the list draws."""

    title: str
    lead: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[EditionRow, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the template of an edition draws."""

    title: str
    period: str
    banner: Banner | None
    lead: str
    minute: tuple[str, ...]
    sections: tuple[tuple[str, Link], ...]
    files: tuple[FileLink, ...]
    items: tuple[tuple[str, Link], ...]


def reports_page(held: Held) -> ReportsPage:
    """The list, those that run furthest first."""
    heads = (_("Report"), _("Plan"), _("Edition"), _("Data to"), _("Files"))
    return ReportsPage(
        title=_("Reports"),
        lead=_lead_of_list(held.editions),
        caption=_("All reports held"),
        columns=tuple(map(Column, heads)),
        rows=tuple(_row(held, one) for one in held.editions),
    )


def report_page(held: Held, edition: EditionSet) -> ReportPage:
    """The page of one edition."""
    return ReportPage(
        title=edition.title,
        period=edition.period,
        banner=_banner(held.editions, edition),
        lead=_lead(held, edition),
        minute=edition.minute,
        sections=tuple(_sections(edition)),
        files=tuple(_file(edition, one) for one in edition.files),
        items=tuple(_items(held, edition)),
    )


def report_link(edition: EditionSet) -> Link:
    """The way to an edition, by its title and period."""
    return Link(addresses.report(edition.name), _named(edition))


def format_words(form: str) -> str:
    """A format as people call it."""
    words = {"html": _("Web page"), "pdf": _("PDF"), "docx": _("Word"), "xlsx": _("Workbook")}
    return words.get(form, form.upper())


def size_words(size: int) -> str:
    """A size as people say it: "412 kB", "1.2 MB"."""
    if size >= MEGABYTE:
        return _("%(size)s MB") % {"size": number(round(size / MEGABYTE, 1), places=1)}
    return _("%(size)s kB") % {"size": number(max(1, round(size / KILOBYTE)))}


def _named(edition: EditionSet) -> str:
    return _("%(title)s, %(period)s") % {"title": edition.title, "period": edition.period}


def _lead_of_list(editions: Sequence[EditionSet]) -> str:
    if not editions:
        return _("No report is held yet.")
    held = ngettext("%(number)s edition is held.", "%(number)s editions are held.", len(editions))
    told = held % {"number": count_word(len(editions))}
    newest = _("The newest is %(named)s, with data to %(data_to)s.")
    return f"{told[:1].upper()}{told[1:]} " + newest % {"named": _named(editions[0]), "data_to": editions[0].data_to}


def _row(held: Held, edition: EditionSet) -> EditionRow:
    plan = _plan(held, edition)
    return EditionRow(
        title=edition.title,
        href=addresses.report(edition.name),
        period=edition.period,
        plan=plan.title if plan else edition.plan,
        edition=day(edition.edition),
        data_to=edition.data_to,
        files=tuple(
            Link(addresses.report_file(edition.name, one.name), format_words(one.format)) for one in edition.files
        ),
    )


def _lead(held: Held, edition: EditionSet) -> str:
    plan = _plan(held, edition)
    facts = {"edition": day(edition.edition), "data_to": edition.data_to}
    told = _("Edition of %(edition)s, with data to %(data_to)s.") % facts
    return f"{told} " + _("It reports on “%(plan)s”.") % {"plan": plan.title} if plan else told


def _banner(editions: Sequence[EditionSet], edition: EditionSet) -> Banner | None:
    """Above an edition that is not the newest: which is."""
    newest = editions[0]
    if newest.name == edition.name:
        return None
    link = Link(addresses.report(newest.name), _("Read the newest, %(named)s") % {"named": _named(newest)})
    return Banner(
        _("Edition of %(day)s.") % {"day": day(edition.edition)}, _("One that runs further is held."), (link,)
    )


def _sections(edition: EditionSet) -> Iterator[tuple[str, Link]]:
    """Each section by its number, with the way to it in the web page, where the edition has one."""
    page = next((one.name for one in edition.files if one.format == "html"), "")
    for place, title in edition.sections:
        href = f"{addresses.report_file(edition.name, page)}#s-{place}" if page else ""
        yield place, Link(href, title)


def _file(edition: EditionSet, one: Kept) -> FileLink:
    link = Link(addresses.report_file(edition.name, one.name), format_words(one.format))
    return FileLink(link, one.name, size_words(one.bytes), one.sha256)


def _items(held: Held, edition: EditionSet) -> Iterator[tuple[str, Link]]:
    """What the edition is, term by term; a link without an address is words alone."""
    yield _("Edition"), Link("", day(edition.edition))
    yield _("Data to"), Link("", edition.data_to)
    if plan := _plan(held, edition):
        yield _("Plan"), Link(addresses.plan(plan.code), plan.title)
    if edition.made_with:
        yield _("Made with"), Link("", edition.made_with)
    if edition.record_head:
        yield _("The record stood at"), Link("", edition.record_head)
    yield _("Figures"), Link(reverse("data"), _("Where the figures come from"))


def _plan(held: Held, edition: EditionSet) -> PlanLine | None:
    return next((one for one in held.plans if one.code == edition.plan), None)
