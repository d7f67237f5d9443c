"""What stands out, as the home page shows it: the choice is made by rule below, here it gets its address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.apps.performance.chosen import stands_out
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.standing import Says
from goldthread.web.public import addresses


@dataclass(frozen=True, slots=True)
class StandOut:
    """One thing that stands out, with the figure it rests on."""

    says: Says
    title: str
    href: str
    text: str
    figure: Figure


def standing_out(counted: Iterable[Figure], reported: Iterable[Figure], *, today: date) -> tuple[StandOut, ...]:
    """At most three, worst first."""
    found = stands_out.standing_out(counted, reported, today=today)
    return tuple(
        StandOut(one.says, one.title, addresses.measure(one.figure.definition.code), one.text, one.figure)
        for one in found
    )
