"""The language that a register is declared in, and what a declaration must hold to mean anything. It knows no table,
no page and no person."""

from goldthread.core.spec.check import check
from goldthread.core.spec.clock import Clock
from goldthread.core.spec.field import Choice, Field, FieldKind, Fieldset
from goldthread.core.spec.lifecycle import Changes, Guard, Lifecycle, State, Step
from goldthread.core.spec.publication import Publication, Retention, Withheld
from goldthread.core.spec.register import Access, Listing, Numbering, Register
from goldthread.core.spec.role import Role

__all__ = [
    "Access",
    "Changes",
    "Choice",
    "Clock",
    "Field",
    "FieldKind",
    "Fieldset",
    "Guard",
    "Lifecycle",
    "Listing",
    "Numbering",
    "Publication",
    "Register",
    "Retention",
    "Role",
    "State",
    "Step",
    "Withheld",
    "check",
]
