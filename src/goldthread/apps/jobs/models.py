"""Which daily work has been given out for which day: a row, so that a worker that starts anew does not give it out
twice. The jobs themselves are rows of django-tasks."""

from django.db import models


class Round(models.Model):
    """One piece of daily work, given out for one day. `job` is the key of the job that does it; empty where jobs run at
    once."""

    work = models.CharField(max_length=80)
    day = models.DateField()
    job = models.CharField(max_length=64, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "day"], name="round_once_a_day")]

    def __str__(self) -> str:
        return f"{self.work} on {self.day}"
