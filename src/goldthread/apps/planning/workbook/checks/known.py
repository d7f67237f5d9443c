"""What the checks of a plan workbook are told of the home it comes to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Known:
    """The day it is; the codes of the body's measures; and the posts held, by folded spelling, with their names."""

    today: date
    measures: Collection[str] = ()
    posts: Mapping[str, str] = field(default_factory=dict)
