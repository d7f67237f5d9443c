"""What stands beside an entry: the people it is restricted to, the dates that fall due on it, the files put with it."""

from django.db import models
from django.db.models import Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.registers.models.thing import LONGEST_TITLE, Thing


class Named(models.Model):
    """A person who may read a restricted thing."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "person"], name="named_once")]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.person_id}"


class Due(models.Model):
    """A date on which something of an entry falls due. Kept in step with the entry by every write."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="dues")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, db_index=False)
    register = models.CharField(max_length=40)
    clock = models.CharField(max_length=40)
    due_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "clock"], name="due_once_a_clock")]
        indexes = [
            models.Index(fields=["body", "due_on"], name="due_by_day"),
            models.Index(fields=["body", "register", "due_on"], name="due_of_register"),
        ]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.clock} {self.due_on}"


class Attachment(models.Model):
    """A file put with a thing. Its bytes lie in the home under their hash; `media_type` is what its content says."""

    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=LONGEST_TITLE)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    added_by = models.CharField(max_length=120)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing", "sha256"], name="attachment_once_a_thing"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(title=""), name="attachment_is_named"),
        ]

    def __str__(self) -> str:
        return self.name
