"""Deeds on the record of figures: take files in, answer what was noticed in them, bring the computed figures up to date
with the cards, and undo a load."""

from goldthread.apps.performance.operations.answering import AnsweredMeanwhile, CannotAnswer, Reply, answer_finding
from goldthread.apps.performance.operations.loading import LoadReport, Progress, load, refresh
from goldthread.apps.performance.operations.upkeep import CannotForget, Compacted, Forgotten, compact, forget

__all__ = [
    "AnsweredMeanwhile",
    "CannotAnswer",
    "CannotForget",
    "Compacted",
    "Forgotten",
    "LoadReport",
    "Progress",
    "Reply",
    "answer_finding",
    "compact",
    "forget",
    "load",
    "refresh",
]
