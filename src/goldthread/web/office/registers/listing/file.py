"""The list as a file: every entry that was asked for, a column for each field under its own name. Of what is restricted
to others it gives the reference and the safe label."""

from collections.abc import Iterator

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Asked, Line, every
from goldthread.apps.registers.values import plain
from goldthread.core.spec import Field, Register
from goldthread.web.office.gate import Desk
from goldthread.web.parts.export import Cell


def head(register: Register) -> tuple[str, ...]:
    """The names of the columns."""
    return ("reference", *(field.name for field in _fields(register)), "state", "late since")


def rows(desk: Desk, bound: Bound, asked: Asked) -> Iterator[dict[str, Cell]]:
    """Every entry, as far as whoever asks sees it, some hundred read at a time."""
    fields = _fields(bound.register)
    return (_row(fields, line) for line in every(desk.actor, bound, asked))


def _fields(register: Register) -> tuple[Field, ...]:
    return tuple(field for field in register.fields if field.name != "reference")


def _row(fields: tuple[Field, ...], line: Line) -> dict[str, Cell]:
    if line.is_label:
        return {"reference": line.reference, "title": line.title}
    cells: dict[str, Cell] = {field.name: plain(field, line.values[field.name]) for field in fields}
    late = line.late_since
    return {"reference": line.reference, **cells, "state": line.state.label, "late since": late}
