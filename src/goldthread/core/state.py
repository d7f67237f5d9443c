"""What may be said of a figure. A value that is missing, short or hidden is a state, never a number."""

from enum import StrEnum


class State(StrEnum):
    """The standing of one figure. Codes are stored and exported; pages show words of their own."""

    HELD = "held"
    NOT_HELD = "not_held"
    PART_SUPPLIED = "part_supplied"
    CHANGE_ONLY = "change_only"
    PROVISIONAL = "provisional"
    SUPPRESSED = "suppressed"
    SERIES_BREAK = "series_break"

    @property
    def usable(self) -> bool:
        """Whether a change, a sum or a limit may rest on a figure in this state."""
        return self in (State.HELD, State.PROVISIONAL)
