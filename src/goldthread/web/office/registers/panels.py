"""An app's own panels beside the engine's, on a list, on an entry or on my work. Each is registered once, when its
app's pages are loaded; none is known here by name. On a list it is kept drawn: it must follow from the record, the day,
the roles of who asks and the entries that they see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entry import EntryView
from goldthread.web.office.gate import Desk

Place = Literal["list", "entry", "work"]


@dataclass(frozen=True, slots=True)
class Panel:
    """A block under a heading, drawn by a template of its own, which finds the panel as `panel`."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Maker = Callable[[Desk, Bound, EntryView | None], Panel | None]
"""Makes the panel for whoever asks; None where there is nothing to show them. The view is that of an entry's page."""

_MAKERS: dict[tuple[str, Place], list[Maker]] = {}


def register_panel(code: str, place: Place, maker: Maker) -> None:
    """Let the register of this code have a panel there. A maker that is known already is not added again."""
    known = _MAKERS.setdefault((code, place), [])
    if maker not in known:
        known.append(maker)


def panels(desk: Desk, bound: Bound, place: Place, view: EntryView | None = None) -> tuple[Panel, ...]:
    """The panels of a register at this place, for whoever asks, in the order in which they were registered."""
    made = (maker(desk, bound, view) for maker in _MAKERS.get((bound.code, place), ()))
    return tuple(panel for panel in made if panel is not None)
