"""What every table of a register has beside its own columns. The thing is its identity; the row is what it says."""

from django.db import models
from django.db.models import Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.models.thing import LONGEST_CODE, LONGEST_TITLE, Thing
from goldthread.core.spec import Register


class Entry(models.Model):
    """One entry. `revision` counts its changes, so that a change to what has moved on meanwhile is told of.

    `state_since` is the day on which it came into its state.
    """

    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, db_index=False)
    reference = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    state = models.CharField(max_length=40)
    state_since = models.DateField()
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference


def entry_constraints(register: Register) -> list[models.BaseConstraint]:
    """What the database itself refuses in the table of this register."""
    states = [state.code for state in register.lifecycle.states]
    return [
        models.CheckConstraint(condition=Q(state__in=states), name=f"{register.code}_state_is_known"),
        models.CheckConstraint(condition=~Q(title="") & ~Q(reference=""), name=f"{register.code}_is_named"),
        models.CheckConstraint(condition=Q(revision__gte=1), name=f"{register.code}_revision_counts"),
    ]


def entry_indexes(register: Register) -> list[models.Index]:
    """What the list of this register is read by."""
    return [
        models.Index(fields=["body", "reference"], name=f"{register.code}_by_reference"),
        models.Index(fields=["body", "state", "reference"], name=f"{register.code}_by_state"),
    ]
