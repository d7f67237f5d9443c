"""A plan, its status key and its tree, and the workbook it was last loaded from."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.planning.words import LONGEST_LETTER, LONGEST_WORDS, NODE_KINDS, Group, PlanState, StatusKind
from goldthread.apps.registers.models import LONGEST_CODE, LONGEST_TITLE, Kind, Thing


class Plan(models.Model):
    """A plan of a body. `position_on` is the day of the last position that was published, if any was. `letters` are
    those with which its papers head the column of statuses, such as RAG."""

    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True)
    code = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=PlanState.choices)
    starts_on = models.DateField()
    ends_on = models.DateField()
    position_on = models.DateField(null=True, blank=True)
    letters = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plan_runs_forward"),
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_is_known"),
        ]

    def __str__(self) -> str:
        return self.code


class StatusWord(models.Model):
    """A line of a plan's status key: the letter in the margin, its word, and what it means there."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="status_words")
    letter = models.CharField(max_length=LONGEST_LETTER)
    word = models.CharField(max_length=LONGEST_WORDS)
    meaning = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=StatusKind.choices)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "letter"], name="status_letter_once_a_plan"),
            models.UniqueConstraint(fields=["plan", "word"], name="status_word_once_a_plan"),
            models.CheckConstraint(condition=~Q(letter="") & ~Q(word=""), name="status_has_letter_and_word"),
            models.CheckConstraint(condition=Q(kind__in=StatusKind.values), name="status_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.word


class Node(models.Model):
    """A part of the plan's tree: vision, value, theme, objective, pledge or priority. The plan itself is none."""

    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="nodes")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="children")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in NODE_KINDS])
    group = models.CharField(max_length=20, blank=True, choices=Group.choices)
    reference = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "reference"], name="node_once_a_plan"),
            models.CheckConstraint(condition=Q(kind__in=[str(kind) for kind in NODE_KINDS]), name="node_kind_is_known"),
            models.CheckConstraint(
                condition=Q(group="") | Q(kind=Kind.PRIORITY, group__in=Group.values), name="node_group_for_priority"
            ),
            models.CheckConstraint(condition=~Q(parent=F("thing")), name="node_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class PlanFile(models.Model):
    """The workbook that a plan was last loaded from. It may hold posts and insights of the office; it is not kept."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=120)
    warnings = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name
