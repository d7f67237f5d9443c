"""What was said of an action on which day, who sent it, and who let it stand."""

from django.db import models
from django.db.models import F, Q

from goldthread.apps.people.models import Post
from goldthread.apps.planning.plans import StatusWord
from goldthread.apps.planning.registers.action import Action
from goldthread.apps.planning.words import LONGEST_LETTER, LONGEST_WORDS, UpdateState

LONGEST_KEY = 120
"""Characters of the key of somebody who did something, such as person:12."""


class Update(models.Model):
    """What was said of an action on a day. The period is half-open: `ends_on` is the first day after it.

    A status is set by most updates and not by all; `strange_letter` is one that the plan's key lacks, as it was
    written. `office_note` is never public, and nothing of an update is before it is approved. `is_loaded`: the plan's
    workbook says it, and not somebody here.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    on = models.DateField()
    period = models.CharField(max_length=LONGEST_WORDS, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    status = models.ForeignKey(StatusWord, null=True, blank=True, on_delete=models.RESTRICT)
    strange_letter = models.CharField(max_length=LONGEST_LETTER, blank=True)
    text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    office_note = models.TextField(blank=True)
    by_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT)
    see = models.ForeignKey(Action, null=True, blank=True, on_delete=models.SET_NULL, related_name="pointed_at")
    place = models.PositiveIntegerField()
    is_loaded = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=UpdateState.choices, default=UpdateState.SENT)
    sent_by = models.CharField(max_length=LONGEST_KEY)
    sent_at = models.DateTimeField()
    decided_by = models.CharField(max_length=LONGEST_KEY, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

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
            models.CheckConstraint(condition=Q(state__in=UpdateState.values), name="update_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=UpdateState.SENT, decided_by="", decided_at=None)
                | (~Q(state=UpdateState.SENT) & ~Q(decided_by="") & Q(decided_at__isnull=False)),
                name="update_decided_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state=UpdateState.SENT_BACK) | ~Q(why=""), name="update_back_says_why"),
            models.CheckConstraint(condition=Q(status=None) | Q(strange_letter=""), name="update_has_one_status"),
        ]
        indexes = [
            models.Index(fields=["action", "on"], name="update_of_action"),
            models.Index(fields=["state"], condition=Q(state=UpdateState.SENT), name="update_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} on {self.on}"
