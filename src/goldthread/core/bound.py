"""Figures bound in prose: `{{victim-satisfaction.value}}` stands where an officer would otherwise type 55.4%.

Reads the grammar and refuses what does not fit it; which figure is meant, and how it reads, is for others to say.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from goldthread.core.errors import BadInput
from goldthread.core.period import Period

PARTS = (
    "value", "change", "moved", "by", "baseline", "milestone", "to_baseline", "to_milestone", "period",
)  # fmt: skip
QUALIFIERS = ("group", "area")
SHAPE = "{{code.part}}, such as {{victim-satisfaction.value}} or {{confidence[group=officers].change@2022-03}}"

_BRACED = re.compile(r"\{\{(?P<inner>.*?)\}\}", re.DOTALL)
_MEASURE = r"(?P<code>[a-z0-9]+(?:[-_][a-z0-9]+)*)\s*(?:\[(?P<qualifiers>[^\[\]]*)\])?"
_FIGURE = re.compile(_MEASURE)
_INNER = re.compile(rf"{_MEASURE}\s*(?:\.\s*(?P<part>[^@.\[\]]*?))?\s*(?:@\s*(?P<period>[^@]+?))?")


class BadBinding(BadInput):
    """A text in double braces that binds no figure."""


class Figure(NamedTuple):
    """A measure that a paragraph rests on: for everyone, or for a group or an area."""

    code: str
    group: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """One figure to be filled in. An empty area is the body's own, an empty group everyone.

    `period` is a period's code; empty for the newest figure at the edition's month.
    """

    code: str
    part: str
    area: str = ""
    group: str = ""
    period: str = ""

    @property
    def text(self) -> str:
        """As it is written; `parse` reads it back."""
        given = [f"{name}={value}" for name, value in (("group", self.group), ("area", self.area)) if value]
        qualifiers = f"[{','.join(given)}]" if given else ""
        at = f"@{self.period}" if self.period else ""
        return f"{{{{{self.code}{qualifiers}.{self.part}{at}}}}}"


def parse(text: str) -> tuple[str | Bound, ...]:
    """The text in pieces: what is said as it stands, and what is bound. Raises BadBinding with every fault of the text.

    >>> parse("It is {{confidence.value}}.")
    ('It is ', Bound(code='confidence', part='value', area='', group='', period=''), '.')
    """
    pieces: list[str | Bound] = []
    faults: list[BadInput] = []
    end = 0
    for found in _BRACED.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        try:
            pieces.append(_bound(found))
        except BadInput as fault:
            faults.append(fault)
    pieces.append(text[end:])
    faults += _loose(piece for piece in pieces if isinstance(piece, str))
    if faults:
        raise BadBinding(" ".join(str(fault) for fault in faults))
    return tuple(piece for piece in pieces if piece != "")


def bound_in(text: str) -> tuple[Bound, ...]:
    """The figures that the text binds, in order. Raises as `parse` does."""
    return tuple(piece for piece in parse(text) if isinstance(piece, Bound))


def parse_figures(text: str) -> tuple[Figure, ...]:
    """The measures of a list: `confidence; sickness-days[group=officers]`. Raises BadBinding at the first that is none.

    >>> parse_figures("confidence; sickness-days[group=officers]")
    (Figure(code='confidence', group='', area=''), Figure(code='sickness-days', group='officers', area=''))
    """
    return tuple(_figure(one.strip()) for one in text.split(";") if one.strip())


def _figure(text: str) -> Figure:
    found = _FIGURE.fullmatch(text)
    if found is None:
        raise BadBinding(
            "is no measure's code.", where=f"“{text}”", mend="Write confidence, or sickness-days[group=officers]."
        )
    return Figure(found["code"], **_qualifiers(found["qualifiers"], f"“{text}”"))


def _bound(found: re.Match[str]) -> Bound:
    shown = f"“{found[0]}”"
    inner = _INNER.fullmatch(found["inner"].strip())
    if inner is None:
        raise BadBinding("binds no figure.", where=shown, mend=f"Write {SHAPE}.")
    part = (inner["part"] or "").strip()
    if part not in PARTS:
        raise BadBinding(_part_fault(part), where=shown, mend=_part_mend(part))
    period = inner["period"]
    return Bound(
        code=inner["code"],
        part=part,
        period=_period(period, shown) if period else "",
        **_qualifiers(inner["qualifiers"], shown),
    )


def _part_fault(part: str) -> str:
    return f"“{part}” is no part of a figure." if part else "does not say which part of the figure it wants."


def _part_mend(part: str) -> str:
    near = get_close_matches(part, PARTS, n=1)
    return f"Did you mean “{near[0]}”?" if near else f"Write one of: {', '.join(PARTS)}."


def _qualifiers(text: str | None, shown: str) -> dict[str, str]:
    """Group and area, as far as they are given; each once."""
    if text is None:
        return {}
    given: dict[str, str] = {}
    for one in text.split(","):
        name, sign, value = (piece.strip() for piece in one.partition("="))
        if name not in QUALIFIERS or not sign or not value or name in given:
            raise BadBinding(
                f"“{one.strip()}” says neither group nor area.",
                where=shown,
                mend="Write [group=…], [area=…] or [group=…,area=…].",
            )
        given[name] = value
    return given


def _period(text: str, shown: str) -> str:
    try:
        return Period.parse(text.strip()).code
    except BadInput as fault:
        raise BadBinding(fault.fault, where=shown, mend=fault.mend) from fault


def _loose(texts: Iterable[str]) -> Iterator[BadInput]:
    """Braces that open and do not close, or close and did not open."""
    for text in texts:
        for braces in ("{{", "}}"):
            if braces in text:
                yield BadBinding(
                    "has double braces that bind no figure.",
                    where=f"“{_about(text, braces)}”",
                    mend=(f"Write {SHAPE}, or take the braces out."),
                )


def _about(text: str, braces: str) -> str:
    place = text.index(braces)
    return text[max(0, place - 15) : place + 25].strip()
