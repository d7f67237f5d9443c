"""The funnel as a chart of the page: points, limits, key and words, drawn at each width. It judges nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.core.stats.peers.limits import Limits
from goldthread.core.target import Direction
from goldthread.documents.chart import FunnelChart, FunnelLine, FunnelPoint, Kind, Size, funnel_chart
from goldthread.web.parts import Chart
from goldthread.web.public.measure.peers import words
from goldthread.web.public.measure.peers.held import Beside, Placed

WIDE: Size = "full"
MIDDLE: Size = "part"
NARROW: Size = "narrow"


def chart(it: Beside) -> Chart:
    """The funnel at three widths, with its message and what is measured."""
    given, told = _given(it), words.description(it)
    drawings = {
        size: Markup(funnel_chart(given, name=it.definition.title, description=told, size=size))
        for size in (WIDE, MIDDLE, NARROW)
    }
    facts = {
        "things": it.definition.things[:1].upper() + it.definition.things[1:],
        "period": it.found.year.words,
        "residents": words.residents_of(it),
        "number": len(it.placed),
    }
    sub = _(
        "%(things)s per 1,000 residents (%(residents)s), %(period)s, %(number)s forces; dashed: 95%% limits, dotted: "
        "99.8%% limits"
    )
    return Chart(words.of_chart(it), sub % facts, drawings[WIDE], drawings[NARROW], tuple(_key(it)), drawings[MIDDLE])


def _given(it: Beside) -> FunnelChart:
    return FunnelChart(
        points=tuple(_point(it, one) for one in it.placed),
        sizes=it.funnel.curves.residents.tolist(),
        lines=_lines(it.funnel.lines),
        average=it.funnel.average,
        average_name=_("average"),
        foot=_("Residents of the force area, %(residents)s, in millions") % {"residents": words.residents_of(it)},
        decimals=it.places,
    )


def _lines(limits: Limits) -> tuple[FunnelLine, ...]:
    return (
        FunnelLine(_("upper 99.8% limit"), "99.8%", limits.upper_998.tolist(), is_outer=True),
        FunnelLine(_("upper 95% limit"), "95%", limits.upper_95.tolist()),
        FunnelLine(_("lower 95% limit"), "95%", limits.lower_95.tolist()),
        FunnelLine(_("lower 99.8% limit"), "99.8%", limits.lower_998.tolist(), is_outer=True),
    )


def _point(it: Beside, one: Placed) -> FunnelPoint:
    """A force; the body's own is named, and by its measure's direction it may be good or bad news."""
    is_own = one.peer.force == it.found.own
    label = f"{one.peer.name} {words.rate(one.rate)}" if is_own else ""
    return FunnelPoint(one.peer.residents, one.rate, _kind(it, one, is_own=is_own), label)


def _kind(it: Beside, one: Placed, *, is_own: bool) -> Kind:
    """Only a rate beyond the 99.8 % limits is picked out; of other forces it is never said to be good or bad."""
    if one.standing not in ("above_998", "below_998"):
        return "common"
    if not is_own or it.definition.direction is Direction.NEITHER:
        return "neutral"
    is_worse = (one.standing == "above_998") == (it.definition.direction is Direction.DOWN_GOOD)
    return "concern" if is_worse else "improvement"


def _key(it: Beside) -> Iterator[tuple[str, str]]:
    """The shapes that occur, in words."""
    said = {
        "common": _("A force within the 99.8% limits"),
        "neutral": _("A force beyond the 99.8% limits"),
        "concern": _("This force, beyond the 99.8% limits, in the wrong direction"),
        "improvement": _("This force, beyond the 99.8% limits, in the right direction"),
    }
    found = {_kind(it, one, is_own=one.peer.force == it.found.own) for one in it.placed}
    return ((kind, text) for kind, text in said.items() if kind in found)
