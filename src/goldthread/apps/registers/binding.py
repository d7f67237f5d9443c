"""Ties each declaration to its table. A register is bound in its own module, which is read when its app is; nothing
lists the registers by hand."""

from dataclasses import dataclass

from goldthread.apps.registers.models.entry import Entry
from goldthread.core.errors import GoldthreadError
from goldthread.core.spec import Register


class NoSuchRegister(GoldthreadError):
    """A register was asked for by a code that none has."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A declaration and its table."""

    register: Register
    model: type[Entry]

    @property
    def code(self) -> str:
        return self.register.code


_BOUND: dict[str, Bound] = {}


def bind(register: Register, model: type[Entry]) -> Bound:
    """Tie a declaration to its table. Called once, at the end of the register's module."""
    if register.code in _BOUND and _BOUND[register.code].model is not model:
        raise GoldthreadError(f"Two registers are declared as “{register.code}”. Give one of them another code.")
    _BOUND[register.code] = Bound(register, model)
    return _BOUND[register.code]


def registers() -> tuple[Bound, ...]:
    """Every register, by title."""
    return tuple(sorted(_BOUND.values(), key=lambda bound: bound.register.title))


def bound(code: str) -> Bound:
    """The register of this code. Raises NoSuchRegister."""
    if code not in _BOUND:
        raise NoSuchRegister(f"There is no register “{code}”. There are: {', '.join(sorted(_BOUND))}.")
    return _BOUND[code]
