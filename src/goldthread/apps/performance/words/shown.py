"""Makes cells of figures: the number as readers see it, or the words that stand where no number may. No sums here.

Numbers and signs are written by `apps.performance.wording`; here they meet the states of `core.state`.
"""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words import wording
from goldthread.core.series import Point
from goldthread.core.state import State
from goldthread.core.stats.compare.change import Change


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as text, or, when `missing`, the words that stand in its place. `href` leads to where it comes from."""

    text: str
    missing: bool = False
    href: str = ""


NO_FIGURE = Shown("")
DASH = "\N{EN DASH}"
SMALL_RATE = 10


def figure(point: Point, unit: str) -> Shown:
    """A figure in its unit; a short month shows its count beside the fact that it is short."""
    if point.state.usable and point.value is not None:
        return Shown(wording.level(point.value, unit))
    if point.state is State.PART_SUPPLIED and point.value is not None:
        number = wording.level(point.value, unit)
        return Shown(_("part supplied: %(number)s") % {"number": number}, missing=True)
    return Shown(wording.state_words(point.state), missing=True)


def sourced(figure: Shown, point: Point, href: str) -> Shown:
    """The figure with the way to where it comes from; one that is not held comes from nowhere."""
    return figure if point.state is State.NOT_HELD else replace(figure, href=href)


def row_count(rows: int) -> str:
    """So many rows, in words: "1 row", "6,994 rows"."""
    return ngettext("%(rows)s row", "%(rows)s rows", rows) % {"rows": wording.number(rows)}


def compared(now: Point, change: Change) -> tuple[Shown, Shown]:
    """The change in number and in per cent; dashes beside a figure that may not be used, since it says so itself."""
    if not now.state.usable:
        return Shown(DASH), Shown(DASH)
    return change_number(change), change_percent(change)


def rate_places(value: float | None) -> int:
    """The decimals of a rate, and of the column that it is the total of: two under 10, one from there on."""
    return 2 if value is None or abs(value) < SMALL_RATE else 1


def change_number(change: Change) -> Shown:
    """The change in number, or in points between two shares; or why there is none."""
    size = change.points if change.points is not None else change.number
    if size is not None:
        return Shown(wording.signed(size))
    if change.percent is not None:
        return Shown(DASH)
    return Shown(_not_compared(change), missing=True)


def change_percent(change: Change) -> Shown:
    """The change in per cent. A dash where one would mislead: between two shares, on a small base or none."""
    if change.percent is not None:
        return Shown(wording.percent(change))
    if change.points is not None:
        return Shown(DASH)
    if change.reason in ("small_base", "zero_base"):
        return Shown(DASH)
    return Shown(_("not known"), missing=True)


def _not_compared(change: Change) -> str:
    against = {"period": change.against.short if change.against else ""}
    if change.state is State.PART_SUPPLIED or change.reason == "part_supplied":
        return _("%(period)s part supplied") % against
    if change.state is State.SERIES_BREAK:
        return _("counted in another way since %(month)s") % {"month": change.since.short if change.since else ""}
    return _("%(period)s not held") % against if change.against else _("not stated")
