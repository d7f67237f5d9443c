"""Where people work and as what, for the pages that show it: the cast of a demonstration, and one's own account."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import bodies_of, posts_by_person, roles_of
from goldthread.core.spec.role import Role
from goldthread.web.office.tabs import start


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody is at one body: the body's name, the posts there, the roles in words, where its office begins."""

    body: str
    posts: str
    roles: str
    href: str

    @property
    def what(self) -> str:
        """Posts and roles together."""
        return "; ".join(filter(None, (self.posts, self.roles)))


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: whom the button signs in, how they are called, and what they are where."""

    pk: int
    title: str
    initials: str
    places: tuple[Place, ...]


def cast(on: date, home: Body) -> tuple[Member, ...]:
    """Everybody of the demonstration who holds a role on the day, in the order in which they came.

    What they are at the body that the installation speaks for comes first.
    """
    people = Person.objects.filter(is_demo=True, is_active=True).order_by("pk")
    members = [_member(person, on, home) for person in people]
    return tuple(member for member in members if member.places)


def places(person: Person, on: date, home: Body) -> tuple[Place, ...]:
    """Where the person works on the day, and as what; the body that the installation speaks for first."""
    bodies = sorted(bodies_of(person, on), key=lambda body: body != home)
    return tuple(_place(person, body, on) for body in bodies)


def _member(person: Person, on: date, home: Body) -> Member:
    where = places(person, on, home)
    title = next((place.posts for place in where if place.posts), where[0].roles if where else person.name)
    return Member(person.pk, title, person.name, where)


def _place(person: Person, body: Body, on: date) -> Place:
    posts = posts_by_person(body, on, [person.pk]).get(person.pk, ())
    roles = sorted(roles_of(person, body, on) - {Role.PUBLIC}, key=list(Role).index)
    said = ", ".join(_(role.label).lower() for role in roles)
    return Place(body.name, ", ".join(posts), said, start(body.slug))
