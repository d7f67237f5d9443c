"""The paper in one minute: three to five sentences by rule. Nobody writes them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.spans import quarter_to, without_year
from goldthread.documents.text import NO_TEXT, Text, words
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import figures, statuses
from goldthread.reports.parts.prose import Part, fill, listed
from goldthread.reports.parts.told import figure as told
from goldthread.reports.sections import delivery


def minute(evidence: Evidence, chosen: Sequence[Figure]) -> tuple[Text, ...]:
    """What stands out, where the plan stands, and what cannot be said."""
    return tuple(filter(None, (*_standing_out(evidence, chosen), *_plan(evidence), _cannot(evidence))))


def _standing_out(evidence: Evidence, chosen: Sequence[Figure]) -> Iterator[Text]:
    if not chosen:
        yield words(_("Nothing stands out: no figure held is a concern or an improvement."))
    for figure in chosen:
        yield _position(evidence, figure) if figure.row else told.headline(evidence, figure)


def _position(evidence: Evidence, figure: Figure) -> Text:
    """“Confidence in the police: 50.6% is 3.8 points short of the milestone.”"""
    name = ", ".join(filter(None, (figure.definition.title, figure.group)))
    level, gap = figures.level(evidence, figure), figures.nearest_told(evidence, figure)
    if gap is None:
        return fill(_("%(name)s: %(level)s."), name=name, level=level)
    return fill(_("%(name)s: %(level)s is %(gap)s."), name=name, level=level, gap=gap)


def _plan(evidence: Evidence) -> Iterator[Text]:
    plan, found = evidence.plan, evidence.delivery
    if plan is None or found is None:
        return
    rated = [one for one in found.counted if one.status and one.count]
    if not rated:
        yield words(delivery.not_published(plan, found))
        return
    facts: dict[str, Part] = {
        "total": statuses.number(plan, found, found.total, "total"),
        "reach": delivery.of_themes(plan, found),
    }
    parts = (
        fill(
            _("%(count)s are %(status)s (%(share)s)"),
            count=statuses.number(plan, found, one.count, statuses.part(one)),
            status=one.status.word.lower() if one.status else "",
            share=statuses.share(plan, found, one),
        )
        for one in rated
    )
    held = ngettext(
        "%(total)s action is held%(reach)s: %(counted)s.",
        "%(total)s actions are held%(reach)s: %(counted)s.",
        found.total,
    )
    yield fill(held, counted=listed(parts, _("and")), **facts)


def _cannot(evidence: Evidence) -> Text:
    """The first thing that a reader would ask for and that cannot be said."""
    if evidence.period is None:
        months = {"months": quarter_to(evidence.to.last_month).words}
        return words(_("No crime is counted here: the street files of %(months)s are not held.") % months)
    gaps = next(iter(evidence.no_year), "")
    return words(without_year(gaps)) if gaps else NO_TEXT
