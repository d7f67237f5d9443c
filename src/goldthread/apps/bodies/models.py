"""The body whose record is kept, and the one row that says how this home is run."""

from django.db import models
from django.db.models import Q

LONGEST_NAME = 200
"""Characters of a body's name."""


class BodyKind(models.TextChoices):
    """What kind of body keeps the record. More kinds come as data, not as classes."""

    COMMISSIONER = "police_and_crime_commissioner", "Police and crime commissioner"
    MAYOR = "mayor_with_policing_functions", "Mayor with policing functions"
    BOARD = "policing_and_crime_board", "Policing and crime board"
    PARTNERSHIP = "community_safety_partnership", "Community safety partnership"


class Body(models.Model):
    """One body. `area` is the short name (slug) of its police force area, empty until it is known."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=40, choices=BodyKind.choices, default=BodyKind.COMMISSIONER)
    office_holder_title = models.CharField(max_length=120, blank=True)
    area = models.SlugField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="body_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Home(models.Model):
    """How this home is run: for which body, and whether it is a demonstration with a day of its own. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    is_demo = models.BooleanField(default=False)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="home_is_one_row"),
            models.CheckConstraint(condition=Q(is_demo=True) | Q(as_of=None), name="home_own_day_only_in_demo"),
        ]

    def __str__(self) -> str:
        return f"{self.body} (demonstration)" if self.is_demo else str(self.body)
