"""What is hidden of a table, by the class of its dataset: open, internal or sensitive. It hides nothing itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from goldthread.core.stats.refused import WrongChoice

Totals = Literal["protected", "published", "absent"]


class Sensitivity(StrEnum):
    """The class of a dataset. Open: published already, so nothing is hidden. Internal: small counts are hidden, and
    what would give them back. Sensitive: the rest is rounded too."""

    OPEN = "open"
    INTERNAL = "internal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule of disclosure. Counts below `below` are hidden; zeros too unless `zeros_shown`.

    `totals`: "protected" hides small totals as it hides small cells, and a greater one where nothing else helps;
    "published" shows every total, whatever it gives away of itself; "absent" publishes none. `base` is what shown
    counts of a sensitive table are rounded to.
    """

    sensitivity: Sensitivity = Sensitivity.INTERNAL
    below: int = 5
    zeros_shown: bool = True
    totals: Totals = "protected"
    base: int = 5

    def __post_init__(self) -> None:
        if self.below < 1 or self.base < 1:
            raise WrongChoice("A threshold and a base are whole numbers of 1 or more.", mend="Use 5, the default.")
        if self.totals not in ("protected", "published", "absent"):
            raise WrongChoice(f"Totals cannot be “{self.totals}”.", mend="protected, published or absent.")

    @property
    def reason(self) -> str:
        """The rule in words, for a reader."""
        if self.sensitivity is Sensitivity.OPEN:
            return "These counts are published already, so none is hidden."
        small = f"from 1 to {self.below - 1}" if self.zeros_shown else f"below {self.below}"
        said = f"Counts {small} are hidden, and with them the counts from which they could be worked out."
        if self.sensitivity is Sensitivity.INTERNAL:
            return said
        return f"{said} The others are rounded to the nearest {self.base}, so rows and columns may not sum."


def sensitivity_of(word: str) -> Sensitivity:
    """The class of this name, whatever its case. Refuses another word (WrongChoice)."""
    try:
        return Sensitivity(word.strip().casefold())
    except ValueError:
        raise WrongChoice(f"“{word}” is no disclosure class.", mend="Write open, internal or sensitive.") from None
