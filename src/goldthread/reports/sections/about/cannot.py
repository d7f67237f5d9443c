"""What cannot be said, and why: months left out or in doubt, comparisons that are missing, figures without a level."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.tracing import finding_words
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.spans import without_year
from goldthread.core.state import State
from goldthread.documents.text import plain, words
from goldthread.documents.tree import Block, Paragraph
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import papers
from goldthread.reports.parts.figures import stated


def blocks(evidence: Evidence) -> Iterator[Block]:
    """One numbered paragraph for each thing."""
    for told in _said(evidence):
        yield Paragraph(words(told))


def _said(evidence: Evidence) -> Iterator[str]:
    yield from _years(evidence)
    yield from map(finding_words, evidence.record.findings_about(evidence.body.area))
    reported = [one for definition in evidence.followed for one in evidence.reported.get(definition.code, ())]
    yield from filter(
        None,
        (
            _worked_out(reported),
            _no_interval(reported),
            _change_only(reported),
            _breaks(reported),
            _late(evidence, reported),
        ),
    )
    yield from _themes(evidence)


def _years(evidence: Evidence) -> Iterator[str]:
    """The commonest reason for having no change over a year alone, each other with the counts that it holds for."""
    for place, (gaps, names) in enumerate(evidence.no_year.items()):
        yield _("For %(names)s: %(gaps)s.") % {"names": "; ".join(names), "gaps": gaps} if place else without_year(gaps)
    reported = (one for card in evidence.followed for one in evidence.reported.get(card.code, ()))
    if evidence.no_year and any(map(stated, reported)):
        yield _("Changes that others reported are quoted as they gave them.")


def _worked_out(figures: Iterable[Figure]) -> str:
    """Levels that nobody published, with how they came about."""
    told = " ".join(map(plain, papers.worked_out(figures)))
    return _("These levels were not published, but worked out from what was. %(list)s") % {"list": told} if told else ""


def _no_interval(figures: Iterable[Figure]) -> str:
    shares = [one for one in figures if one.definition.unit == "percent" and one.point.value is not None]
    lacking = sum(one.interval is None for one in shares)
    if not lacking:
        return ""
    if lacking == len(shares):
        return _("No share here carries an interval: how many answered, or were counted, is not held.")
    told = ngettext(
        "%(number)s share carries no interval: how many answered, or were counted, is not held.",
        "%(number)s shares carry no interval: how many answered, or were counted, is not held.",
        lacking,
    )
    return told % {"number": wording.number(lacking)}


def _change_only(figures: Iterable[Figure]) -> str:
    return _listing(figures, State.CHANGE_ONLY, _("Only a change was reported, and no level, of: %(names)s."))


def _breaks(figures: Iterable[Figure]) -> str:
    held = list(figures)
    broken = [one for one in held if one.series and one.series.breaks]
    reported = [one for one in held if one.point.state is State.SERIES_BREAK]
    return _listed([*broken, *reported], _("The series breaks, and no change is stated across it, in: %(names)s."))


def _listing(figures: Iterable[Figure], state: State, told: str) -> str:
    return _listed([one for one in figures if one.point.state is state], told)


def _listed(figures: Iterable[Figure], told: str) -> str:
    names = [", ".join(filter(None, (one.definition.title, one.group))) for one in figures]
    return told % {"names": "; ".join(names)} if names else ""


def _late(evidence: Evidence, figures: Iterable[Figure]) -> str:
    """Figures whose period runs past the month: named, since the paper says that it ends there."""
    past = [one for one in figures if one.point.period.end > evidence.to.end and one.point.state is not State.NOT_HELD]
    if not past:
        return ""
    names = "; ".join(f"{one.definition.title} ({one.point.period.words})" for one in past)
    return _("These figures run past %(month)s, and are told as they were reported: %(names)s.") % {
        "month": evidence.to.words,
        "names": names,
    }


def _themes(evidence: Evidence) -> Iterator[str]:
    """The themes of which nothing is held."""
    told = {one.node_reference for one in evidence.insights}
    empty = [theme.title for theme in evidence.themes if not theme.measures and not theme.references & told]
    if empty:
        names = "; ".join(empty)
        yield _("No measure is tied to these themes of the plan, and no figure of theirs is held: %(names)s.") % {
            "names": names
        }
