"""What a measure is: its card, the framework it belongs to, and the catalogue of all of them in order.

It refuses a wrong card outright, so that no page shows a measure half declared. It holds no figures and no targets.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from goldthread.analytics.measures.breaks import breaks_for
from goldthread.analytics.measures.card import Card, CardError, hint, read_card
from goldthread.analytics.measures.dated import breaks, joined, targets
from goldthread.analytics.schema import STREET, street_categories
from goldthread.core.errors import BadInput
from goldthread.core.series import Break
from goldthread.core.target import Direction, PeriodTarget

__all__ = ["CardError", "Catalogue", "Definition", "Framework", "load_packs"]

UNITS = ("count", "percent", "rate", "days", "pounds")
SHAPES = ("count", "reported")
FREQUENCIES = ("month", "quarter", "year", "once")
TARGET_KINDS = ("none", "number", "pair", "direction", "parity", "range", "monitor")
_KEYS_OF_ROWS = ("crime_id", "month")
COLUMNS = tuple(
    column.name for column in STREET.columns if column.kind == "VARCHAR" and column.name not in _KEYS_OF_ROWS
)
"""The columns of the recorded rows by which a count may choose: texts that many rows share."""

CATEGORY, OUTCOME = "crime_type", "outcome"
PERCENT_NEEDS_BASE = 50
FRAMEWORK_FILE = "_framework.toml"
CODE = r"lower-case letters, digits and single hyphens, as in theft-from-the-person"

_KEYS = (
    "code", "title", "things", "definition", "why", "direction", "unit", "source", "shape", "frequency", "owner",
    "target_kind", "caveats", "review_on", "theme", "order", "percent_needs_base", "filter", "exclude",
    "breaks", "targets",
)  # fmt: skip

Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Definition:
    """One measure. `things` is what it counts, in the plural; `framework` the code of the framework it belongs to.

    A count takes the rows whose columns hold one of the values of `filter` and none of the values of `exclude`.
    `breaks` and `targets` are of counts; the targets of a reported measure stand with its figures. The breaks of a card
    and those known of its feed in every force stand together; those of one force come with `in_force`.
    """

    code: str
    framework: str
    title: str
    things: str
    definition: str
    why: str
    direction: Direction
    unit: str
    source: str
    shape: str
    frequency: str
    owner: str
    target_kind: str
    caveats: tuple[str, ...]
    review_on: date
    order: int
    theme: str = ""
    percent_needs_base: int = PERCENT_NEEDS_BASE
    filter: Chosen = field(default_factory=dict, hash=False)
    exclude: Chosen = field(default_factory=dict, hash=False)
    breaks: tuple[Break, ...] = ()
    targets: tuple[PeriodTarget, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes when, and only when, what is counted changes: words on the card leave it as it is."""
        rule = [self.shape, *({key: sorted(part[key]) for key in sorted(part)} for part in (self.filter, self.exclude))]
        return hashlib.sha256(json.dumps(rule).encode()).hexdigest()[:16]

    def counts(self, category: str) -> bool:
        """Whether rows of this category can enter the count, so that a fault in the category touches the measure."""
        wanted = self.filter.get(CATEGORY, (category,))
        return self.shape == "count" and category in wanted and category not in self.exclude.get(CATEGORY, ())

    def in_force(self, force: str) -> "Definition":
        """The measure as it is counted in the force of this short name: with the breaks of that force alone."""
        everywhere, here = self._known_breaks(""), self._known_breaks(force)
        return self if here == everywhere else replace(self, breaks=joined(self.breaks, here))

    def _known_breaks(self, force: str) -> tuple[Break, ...]:
        if self.shape != "count":
            return ()
        types = frozenset(filter(self.counts, street_categories()))
        outcomes = (*self.filter.get(OUTCOME, ()), *self.exclude.get(OUTCOME, ()))
        return breaks_for(STREET.feed, categories=types.union(outcomes), force=force)


@dataclass(frozen=True, slots=True)
class Framework:
    """A set of measures with one purpose. `themes` lists measures that it follows though their cards lie elsewhere."""

    code: str
    title: str
    source_note: str
    order: int
    themes: Chosen = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every framework and measure, in order. A code names one measure, whichever framework asks for it."""

    frameworks: tuple[Framework, ...]
    measures: tuple[Definition, ...]

    @property
    def counted(self) -> tuple[Definition, ...]:
        """The measures computed from recorded rows."""
        return tuple(one for one in self.measures if one.shape == "count")

    @property
    def reported(self) -> tuple[Definition, ...]:
        """The measures whose figures are taken from what somebody reported."""
        return tuple(one for one in self.measures if one.shape == "reported")

    def measure(self, code: str) -> Definition:
        """The measure of this code; refused, with the nearest code, when there is none."""
        for one in self.measures:
            if one.code == code:
                return one
        raise BadInput(f'"{code}" is not a measure.', mend=hint(code, [one.code for one in self.measures]))

    def in_force(self, force: str) -> "Catalogue":
        """The same for the force of this short name: each count with the breaks of that force alone."""
        return replace(self, measures=tuple(one.in_force(force) for one in self.measures))

    def by_theme(self, framework: Framework) -> tuple[tuple[str, tuple[Definition, ...]], ...]:
        """What a framework follows, its own cards and others', under its themes; "" is for what is tied to no theme."""
        own = [one for one in self.measures if one.framework == framework.code]
        themes = dict.fromkeys([*framework.themes, *(one.theme for one in own if one.theme), ""])
        grouped = {
            theme: (*(one for one in own if one.theme == theme), *map(self.measure, framework.themes.get(theme, ())))
            for theme in themes
        }
        return tuple((theme, measures) for theme, measures in grouped.items() if measures)


def load_packs(*folders: Path) -> Catalogue:
    """Read every framework in the folders: one folder each, with `_framework.toml` and a file `<code>.toml` a measure.

    A folder that does not exist holds no frameworks: a body need not have cards of its own.
    """
    frameworks: dict[str, tuple[Framework, Card]] = {}
    measures: dict[str, tuple[Definition, Card]] = {}
    for home in _homes(folders):
        framework, source = _framework(home)
        if framework.code in frameworks:
            where = frameworks[framework.code][1].file
            raise source.error(f'the framework "{framework.code}" stands in {where} too.', hint="Rename one folder.")
        frameworks[framework.code] = framework, source
        for card in map(read_card, sorted(set(home.glob("*.toml")) - {source.file})):
            _add(_definition(card, framework), card, measures)
    for framework, source in frameworks.values():
        _check_themes(framework, source, {code: one for code, (one, _card) in measures.items()})
    return _catalogue([one for one, _card in frameworks.values()], [one for one, _card in measures.values()])


def _catalogue(frameworks: list[Framework], measures: list[Definition]) -> Catalogue:
    frameworks = sorted(frameworks, key=lambda one: (one.order, one.code))
    place = {framework.code: index for index, framework in enumerate(frameworks)}
    measures = sorted(measures, key=lambda one: (place[one.framework], one.order, one.code))
    return Catalogue(tuple(frameworks), tuple(measures))


def _homes(folders: tuple[Path, ...]) -> Iterator[Path]:
    """The framework folders: those that hold a card. A card outside of one belongs to nothing and is refused."""
    for folder in folders:
        for stray in sorted(folder.glob("*.toml")):
            raise CardError("the card stands outside a framework.", file=stray, hint="Move it into the folder of one.")
        yield from sorted({file.parent for file in folder.glob("*/*.toml")})


def _framework(home: Path) -> tuple[Framework, Card]:
    file = home / FRAMEWORK_FILE
    if not file.is_file():
        raise CardError("the file is missing.", file=file, hint="It needs title, source_note and order.")
    card = read_card(file)
    card.refuse_unknown(("title", "source_note", "order", "themes"))
    themes = card.inner("themes").lists()
    return Framework(home.name, card.words("title"), card.words("source_note"), card.whole("order"), themes), card


def _definition(card: Card, framework: Framework) -> Definition:
    card.refuse_unknown(_KEYS)
    shape = card.choice("shape", SHAPES)
    measure = Definition(
        code=_code(card),
        framework=framework.code,
        title=card.words("title"),
        things=card.words("things"),
        definition=card.words("definition"),
        why=card.words("why"),
        direction=Direction(card.choice("direction", [str(one) for one in Direction])),
        unit=_unit(card, shape),
        source=card.words("source"),
        shape=shape,
        frequency=card.choice("frequency", FREQUENCIES),
        owner=card.words("owner"),
        target_kind=card.choice("target_kind", TARGET_KINDS),
        caveats=card.texts("caveats"),
        review_on=card.day("review_on"),
        order=card.whole("order"),
        theme=card.words("theme", default=""),
        percent_needs_base=card.whole("percent_needs_base", default=PERCENT_NEEDS_BASE),
        filter=_columns(card, "filter", shape),
        exclude=_columns(card, "exclude", shape),
        breaks=breaks(_of_counts(card, "breaks", shape)),
        targets=targets(_of_counts(card, "targets", shape)),
    )
    return replace(measure, breaks=joined(measure.breaks, measure._known_breaks("")))


def _code(card: Card) -> str:
    code, stem = card.words("code"), card.file.stem
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code):
        raise card.error(f'"{code}" cannot be a code.', key="code", hint=f"Use {CODE}.")
    if code != stem:
        raise card.error(f'the code "{code}" is not the name of its file.', key="code", hint=f'Write code = "{stem}".')
    return code


def _unit(card: Card, shape: str) -> str:
    unit = card.choice("unit", UNITS)
    if shape == "count" and unit != "count":
        raise card.error(f'a count of rows cannot have the unit "{unit}".', key="unit", hint='Write unit = "count".')
    return unit


def _of_counts(card: Card, key: str, shape: str) -> Card:
    """The card, once it is known that it may have this table."""
    if key in card.content and shape != "count":
        raise card.error(f"only a measure that counts rows can have [{key}].", key=key, hint="Take the table out.")
    return card


def _columns(card: Card, key: str, shape: str) -> Chosen:
    table = _of_counts(card, key, shape).inner(key)
    table.refuse_unknown(COLUMNS)
    lists = table.lists()
    for category in lists.get(CATEGORY, ()):
        if category not in street_categories():
            nearest = hint(category, sorted(street_categories()))
            raise table.error(f'"{category}" is not a known crime type.', key=CATEGORY, hint=nearest)
    return lists


def _add(measure: Definition, card: Card, measures: dict[str, tuple[Definition, Card]]) -> None:
    if measure.code in measures:
        where = measures[measure.code][1].file
        raise card.error(f'the code "{measure.code}" is taken by {where}.', key="code", hint="Give one another code.")
    measures[measure.code] = measure, card


def _check_themes(framework: Framework, source: Card, measures: Mapping[str, Definition]) -> None:
    table = source.inner("themes")
    others = [code for code, one in measures.items() if one.framework != framework.code]
    for theme, codes in framework.themes.items():
        for code in codes:
            if code not in measures:
                raise table.error(f'"{code}" is not a measure.', key=theme, hint=hint(code, others))
            if code not in others:
                raise table.error(f'"{code}" is a card of this folder.', key=theme, hint="Give the card a theme.")
