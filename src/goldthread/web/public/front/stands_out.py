"""What stands out, as the home page shows it: the choice is made by rule below, here it gets its address."""

from dataclasses import dataclass

from goldthread.apps.performance.chosen import stands_out
from goldthread.apps.performance.chosen.charted import chartable, charted, told
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.standing import Says
from goldthread.web.public import addresses
from goldthread.web.public.held import Held


@dataclass(frozen=True, slots=True)
class StandOut:
    """One thing that stands out, with the figure it rests on."""

    says: Says
    title: str
    href: str
    text: str
    figure: Figure


def standing_out(held: Held) -> tuple[StandOut, ...]:
    """At most three, worst first."""
    found = stands_out.standing_out(
        held.counted, held.reported, today=held.site.today, parts=held.parts, place=held.place_name
    )
    return tuple(
        StandOut(one.says, one.title, addresses.measure(one.figure.definition.code), one.text, one.figure)
        for one in found
    )


def looked_at(held: Held) -> tuple[str, ...]:
    """How many series were charted and periods compared before these were chosen, and what chance alone would give."""
    return told(charted((*held.counted, *chartable(held.parts))))
