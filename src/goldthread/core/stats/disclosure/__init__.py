"""Small numbers: what is hidden, what else must be hidden with it, and the proof that it stays hidden."""

from goldthread.core.stats.disclosure.audit import Ranges, ranges
from goldthread.core.stats.disclosure.policy import Policy, Sensitivity, sensitivity_of
from goldthread.core.stats.disclosure.protect import Protected, protect, withheld
from goldthread.core.stats.disclosure.rounding import round_to
from goldthread.core.stats.disclosure.secondary import CannotProtect
from goldthread.core.stats.disclosure.table import Fact, published_rate, subtotal

__all__ = [
    "CannotProtect", "Fact", "Policy", "Protected", "Ranges", "Sensitivity", "protect", "published_rate", "ranges",
    "round_to", "sensitivity_of", "subtotal", "withheld",
]  # fmt: skip
