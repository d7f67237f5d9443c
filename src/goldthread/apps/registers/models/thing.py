"""Things: what everything that can be linked has in common, and nothing more. What a thing says stands in a table of
its own kind, whose primary key is the thing."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body
from goldthread.core.law.exempt import EXEMPTIONS

LONGEST_TITLE = 500
"""Characters of a title or a safe label."""
LONGEST_CODE = 80
"""Characters of a reference, which may be the code of a measure."""


class Kind(models.TextChoices):
    """What a thing is that no register keeps. The things of a register are of the kind that its code names."""

    PLAN = "plan", "Plan"
    VISION = "vision", "Vision"
    VALUE = "value", "Value"
    THEME = "theme", "Theme"
    OBJECTIVE = "objective", "Objective"
    PLEDGE = "pledge", "Pledge"
    PRIORITY = "priority", "Priority"
    ACTION = "action", "Action"
    MEASURE = "measure", "Measure"
    INSIGHT = "insight", "Insight"


class Sensitivity(models.TextChoices):
    """Who may read more than the safe label."""

    PUBLIC = "public", "Public"
    OFFICE = "office", "Office"
    RESTRICTED = "restricted", "Restricted to named people"


class Thing(models.Model):
    """The identity of one thing. `scope` is the reference of the plan it belongs to: two plans both have a theme 7.

    `within` is the thing it is a part of: a node's parent, or the plan. `withdrawn_on` is the day from which its plan
    no longer has it, though something else is still tied to it. `exempt_under` is the category of exempt information
    for which it is withheld.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=LONGEST_CODE, blank=True)
    reference = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    within = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    address = models.SlugField(max_length=200)
    sensitivity = models.CharField(max_length=10, choices=Sensitivity.choices, default=Sensitivity.PUBLIC)
    safe_label = models.CharField(max_length=LONGEST_TITLE, blank=True)
    exempt_under = models.CharField(max_length=20, blank=True, choices=[(one.code, one.label) for one in EXEMPTIONS])
    withdrawn_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "scope", "reference"], name="thing_once"),
            models.UniqueConstraint(fields=["body", "kind", "address"], name="thing_address_once"),
            models.CheckConstraint(condition=~Q(kind=""), name="thing_has_a_kind"),
            models.CheckConstraint(condition=Q(sensitivity__in=Sensitivity.values), name="thing_sensitivity_is_known"),
            models.CheckConstraint(condition=~Q(reference="") & ~Q(title=""), name="thing_has_reference_and_title"),
            models.CheckConstraint(
                condition=Q(sensitivity=Sensitivity.PUBLIC) | ~Q(safe_label=""), name="thing_hidden_has_a_safe_label"
            ),
            models.CheckConstraint(condition=~Q(within=F("id")), name="thing_is_not_within_itself"),
        ]
        indexes = [
            models.Index(
                fields=["body", "kind"], condition=Q(sensitivity=Sensitivity.RESTRICTED), name="thing_restricted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

    @property
    def label(self) -> str:
        """What anybody may read of it: its title when it is public, else its safe label."""
        return self.title if self.sensitivity == Sensitivity.PUBLIC else self.safe_label


class Alias(models.Model):
    """A reference of a thing, folded for lookup; its own reference is one of them."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=LONGEST_CODE, db_index=True)
    shown = models.CharField(max_length=LONGEST_CODE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing", "text"], name="alias_once_a_thing"),
            models.CheckConstraint(condition=~Q(text=""), name="alias_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.shown
