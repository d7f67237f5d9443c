"""Deeds on plans: take in a workbook; and on updates: send one, let it stand, send it back."""

from goldthread.apps.planning.operations.loading import PlanReport, load_plan
from goldthread.apps.planning.operations.updates import (
    Telling,
    approve_updates,
    send_back_update,
    send_update,
)

__all__ = [
    "PlanReport",
    "Telling",
    "approve_updates",
    "load_plan",
    "send_back_update",
    "send_update",
]
