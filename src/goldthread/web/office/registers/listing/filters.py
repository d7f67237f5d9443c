"""The filter bar of a list: the words searched for and one choice for each filter, as they were asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Asked
from goldthread.web.office.registers.listing.around import Offered

LONGEST_OPTION = 70
"""Letters of an option; a longer one is cut, since a browser draws a list as wide as its widest."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    """The form above a list. `order` goes with it, so that filtering keeps the order."""

    q: str
    order: str
    choices: tuple[Choice, ...]
    is_used: bool


def filter_bar(bound: Bound, asked: Asked, offered: Offered) -> FilterBar:
    """The bar as it was left."""
    order = "" if asked.order == bound.register.listing.order else asked.order
    return FilterBar(asked.q, order, tuple(_choices(bound, asked, offered)), bool(asked.q or asked.filters))


def query_of(asked: Asked, usual: str) -> dict[str, str]:
    """What was asked for as an address says it, without the page; the usual order is not said."""
    order = {} if asked.order == usual else {"order": asked.order}
    return {name: text for name, text in {"q": asked.q, **asked.filters, **order}.items() if text}


def _choices(bound: Bound, asked: Asked, offered: Offered) -> Iterator[Choice]:
    for name in bound.register.listing.filters:
        field = bound.register.field(name)
        chosen = asked.filters.get(name, "")
        answers = list(offered[name])
        if chosen and chosen not in dict(answers):
            answers.append((chosen, chosen))
        options = (Option(value, _cut(text), value == chosen) for value, text in [("", _("Any")), *answers])
        yield Choice(name, field.label if field else _("State"), tuple(options))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_OPTION else f"{text[: LONGEST_OPTION - 1].rstrip()}…"
