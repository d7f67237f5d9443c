"""What becomes of an action that stands in the record and in a newer workbook: where the office has changed it since
the last one, the record stands, and that is told. Nothing is written here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldthread.apps.planning.models import Action, PlanState
from goldthread.apps.planning.registers.action import ACTIONS
from goldthread.apps.planning.workbook.rows import ActionRow, NodeRow
from goldthread.core.spec import FieldKind

Facts = Mapping[str, Any]
"""What is said of an action, by field, as it can be kept in JSON: days as texts, leads as names in their order."""

COLUMNS = ("title", "text", "owner", "programme", "due_words", "note")
_SHORT = 80
"""Characters of a text that a remark repeats."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What the action says from now on, and the fields in which that is not what the workbook says."""

    facts: Facts
    differs: tuple[str, ...] = field(default=())


def said_by_row(row: ActionRow, plan: NodeRow, leads: tuple[str, ...]) -> Facts:
    """What the workbook says. The actions of a plan that has ended are worked on no more: they are closed."""
    is_over = plan.state in (PlanState.ENDED, PlanState.CLOSED)
    return {
        **{name: getattr(row, name) for name in COLUMNS},
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "leads": list(leads),
        "state": "closed" if is_over else "approved",
    }


def said_here(action: Action, leads: tuple[str, ...]) -> Facts:
    """What the record says."""
    return {
        **{name: getattr(action, name) for name in COLUMNS},
        "due_on": action.due_on.isoformat() if action.due_on else None,
        "leads": list(leads),
        "state": action.state,
    }


def merge(here: Facts, before: Facts, now: Facts) -> Merged:
    """What stands: of a field that is as the last workbook left it, what this one says; else what the record says.

    >>> merge({"title": "Ours"}, {"title": "Theirs"}, {"title": "Newer"}).differs
    ('title',)
    """
    taken = {name: said if name in before and here[name] == before[name] else here[name] for name, said in now.items()}
    return Merged(taken, tuple(name for name in now if taken[name] != now[name]))


def is_changed_here(here: Facts, before: Facts) -> bool:
    """Whether the record says anything else than the last workbook said."""
    return any(here[name] != said for name, said in before.items() if name in here)


def remarks_on(reference: str, merged: Merged, now: Facts) -> Iterator[str]:
    """A sentence for each field in which workbook and record differ, and which of them stands."""
    for name in merged.differs:
        label = _label(name)
        here, there = _words(name, merged.facts[name]), _words(name, now[name])
        if max(len(here), len(there)) > _SHORT:
            said = "the record and the workbook differ. It was changed here, so the record stands."
        else:
            said = f"here {here}, in the workbook {there}. It was changed here, so {here} stands."
        yield f"Action {reference}, {label.lower()}: {said}"


def _label(name: str) -> str:
    found = ACTIONS.field(name)
    return found.label if found else "State"


def _words(name: str, value: Any) -> str:
    if name == "state":
        return f"“{ACTIONS.lifecycle.state(value).label}”"
    found = ACTIONS.field(name)
    if found is not None and found.kind is FieldKind.CHOICE and (choice := found.choice(value)):
        return f"“{choice.label}”"
    text = "; ".join(value) if isinstance(value, list) else str(value or "")
    return f"“{text}”" if text else "nothing"
