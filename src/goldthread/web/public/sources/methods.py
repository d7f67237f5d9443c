"""The pages about methods: every method by the question that it answers, and all that its card says of one."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from goldthread.core.stats.explained import METHODS, Departure, Method
from goldthread.web.parts import Link
from goldthread.web.public import addresses

_SENTENCE = re.compile(r"(.+?[.?])\s+(.*)")


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One method in the list: where it is told, its name, the question it answers."""

    href: str
    title: str
    answers: str


@dataclass(frozen=True, slots=True)
class MethodsPage:
    """All that the template of the list draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    lines: tuple[MethodLine, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where ours answers otherwise than a peer, as terms and texts."""

    peer: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """All that the template of one method draws."""

    title: str
    trail: tuple[Link, ...]
    lead: str
    answer: str
    said: str
    formula: tuple[str, ...]
    example: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    departures: tuple[Difference, ...]
    sources: tuple[Link, ...]


def methods_page() -> MethodsPage:
    """Every method, in the order in which a reader would ask."""
    return MethodsPage(
        title=_("How figures are worked out"),
        trail=_trail(),
        lead=_(
            "Each method answers one question. Its page says how, by whom it was published, and when not to use it."
        ),
        lines=tuple(MethodLine(addresses.method(one.code), _(one.title), _(parted(one.answers)[0])) for one in METHODS),
    )


def parted(answers: str) -> tuple[str, str]:
    """The first sentence of a text, which asks the question, and what follows it.

    >>> parted("Is it chance? Seldom. It depends.")
    ('Is it chance?', 'Seldom. It depends.')
    """
    found = _SENTENCE.match(answers)
    return (found[1], found[2]) if found else (answers, "")


def method_page(card: Method) -> MethodPage:
    """One method, from its card. Names of publications stand as they were given."""
    question, answer = parted(card.answers)
    return MethodPage(
        title=_(card.title),
        trail=(*_trail(), Link(reverse("methods"), _("How figures are worked out"))),
        lead=_(question),
        answer=_(answer) if answer else "",
        said=_(card.said),
        formula=tuple(_(line) for line in card.formula),
        example=(
            (_("Given"), _(card.example.given)),
            (_("It follows"), _(card.example.told)),
        ),
        limits=tuple(_(line) for line in card.limits),
        departures=tuple(_difference(one) for one in card.departures),
        sources=tuple(Link(source.address, source.title) for source in card.sources),
    )


def _difference(departure: Departure) -> Difference:
    items = (
        (_("When"), departure.when),
        (_("There"), departure.theirs),
        (_("Here"), departure.ours),
        (_("Why"), departure.why),
    )
    return Difference(departure.peer, tuple((term, _(text)) for term, text in items))


def _trail() -> tuple[Link, ...]:
    """The way back from a method."""
    return Link(reverse("home"), _("Home")), Link(reverse("data"), _("About the data"))
