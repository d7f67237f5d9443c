"""Reads: who somebody is at a body on a day. The answer is a frozen value, the actor, that other rooms ask with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Grant, Person, PersonSpelling
from goldthread.apps.people.queries.post import fold_name, holdings_on
from goldthread.core.spec.role import Role

Asker = Person | AnonymousUser
"""Who asks: somebody signed in, or nobody known."""

NOBODY = frozenset({Role.PUBLIC})


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks, at one body on one day. `key` is what the record of deeds calls them, empty for the public.

    `posts` are the keys (pk) of the posts that are theirs that day; `title` is how
    pages name them: by their posts, or by name where they have none.
    """

    key: str
    name: str
    roles: frozenset[Role]
    posts: frozenset[int]
    body: Body
    person_id: int | None = None
    title: str = ""

    def is_any(self, *roles: Role) -> bool:
        """Whether the actor holds one of the roles."""
        return not self.roles.isdisjoint(roles)


def grants_on(on: date) -> QuerySet[Grant]:
    """Every role held on the day: given, and not taken before the day or on it."""
    return Grant.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def roles_of(person: Asker, body: Body, on: date) -> frozenset[Role]:
    """The roles of a person at the body on the day; PUBLIC is always among them, and all that nobody known has."""
    if not isinstance(person, Person) or not person.is_active:
        return NOBODY
    held = grants_on(on).filter(person=person, body=body).values_list("role", flat=True)
    return NOBODY | {Role(role) for role in held}


def all_roles(person: Asker, on: date) -> frozenset[Role]:
    """The roles of a person at any body of the installation."""
    if not isinstance(person, Person) or not person.is_active:
        return NOBODY
    return NOBODY | {Role(role) for role in grants_on(on).filter(person=person).values_list("role", flat=True)}


def bodies_of(person: Asker, on: date) -> tuple[Body, ...]:
    """The bodies at which the person holds a role on the day, by name."""
    if not isinstance(person, Person) or not person.is_active:
        return ()
    return tuple(Body.objects.filter(pk__in=grants_on(on).filter(person=person).values("body_id")).order_by("name"))


def actor(person: Asker, body: Body, on: date) -> Actor:
    """Who the person is at the body on the day."""
    return _actor(person, body, on, roles_of(person, body, on))


def _actor(person: Asker, body: Body, on: date, roles: frozenset[Role]) -> Actor:
    if not isinstance(person, Person) or not person.is_active:
        return Actor("", "", roles, frozenset(), body)
    held = holdings_on(on).filter(person=person, post__body=body).order_by("post__name")
    posts = dict(held.values_list("post_id", "post__name"))
    title = ", ".join(posts.values()) or person.name
    return Actor(person.key, person.name, roles, frozenset(posts), body, person.pk, title)


def standing(person: Person, body: Body, on: date) -> tuple[Actor, tuple[Body, ...]]:
    """What `actor` and `bodies_of` answer, in fewer reads: who a person is at a body, and where they hold a role."""
    held = list(grants_on(on).filter(person=person).values_list("body_id", "role")) if person.is_active else []
    who = _actor(person, body, on, NOBODY | {Role(role) for where, role in held if where == body.pk})
    bodies = {where for where, _role in held}
    if bodies <= {body.pk}:
        return who, (body,) if bodies else ()
    return who, tuple(Body.objects.filter(pk__in=bodies).order_by("name"))


def person_called(body: Body, text: str) -> Person | None:
    """The person whom the text means in the papers of the body; None when it means nobody."""
    found = PersonSpelling.objects.filter(body=body, text=fold_name(text)).select_related("person").first()
    return found.person if found else None


def people_of(body: Body, on: date) -> dict[Person, frozenset[Role]]:
    """Everybody who holds a role at the body on the day, by name, with their roles there."""
    found: defaultdict[Person, set[Role]] = defaultdict(set)
    for grant in grants_on(on).filter(body=body).select_related("person").order_by("person__name", "person_id", "pk"):
        found[grant.person].add(Role(grant.role))
    return {person: frozenset(roles) for person, roles in found.items()}


def titles(keys: Iterable[str], body: Body, on: date) -> dict[str, str]:
    """How pages of the body name those whom the record of deeds calls by these keys, in three reads at most.

    A person by the posts held on the day, else by name; a key that is no person's (“system”) is left out.
    """
    wanted = {int(key.removeprefix("person:")) for key in keys if key.removeprefix("person:").isdigit()}
    people = Person.objects.filter(pk__in=wanted)
    posts = posts_by_person(body, on, wanted)
    return {one.key: ", ".join(posts.get(one.pk, ())) or str(one) for one in people}


def posts_by_person(body: Body, on: date, people: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The names of the posts of the body that each of these people (pk) has on the day, in one read."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    held = holdings_on(on).filter(post__body=body, person_id__in=set(people)).select_related("post")
    for holding in held.order_by("post__name"):
        found[holding.person_id].append(holding.post.name)
    return {pk: tuple(dict.fromkeys(names)) for pk, names in found.items()}
