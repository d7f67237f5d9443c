"""Work on entries that is not yet part of them: answers typed so far, changes that wait for another person, and where a
body waives that person."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.registers.models.thing import Thing


class Draft(models.Model):
    """What a person has typed so far, for a new entry or for a change to one. `answers` are the texts as typed, by
    field; `revision` is that of the entry when the person began."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    register = models.CharField(max_length=40)
    thing = models.ForeignKey(Thing, null=True, blank=True, on_delete=models.CASCADE)
    revision = models.PositiveIntegerField(default=0)
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "person", "register", "thing"], name="draft_one_a_person"),
            models.UniqueConstraint(
                fields=["body", "person", "register"], condition=Q(thing=None), name="draft_one_new_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.thing_id or 'new'}"


class Verdict(models.TextChoices):
    """What became of a proposed change."""

    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Sent back"


class Proposal(models.Model):
    """A change to an entry that waits for another person. `answers` are texts by field, as in a draft; `by` and
    `decided_by` are keys of the record of deeds. Who decides and when are both set or both empty."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="proposals")
    register = models.CharField(max_length=40)
    revision = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.WAITING)
    decided_by = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["thing", "by"], condition=Q(verdict=Verdict.WAITING), name="proposal_one_waiting_a_person"
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.WAITING, decided_by="", decided_at=None)
                | (~Q(verdict=Verdict.WAITING) & ~Q(decided_by="") & Q(decided_at__isnull=False)),
                name="proposal_decided_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["register", "verdict"], name="proposal_waiting")]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.verdict}"


class Waiver(models.Model):
    """That a body lets one person take a step which otherwise asks for another, and why."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE)
    register = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.TextField()
    by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "register", "step", "since"], name="waiver_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_a_reason"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="waiver_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.step}"
