"""The cells of a list, drawn: each different answer once a page, however many entries give it. Their markup is that of
a template, which escapes what stands in it; none is made here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from goldthread.apps.registers.queries.entries import Line
from goldthread.core.spec import Field, FieldKind, Register
from goldthread.web.office.registers.parts import Shown, answer, state_tag

NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.MONEY})
MOST_CELLS = 4096
TEMPLATE = "office/register/listing/cells.html"


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside the title; without a field it is the reference or the state. `met` names the fields that end the
    clocks on its day."""

    name: str
    label: str
    field: Field | None = None
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws the cells of one page of a list."""

    register: Register
    today: date
    _drawn: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def columns(self, names: Iterable[str]) -> tuple[Column, ...]:
        """The columns of these names."""
        return tuple(self._column(name) for name in names)

    def cells(self, columns: tuple[Column, ...], line: Line) -> Markup:
        """The cells of an entry in these columns, one after another."""
        return Markup("".join([self._cell(column, line) for column in columns]))

    def _column(self, name: str) -> Column:
        ends = (one.met_by for one in self.register.clocks if one.field == name and one.met_by)
        held = self.register.field(name) if name != "reference" else None
        return Column(name, label_of(self.register, name), held, tuple(ends))

    def _cell(self, column: Column, line: Line) -> str:
        if column.name == "reference":
            return _macro("reference")(line.reference)
        if line.is_label:
            key: tuple[Any, ...] = (column.name,)
        else:
            met = tuple([bool(line.values.get(name)) for name in column.met])
            key = (column.name, line.values.get(column.name), line.state.code, met)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._draw(column, line)
        return found

    def _draw(self, column: Column, line: Line) -> str:
        if line.is_label:
            return _cell(column.label, Shown(missing=_("restricted")), False, get_language())
        if column.field is None:
            return _macro("state_cell")(column.label, state_tag(self.register, line.state))
        shown = answer(self.register, column.field, line.values, state=line.state.code, today=self.today)
        return _cell(column.label, shown, column.field.kind in NUMBERS, get_language())


def label_of(register: Register, name: str) -> str:
    """What a column is called."""
    held = register.field(name)
    return held.label if held else {"reference": _("Reference"), "state": _("State")}[name]


@lru_cache(maxsize=MOST_CELLS)
def _cell(label: str, shown: Shown, is_number: bool, _language: str | None) -> str:
    return _macro("cell")(label, shown, is_number)


@cache
def _macro(name: str) -> Callable[..., str]:
    """A macro of the template of cells."""
    drawn: Any = get_template(TEMPLATE)
    found: Callable[..., str] = getattr(drawn.template.module, name)
    return found
