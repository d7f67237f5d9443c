"""How the figures are read, in plain words, and what the paper is: its disclosure, its sources, its licence."""

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from goldthread import __version__
from goldthread.apps.performance.models import Area
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.performance.words import methods, wording
from goldthread.documents.text import Span, Text, words
from goldthread.documents.tree import Block, Paragraph, Points
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import papers
from goldthread.reports.parts.prose import fill, joined
from goldthread.reports.sections.stands_out import HOW

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def blocks(evidence: Evidence) -> Iterator[Block]:
    """The rules, in the order in which a reader meets them."""
    yield Paragraph(words(_("What stands out is chosen by rule.")), key=HOW, keep=True)
    yield Points(tuple(words(told) for told in methods.choosing()))
    if evidence.counted:
        yield Paragraph(words(_("Monthly counts are read against limits.")), keep=True)
        yield Points(tuple(words(told) for told in methods.limits()))
        yield Paragraph(words(methods.completeness()))
    yield Paragraph(words(" ".join(_changes(evidence))))


def _changes(evidence: Evidence) -> Iterator[str]:
    bases = sorted({one.percent_needs_base for one in evidence.followed if one.unit == "count"})
    yield _("A change between two shares is told in percentage points, any other in number and in per cent.")
    if bases:
        yield _("No percentage is stated on a count below %(base)s.") % {"base": wording.number(bases[0])}
    yield _("Totals, shares and distances are worked out from the figures each time the paper is made.")
    if papers.worked_out(one for card in evidence.followed for one in evidence.reported.get(card.code, ())):
        yield _("Levels that were worked out from what was published are named under “What cannot be said”.")


def sources(evidence: Evidence) -> Iterator[Block]:
    """What may be done with the paper, and what it was made with."""
    if evidence.with_non_public:
        yield Paragraph(words(_("This copy holds parts that are not public. It is not for publication.")))
    else:
        told = _("Public. Every figure is counted from open data, quoted from a document, or worked out from these.")
        yield Paragraph(words(told))
    if evidence.counted:
        yield Paragraph(
            words(_("Places in street files are approximate: each is moved to a nearby point by the publisher."))
        )
    census = evidence.record.of_feed(CENSUS)
    if census and evidence.counted:
        told = _("Residents and areas: %(source)s, Office for National Statistics.")
        yield Paragraph(words(told % {"source": census[-1].subject_name}))
    yield Paragraph(
        words(_("Made with Goldthread %(version)s; the methods are those of that version.") % {"version": __version__})
    )


def licence(evidence: Evidence) -> Text:
    """What the paper is made of and under which licence, with its address."""
    found: list[Text] = []
    if evidence.counted:
        name = Span("Open Government Licence v3.0", href=LICENCE)
        found.append(fill(_("Contains public sector information licensed under the %(licence)s."), licence=name))
        if evidence.record.of_feed(CENSUS) or any(area.kind == Area.Kind.DISTRICT for area in _areas(evidence)):
            told = _("Source: Office for National Statistics licensed under the Open Government Licence v3.0.")
            found.append(words(told))
            found.append(words(_("Contains OS data © Crown copyright and database right.")))
    if any(evidence.reported.get(one.code) for one in evidence.followed):
        found.append(words(_("Facts and figures are quoted from the documents named.")))
    return joined(found)


def _areas(evidence: Evidence) -> Collection[Area]:
    return evidence.record.areas.values()
