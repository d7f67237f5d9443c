"""Reads of plans, as frozen values. What is for the office only leaves this app only where it is asked for by name."""

from goldthread.apps.planning.queries.action import ActionView, UpdateView, action, withheld_at
from goldthread.apps.planning.queries.insight import InsightView, insights
from goldthread.apps.planning.queries.lines import ActionLine
from goldthread.apps.planning.queries.plan import (
    NodeView,
    PlanLine,
    PlanView,
    StatusLine,
    measure_codes,
    node_called,
    open_plan,
    plans,
)
from goldthread.apps.planning.queries.position import (
    Delivery,
    Movement,
    OwnerCount,
    StatusCount,
    delivery,
)

__all__ = [
    "ActionLine",
    "ActionView",
    "Delivery",
    "InsightView",
    "Movement",
    "NodeView",
    "OwnerCount",
    "PlanLine",
    "PlanView",
    "StatusCount",
    "StatusLine",
    "UpdateView",
    "action",
    "delivery",
    "insights",
    "measure_codes",
    "node_called",
    "open_plan",
    "plans",
    "withheld_at",
]
