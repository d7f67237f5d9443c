"""What a reader is told of a method: the question it answers, how, from whom, and where ours parts from its peers.

Words are for a councillor first; the formula and the sources are for those who check.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a method was published, with its address where it has one."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example. `call` is an expression over the names of the method's own module; str() of its answer is
    `gives`, and a test holds it to that. `given` and `told` say the same in words."""

    given: str
    call: str
    gives: str
    told: str


@dataclass(frozen=True, slots=True)
class Departure:
    """Where ours answers otherwise than a peer, on purpose. `when` is the property of the input that decides."""

    code: str
    peer: str
    when: str
    theirs: str
    ours: str
    why: str


@dataclass(frozen=True, slots=True)
class Method:
    """One method. `said` is the clause put under a chart or in a row; `module` holds the function of the example."""

    code: str
    title: str
    said: str
    answers: str
    formula: tuple[str, ...]
    sources: tuple[Source, ...]
    example: Example
    limits: tuple[str, ...]
    module: str
    departures: tuple[Departure, ...] = ()
