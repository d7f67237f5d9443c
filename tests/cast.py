"""The fixed cast of the tests: one person for each role at a body, and an outsider who works at another one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.models import Person, Post
from goldthread.apps.people.operations import give_role, hold_post, keep_post
from goldthread.apps.people.queries import Actor, actor
from goldthread.core.spec.role import Role

PASSWORD = "plain heron walks north"
SINCE = date(2020, 4, 1)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who there is. `outsider` is an officer of `elsewhere` and holds no role at `body`."""

    body: Body
    elsewhere: Body
    administrator: Person
    officer: Person
    analyst: Person
    finance_officer: Person
    approver: Person
    decision_maker: Person
    contributor: Person
    panel_member: Person
    auditor: Person
    outsider: Person

    def actor(self, name: str, on: date | None = None) -> Actor:
        """Who the person of this name here is at the body."""
        return actor(getattr(self, name), self.body, on or today())

    def post(self, name: str) -> Post:
        """The post of the person of this name here."""
        return getattr(self, name).holdings.get().post


def cast(body: Body) -> Cast:
    """Everybody, each with a post of the same name as the role. Called again for the same body it gives the same."""
    elsewhere = found(name="Elsewhere", by="system")
    made = {role.value: person(body, role) for role in Role if role.is_given}
    return Cast(body=body, elsewhere=elsewhere, outsider=person(elsewhere, Role.OFFICER, name="outsider"), **made)


def person(body: Body, *roles: Role, name: str = "", owner: str = "") -> Person:
    """Somebody with these roles and a post at the body, who signs in with `PASSWORD`."""
    called = name or "_".join(role.value for role in roles)
    some, is_new = Person.objects.get_or_create(email=f"{called}@{body.slug}.example", defaults={"name": called})
    if is_new:
        some.set_password(PASSWORD)
        some.save()
    for role in roles:
        give_role(person=some, body=body, role=role, since=SINCE, by="system")
    works_for = owner or ("F" if Role.CONTRIBUTOR in roles else "C")
    title = called.replace("_", " ").capitalize()
    hold_post(
        person=some,
        post=keep_post(body=body, name=title, owner=works_for, by="system"),
        since=SINCE,
        by="system",
    )
    return some


def signed_in(some: Person) -> Client:
    """A browser in which the person is signed in, past the second factor."""
    from allauth.mfa.models import Authenticator

    client = Client()
    client.force_login(some)
    if not some.is_demo:
        Authenticator.objects.get_or_create(user=some, type=Authenticator.Type.TOTP, defaults={"data": secret()})
    return client


def secret() -> dict[str, Any]:
    """What is kept of the second factor that everybody of the cast has."""
    return {"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
