"""Posts, their spellings, and who holds them. A paper writes initials, a rank with a name, or half a title; all mean
one post, whoever holds it that day."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body

LONGEST_POST = 200
"""Characters of a post's name."""


class Owner(models.TextChoices):
    """For whom a post works, and who answers for an action."""

    OFFICE = "C", "Office"
    FORCE = "F", "Force"
    PARTNER = "P", "Partner"


class Post(models.Model):
    """One post of a body, or of its force or partners. It stays when another person comes to hold it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    name = models.CharField(max_length=LONGEST_POST)
    owner = models.CharField(max_length=1, choices=Owner.choices)
    created_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "name"], name="post_once_a_body"),
            models.CheckConstraint(condition=~Q(name=""), name="post_has_a_name"),
            models.CheckConstraint(condition=Q(owner__in=Owner.values), name="post_owner_is_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Spelling(models.Model):
    """A text that means a post, folded for lookup; the post's own name is one of them."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="spellings")
    text = models.CharField(max_length=LONGEST_POST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "text"], name="spelling_means_one_post"),
            models.CheckConstraint(condition=~Q(text=""), name="spelling_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Basis(models.TextChoices):
    """Why a post is somebody's for a time: their own, until it is filled, or while its holder is away."""

    HOLDS = "holds", "Holds the post"
    ACTS = "acts", "Acts in the post"
    COVERS = "covers", "Covers the post"


class Holding(models.Model):
    """A post in a person's hands from a day until another, half-open. Two may share one; one may have several."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=6, choices=Basis.choices, default=Basis.HOLDS)
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post", "basis"], condition=Q(until=None), name="holding_open_once"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="holding_ends_after_it_began"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="holding_basis_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.since}"
