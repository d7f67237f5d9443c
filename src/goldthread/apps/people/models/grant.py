"""Roles that people hold at bodies, and invitations to come and hold one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models.post import Post
from goldthread.core.spec.role import Role

ROLES = [(role.value, role.label) for role in Role if role.is_given]


class Grant(models.Model):
    """A role of a person at a body, from a day until another, half-open. An ended one stays as a fact."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=ROLES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=120)
    ended_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "body", "role"], condition=Q(until=None), name="grant_open_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="grant_ends_after_it_began"),
            models.CheckConstraint(condition=Q(role__in=[value for value, _ in ROLES]), name="grant_role_is_given"),
            models.CheckConstraint(
                condition=Q(until=None, ended_by="") | (Q(until__isnull=False) & ~Q(ended_by="")),
                name="grant_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.since}"


class Invitation(models.Model):
    """A link that lets whoever has it in: to a role at a body, or, without a role, to a new password.

    Only the digest of its token is kept. It works once, and until it expires or is withdrawn.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=20, choices=ROLES, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(email=""), name="invitation_has_an_address"),
            models.CheckConstraint(condition=Q(used_at=None) | Q(withdrawn_at=None), name="invitation_ends_in_one_way"),
        ]

    def __str__(self) -> str:
        return f"{self.role or 'password'} {self.pk}"
