"""Enters the people of a demonstration, with their posts and roles, through the deeds that an office uses. They come
from data; nobody is named here."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.people.operations import enter_cast_member, give_role, hold_post, keep_post, spell_person
from goldthread.core.errors import BadInput
from goldthread.core.spec.role import Role


def enter_cast(members: Iterable[Mapping[str, Any]], bodies: Mapping[str, Body], *, by: str) -> int:
    """Enter each with what they are at each body, and say how many there are. One who is in already stays as they are.

    A member has a `name`, and `places`: each a `body` by name, `roles`, `since`, a `post` with its `owner` if any, and
    the `spellings` by which papers of the body name the person. Raises BadInput for a body or a role that is unknown.
    """
    count = 0
    for member in members:
        places = [(_body(place, bodies), place) for place in member["places"]]
        person = enter_cast_member(body=places[0][0], name=member["name"], by=by)
        for body, place in places:
            _place(person, body, place, by=by)
        count += 1
    return count


def _place(person: Person, body: Body, place: Mapping[str, Any], *, by: str) -> None:
    since: date = place["since"]
    for role in place["roles"]:
        give_role(person=person, body=body, role=_role(role), since=since, by=by)
    if "post" in place:
        post = keep_post(body=body, name=place["post"], owner=place["owner"], by=by)
        hold_post(person=person, post=post, since=since, by=by)
    spell_person(body=body, person=person, spellings=place.get("spellings", ()), by=by)


def _body(place: Mapping[str, Any], bodies: Mapping[str, Body]) -> Body:
    if place["body"] not in bodies:
        raise BadInput("is no body of the example.", where=f"cast, body “{place['body']}”")
    return bodies[place["body"]]


def _role(text: str) -> Role:
    if text not in list(Role):
        raise BadInput("is no role.", where=f"cast, role “{text}”", mend=f"Give one of {', '.join(Role)}.")
    return Role(text)
