"""The chain of entries, their words, what they are about, and the head of each body's chain. Rows hold plain keys only,
so that every room above can be recorded; the database refuses to change what is sealed (`triggers`)."""

from django.db import models
from django.db.models import Q

LONGEST_KEY = 160
"""Characters of a plain key, such as `thing:31`."""
LONGEST_BODY = 80
DIGITS = 64
"""Hexadecimal digits of a SHA-256."""


class Event(models.Model):
    """One entry. `number` counts from 1 within a body and leaves none out; `day` is the local day of `at`; `hash` seals
    all other columns but the id, and the keys of the subjects."""

    body = models.CharField(max_length=LONGEST_BODY)
    number = models.PositiveBigIntegerField()
    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=LONGEST_KEY)
    event = models.CharField(max_length=80)
    digest = models.CharField(max_length=DIGITS)
    previous = models.CharField(max_length=DIGITS)
    hash = models.CharField(max_length=DIGITS)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="event_number_once"),
            models.UniqueConstraint(fields=["body", "previous"], name="event_leads_on_once"),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(by="") & ~Q(event="") & Q(number__gte=1), name="event_is_whole"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "event", "-number"], name="event_by_kind"),
            models.Index(fields=["body", "by", "-number"], name="event_by_whom"),
            models.Index(fields=["body", "day", "number"], name="event_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number} {self.event}"


class Payload(models.Model):
    """The words of an entry: its facts as JSON, under a salt. Blanking takes both away and says when and why."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="payload")
    salt = models.CharField(max_length=32, blank=True)
    text = models.TextField(blank=True)
    blanked_at = models.DateTimeField(null=True, blank=True)
    blanked_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(~Q(text="") & ~Q(salt="") & Q(blanked_at=None) & Q(blanked_why=""))
                | (Q(text="") & Q(salt="") & Q(blanked_at__isnull=False) & ~Q(blanked_why="")),
                name="payload_is_held_or_blanked",
            )
        ]

    def __str__(self) -> str:
        return self.text or "blanked"


class Subject(models.Model):
    """That an entry is about something. A bulk deed is one entry with many of these."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="subjects", db_index=False)
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="subject_once_an_event")]
        indexes = [models.Index(fields=["key", "-event"], name="subject_by_key")]

    def __str__(self) -> str:
        return self.key


class Head(models.Model):
    """How far the chain of a body goes. Whoever writes holds this row, so that two writers never fork it."""

    body = models.CharField(max_length=LONGEST_BODY, primary_key=True)
    number = models.PositiveBigIntegerField()
    day = models.DateField(null=True)
    hash = models.CharField(max_length=DIGITS)

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
