"""The bodies whose record is kept, how each was styled from which day, and the one row that says how this home is run.
A body stays one body when its name, its kind or its office-holder's title change."""

from django.db import models
from django.db.models import F, Q

LONGEST_NAME = 200
"""Characters of a body's name."""
LONGEST_SLUG = 80
"""Characters of the short name that addresses and the record of deeds use."""


class BodyKind(models.TextChoices):
    """What kind of body keeps the record. More kinds come as data, not as classes."""

    COMMISSIONER = "police_and_crime_commissioner", "Police and crime commissioner"
    MAYOR = "mayor_with_policing_functions", "Mayor with policing functions"
    BOARD = "policing_and_crime_board", "Policing and crime board"
    PARTNERSHIP = "community_safety_partnership", "Community safety partnership"


class Body(models.Model):
    """One body. `area` is the short name (slug) of its police force area, empty until it is known.

    Name, kind, title and area are those of its present style, kept here so that a page need not look them up by day.
    A body that took over from another says from which and on which day: both are set or both empty.
    """

    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=40, choices=BodyKind.choices, default=BodyKind.COMMISSIONER)
    office_holder_title = models.CharField(max_length=120, blank=True)
    area = models.SlugField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    predecessor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")
    succeeded_on = models.DateField(null=True, blank=True)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="body_has_a_name"),
            models.CheckConstraint(
                condition=Q(predecessor=None, succeeded_on=None)
                | Q(predecessor__isnull=False, succeeded_on__isnull=False),
                name="body_succeeds_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Style(models.Model):
    """How a body is called from a day until another: legal name, kind, office-holder's title, area served.

    Half-open: it holds on `since` and no longer on `until`. A body's first style has no first day, its last no end.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="styles")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    legal_name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=40, choices=BodyKind.choices)
    office_holder_title = models.CharField(max_length=120, blank=True)
    area = models.SlugField(max_length=80, blank=True)
    by = models.CharField(max_length=120)

    class Meta:
        ordering = [F("since").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["body", "since"], name="style_one_a_day"),
            models.UniqueConstraint(fields=["body"], condition=Q(since=None), name="style_first_once"),
            models.UniqueConstraint(fields=["body"], condition=Q(until=None), name="style_present_once"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="style_ends_after_it_began"),
            models.CheckConstraint(condition=~Q(legal_name=""), name="style_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.legal_name} ({self.since or 'first'})"


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
