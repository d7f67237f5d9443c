"""People who sign in, and the spellings by which papers name them. A person belongs to no body: roles do."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldthread.apps.bodies.models import Body

LONGEST_PERSON = 120
"""Characters of a person's name."""


def fold_email(text: str) -> str:
    """An address as it is kept and compared: without blanks around it, in lower case."""
    return text.strip().lower()


class People(BaseUserManager["Person"]):
    """Finds people by their address, however it is capitalised."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=fold_email(username or ""))


class Person(AbstractBaseUser):
    """Somebody who signs in, by e-mail address and password. Kept addresses are in lower case.

    Without an address nobody signs in: one whose data were erased, and the people of a demonstration, who have no
    password either.
    """

    email = models.EmailField(max_length=254, unique=True, null=True, blank=True)
    name = models.CharField(max_length=LONGEST_PERSON)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(email=""), name="person_address_is_one_or_none"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(erased_at__isnull=False, email=None, name="", is_active=False),
                name="person_erased_is_nobody",
            ),
            models.CheckConstraint(condition=Q(is_demo=False) | Q(email=None), name="person_of_a_demo_has_no_address"),
        ]

    def __str__(self) -> str:
        return self.name or f"Person {self.pk}, erased"

    def clean(self) -> None:
        """Nothing to normalise: operations fold the address before it is kept."""

    @property
    def key(self) -> str:
        """The plain key by which the record of deeds names the person."""
        return f"person:{self.pk}"


class PersonSpelling(models.Model):
    """A text that means a person in the papers of a body, folded for lookup: initials, a rank with a name."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="spellings")
    text = models.CharField(max_length=LONGEST_PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "text"], name="person_spelling_means_one"),
            models.CheckConstraint(condition=~Q(text=""), name="person_spelling_has_a_text"),
        ]

    def __str__(self) -> str:
        return self.text
