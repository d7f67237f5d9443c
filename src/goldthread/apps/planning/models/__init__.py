"""Plans and what they hold. All but statuses, leads and updates are things, so that anything may be tied to them."""

from goldthread.apps.planning.models.insight import Insight, InsightFigure
from goldthread.apps.planning.models.update import Update
from goldthread.apps.planning.plans import Node, Plan, PlanFile, StatusWord
from goldthread.apps.planning.registers.action import Action, Lead
from goldthread.apps.planning.words import (
    LONGEST_LETTER,
    LONGEST_WORDS,
    MONITORING,
    NODE_KINDS,
    Group,
    PlanState,
    StatusKind,
    UpdateState,
    Visibility,
)

__all__ = [
    "LONGEST_LETTER",
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
    "UpdateState",
    "Visibility",
]
