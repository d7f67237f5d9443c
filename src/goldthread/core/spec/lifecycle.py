"""The life of an entry: the states it can be in, and the steps between them. Who asks is compared here with who may;
nothing is moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from goldthread.core.spec.role import Role

Guard = Callable[[Mapping[str, Any]], str]
"""Looks at an entry's values by field name and says why the step cannot be taken; nothing when it can."""


class Changes(StrEnum):
    """What becomes of a change that is made to an entry in a state."""

    DIRECT = "direct"
    PROPOSED = "proposed"
    NONE = "none"

    @property
    def sentence(self) -> str:
        """What the data dictionary says of it."""
        return {
            Changes.DIRECT: "A change is made at once.",
            Changes.PROPOSED: "A change waits until another person approves it; until then what was approved stands.",
            Changes.NONE: "Nothing is changed.",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state: a past participle that the office says, and what the public is told instead, where that differs.

    `is_open`: something is still to be done, so its clocks run.
    """

    code: str
    label: str
    meaning: str
    public_label: str = ""
    is_open: bool = True
    changes: Changes = Changes.DIRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A way from one or more states to another.

    `label` is what the button says, `done` what the history says. `differs_from` names an earlier step: whoever took
    that one may not take this one, unless the body waives it.
    """

    code: str
    label: str
    done: str
    sources: tuple[str, ...]
    to: str
    who: frozenset[Role]
    needs_reason: bool = False
    differs_from: str = ""
    guard: Guard | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states, the first of them being where an entry begins, and the steps."""

    states: tuple[State, ...]
    steps: tuple[Step, ...]

    @property
    def start(self) -> State:
        """Where an entry begins."""
        return self.states[0]

    def state(self, code: str) -> State:
        """The state of this code. Raises KeyError for a code that is no state."""
        return {one.code: one for one in self.states}[code]

    def step(self, code: str) -> Step | None:
        """The step of this code, if there is one."""
        return next((one for one in self.steps if one.code == code), None)

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """The steps that lead on from a state, in the order of the declaration."""
        return tuple(step for step in self.steps if state in step.sources)

    @property
    def open_states(self) -> tuple[str, ...]:
        """The codes of the states in which something is still to be done."""
        return tuple(one.code for one in self.states if one.is_open)
