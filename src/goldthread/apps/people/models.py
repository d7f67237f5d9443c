"""Posts and their spellings. A paper writes initials, a rank with a name, or half a title; all mean one post."""

from django.db import models
from django.db.models import Q

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
