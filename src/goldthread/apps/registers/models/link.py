"""Links: that one thing bears on another, from a day and until a day."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.registers.models.thing import LONGEST_CODE, Thing


class LinkKind(models.TextChoices):
    """What a link says, read from the first thing to the second."""

    ANSWERS = "answers", "answers"
    DELIVERS = "delivers", "delivers"
    MEASURES = "measures", "measures"
    FUNDS = "funds", "funds"
    DECIDES = "decides", "decides"
    SCRUTINISES = "scrutinises", "scrutinises"
    EVIDENCES = "evidences", "evidences"
    MITIGATES = "mitigates", "mitigates"
    DEPENDS_ON = "depends_on", "depends on"
    SUPERSEDES = "supersedes", "supersedes"


class Link(models.Model):
    """That one thing bears on another, from a day and until a day, where they are known; `until` is the first day on
    which it no longer does."""

    from_thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="links_out", db_index=False)
    to_thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="links_in", db_index=False)
    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=LONGEST_CODE, blank=True)
    note = models.TextField(blank=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        # Two constraints for one rule: not every database lets nulls be equal within one.
        constraints = [
            models.UniqueConstraint(fields=["from_thing", "to_thing", "kind", "since"], name="link_once"),
            models.UniqueConstraint(
                fields=["from_thing", "to_thing", "kind"], condition=Q(since=None), name="link_once_undated"
            ),
            models.CheckConstraint(condition=~Q(from_thing=F("to_thing")), name="link_joins_two_things"),
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="link_kind_is_known"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")), name="link_runs_forward"
            ),
        ]
        indexes = [
            models.Index(fields=["from_thing", "kind"], name="link_from"),
            models.Index(fields=["to_thing", "kind"], name="link_to"),
        ]

    def __str__(self) -> str:
        return f"{self.from_thing_id} {self.kind} {self.to_thing_id}"
