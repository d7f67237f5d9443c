"""The paragraphs of papers, kept as records, and the measures that they rest on."""

from django.db import models
from django.db.models import Q

from goldthread.apps.planning.plans import Node, Plan
from goldthread.apps.planning.words import LONGEST_WORDS, Visibility
from goldthread.apps.registers.models import LONGEST_CODE, LONGEST_TITLE, Thing


class Insight(models.Model):
    """One paragraph of a paper, kept as a record. `edition` is the month to which that paper runs, as 2022-03.

    Its texts may bind figures, as core.bound says.
    """

    thing = models.OneToOneField(Thing, on_delete=models.CASCADE, primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="insights")
    node = models.ForeignKey(Node, null=True, blank=True, on_delete=models.SET_NULL)
    edition = models.CharField(max_length=7)
    headline = models.CharField(max_length=LONGEST_TITLE)
    finding = models.TextField(blank=True)
    comparator = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    action_text = models.TextField(blank=True)
    footnote = models.TextField(blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices)
    category = models.CharField(max_length=LONGEST_WORDS, blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="insight_visibility_is_known"),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.PUBLIC, category="")
                | (Q(visibility=Visibility.OFFICE) & ~Q(category="")),
                name="insight_withheld_says_why",
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="insight_has_a_headline"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.edition} {self.headline[:40]}"


class InsightFigure(models.Model):
    """A measure that an insight rests on, for a group or an area where it says so."""

    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="figures")
    measure = models.SlugField(max_length=LONGEST_CODE)
    group = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=200, blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["insight", "measure", "group", "area"], name="figure_once_an_insight")
        ]

    def __str__(self) -> str:
        return self.measure
