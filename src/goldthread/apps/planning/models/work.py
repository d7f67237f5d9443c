"""Actions, who leads them, and what was said of them on which day."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.people.models import Owner, Post
from goldthread.apps.planning.models.plan import Plan, StatusWord
from goldthread.apps.planning.models.words import LONGEST_WORDS, MONITORING
from goldthread.apps.registers.models import LONGEST_CODE, LONGEST_TITLE, Thing


class Action(models.Model):
    """Something that somebody is to do. `programme` is empty for the actions that deliver the plan."""

    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    reference = models.CharField(max_length=LONGEST_CODE)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=1, choices=Owner.choices)
    programme = models.CharField(max_length=20, blank=True, choices=[(MONITORING, "Monitoring")])
    due_words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    note = models.TextField(blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "reference"], name="action_once_a_plan"),
            models.CheckConstraint(condition=Q(owner__in=Owner.values), name="action_owner_is_known"),
            models.CheckConstraint(condition=Q(programme__in=["", MONITORING]), name="action_programme_is_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class Lead(models.Model):
    """A post that leads an action; an action may have several, in order."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leads")
    post = models.ForeignKey(Post, on_delete=models.PROTECT)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "post"], name="lead_once_an_action")]

    def __str__(self) -> str:
        return f"{self.action_id} {self.post_id}"


class Update(models.Model):
    """What was said of an action on a day. The period is half-open: `ends_on` is the first day after it.

    A status is set by most updates and not by all. `office_note` is never public.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField()
    period = models.CharField(max_length=LONGEST_WORDS, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    status = models.ForeignKey(StatusWord, null=True, blank=True, on_delete=models.RESTRICT)
    text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    office_note = models.TextField(blank=True)
    by_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT)
    see = models.ForeignKey(Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="pointed_at")
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "place"], name="update_once_a_place"),
            models.CheckConstraint(
                condition=Q(period="", starts_on=None, ends_on=None)
                | (
                    ~Q(period="")
                    & Q(starts_on__isnull=False)
                    & Q(ends_on__isnull=False)  # a check that cannot be answered is passed: said here on purpose
                    & Q(ends_on__gt=F("starts_on"))
                ),
                name="update_period_whole_or_absent",
            ),
            models.CheckConstraint(condition=Q(see=None) | ~Q(see=F("action")), name="update_points_elsewhere"),
        ]
        indexes = [models.Index(fields=["action", "on"], name="update_of_action")]

    def __str__(self) -> str:
        return f"{self.action_id} on {self.on}"
