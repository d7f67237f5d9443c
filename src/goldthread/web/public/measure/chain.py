"""The page that answers "where do you come from?" for one figure: the same chain that the command line tells."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.tracing import Step as Told
from goldthread.apps.performance.tracing import trace
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.web.parts import Link, Step
from goldthread.web.public import addresses
from goldthread.web.public.held import Held


@dataclass(frozen=True, slots=True)
class ChainPage:
    """All that the template of the chain draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    steps: tuple[Step, ...]


def chain_page(held: Held, definition: Definition, *, period: str, area: str) -> ChainPage:
    """The chain for a period as text; raises BadInput when the text is no period."""
    if not period.strip():
        raise BadInput(_("No period is given."), mend=_("End the address with one, such as ?period=2025-05."))
    wanted = Period.parse(period)
    steps = trace(held.record, definition, wanted, area=area or None)
    facts = {"title": definition.title, "period": wanted.words}
    return ChainPage(
        title=_("Where this figure comes from: %(title)s, %(period)s") % facts,
        trail=(*addresses.trail(), Link(addresses.measure(definition.code), definition.title)),
        lead=_("Each step rests on the next, down to the file as it was published."),
        steps=tuple(
            Step(step.title, step.lines[0], notes=step.lines[1:], here=index == 0, links=_links(step))
            for index, step in enumerate(steps)
        ),
    )


def _links(step: Told) -> tuple[Link, ...]:
    """The pages of the findings that a step tells of, by number where there are several."""
    names = (
        [_("The finding")]
        if len(step.findings) == 1
        else [_("Finding %(number)s") % {"number": place} for place, _key in enumerate(step.findings, 1)]
    )
    return tuple(Link(addresses.finding(key), name) for key, name in zip(step.findings, names, strict=True))
