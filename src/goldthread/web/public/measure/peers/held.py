"""What a page of peers shows: the forces of the funnel with their figures, in one order for chart, table and file."""

from dataclasses import dataclass

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.chosen.peers import Peer, Peers, peers
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.performance.words import shown
from goldthread.apps.performance.words.rows import PER
from goldthread.core.stats.peers.force_funnel import ForceFunnel, force_funnel
from goldthread.core.stats.peers.limits import Standing
from goldthread.core.stats.refused import NoValues, TooShort
from goldthread.web.public.held import Held


@dataclass(frozen=True, slots=True)
class Placed:
    """One force in the funnel. Limits and rate are per 1,000 residents."""

    peer: Peer
    rate: float
    standing: Standing
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, slots=True)
class Beside:
    """A measure's forces with the funnel that they make, and the precision of its rates.

    `census` names the residents by which the measure's own page states rates; empty where it states none.
    """

    definition: Definition
    found: Peers
    funnel: ForceFunnel
    placed: tuple[Placed, ...]
    census: str = ""

    @property
    def own(self) -> Placed | None:
        """The body's own force; None where it is left out, or has none."""
        return next((one for one in self.placed if one.peer.force == self.found.own), None)

    @property
    def places(self) -> int:
        """The decimals of axis and table, where all rates bear as many."""
        return shown.rate_places(self.funnel.average)

    @property
    def outside_95(self) -> int:
        """How many forces lie outside the 95 % limits, the 99.8 % limits among them."""
        return sum(one.standing != "within" for one in self.placed)


def beside(held: Held, definition: Definition) -> Beside | None:
    """The forces of a measure; None where no counts of them are held, or too few for a funnel."""
    found = peers(held.record, definition)
    if found is None:
        return None
    try:
        funnel = force_funnel([one.count for one in found.peers], [one.residents for one in found.peers], per=PER)
    except (TooShort, NoValues):
        return None
    return Beside(definition, found, funnel, _placed(found, funnel), _census(held))


def _census(held: Held) -> str:
    files = held.record.of_feed(CENSUS)
    return files[-1].subject_name if files and held.record.street else ""


def _placed(found: Peers, funnel: ForceFunnel) -> tuple[Placed, ...]:
    limits = funnel.limits
    columns = (funnel.rates, limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998)
    return tuple(
        Placed(peer, rate, standing, *edges)
        for peer, standing, rate, *edges in zip(
            found.peers, funnel.standings, *(column.tolist() for column in columns), strict=True
        )
    )
