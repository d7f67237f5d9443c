"""What a check found: the state of one thing, in a sentence, with the mend where there is something to mend."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a thing stands. A warning is no fault: the installation works, and could stand better."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, and how it stands."""

    name: str
    state: State
    said: str
    mend: str = ""

    @classmethod
    def ok(cls, name: str, said: str) -> "Finding":
        """All is well."""
        return cls(name, State.OK, said)

    @classmethod
    def warning(cls, name: str, said: str, mend: str) -> "Finding":
        """It works, and could stand better."""
        return cls(name, State.WARNING, said, mend)

    @classmethod
    def fault(cls, name: str, said: str, mend: str) -> "Finding":
        """It does not work, or is not safe."""
        return cls(name, State.FAULT, said, mend)

    @property
    def line(self) -> str:
        """As a person reads it."""
        return " ".join(filter(None, (f"{self.state.upper():8}", f"{self.name}: {self.said}.", self.mend)))
