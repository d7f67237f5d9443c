"""Plans and what they hold. All but statuses, leads and updates are things, so that anything may be tied to them."""

from goldthread.apps.planning.models.insight import Insight, InsightFigure
from goldthread.apps.planning.models.plan import Node, Plan, PlanFile, StatusWord
from goldthread.apps.planning.models.words import (
    LONGEST_WORDS,
    MONITORING,
    NODE_KINDS,
    Group,
    PlanState,
    StatusKind,
    Visibility,
)
from goldthread.apps.planning.models.work import Action, Lead, Update

__all__ = [
    "LONGEST_WORDS",
    "MONITORING",
    "NODE_KINDS",
    "Action",
    "Group",
    "Insight",
    "InsightFigure",
    "Lead",
    "Node",
    "Plan",
    "PlanFile",
    "PlanState",
    "StatusKind",
    "StatusWord",
    "Update",
    "Visibility",
]
