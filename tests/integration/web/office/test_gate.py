"""The gate of the office: who comes in, who is turned away with which reason, and what they had typed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone
from tests.cast import Cast, cast, signed_in

from goldthread.apps.people.models import Person
from goldthread.core.spec.role import Role
from goldthread.web.middleware import Site
from goldthread.web.office.gate import TurnedAway, gate

TODAY = timezone.localdate()


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


def asked(body, some=None, method: str = "get", path: str = "/office/x/entry/", **fields):
    request = getattr(RequestFactory(), method)(path, fields or None)
    request.user = some or AnonymousUser()
    request.session = SessionStore()
    request.goldthread = Site(body, False, TODAY)
    return request


@pytest.mark.parametrize("name", [role.value for role in Role if role.is_given])
def test_everybody_with_a_role_comes_in_as_who_they_are(here, name):
    some = getattr(here, name)

    desk = gate(asked(here.body, some), here.body.slug)

    assert (desk.body, desk.actor.key, desk.today, desk.bodies) == (here.body, some.key, TODAY, (here.body,))
    assert desk.may(Role(name))


def test_somebody_of_another_body_is_turned_away_with_the_reason(here):
    answer = signed_in(here.outsider).get(f"/office/{here.body.slug}/people/")

    assert answer.status_code == 403
    assert "You hold no role at Board for Testing." in answer.text


def test_office_of_another_body_is_open_to_its_own_people_only(here):
    path = f"/office/{here.elsewhere.slug}/people/"

    assert signed_in(here.outsider).get(path).status_code == 200
    assert signed_in(here.officer).get(path).status_code == 403


def test_role_that_is_not_enough_is_told_which_is(here):
    with pytest.raises(TurnedAway) as caught:
        gate(asked(here.body, here.officer), here.body.slug, Role.ADMINISTRATOR)

    assert caught.value.response.status_code == 403
    assert "hold one of these roles: Administrator." in caught.value.response.content.decode()


def test_unknown_body_is_not_found(here):
    with pytest.raises(Http404):
        gate(asked(here.body, here.officer), "nowhere")


def test_stranger_is_led_to_sign_in_and_back(client, here):
    answer = client.get(f"/office/{here.body.slug}/people/?page=2")

    assert answer.url == f"/account/sign-in/?next=%2Foffice%2F{here.body.slug}%2Fpeople%2F%3Fpage%3D2"


def test_stranger_learns_not_whether_a_body_is_kept(client, here):
    assert client.get("/office/nowhere/people/").status_code == 302


def test_inactive_person_is_a_stranger(here):
    client = signed_in(here.officer)
    Person.objects.filter(pk=here.officer.pk).update(is_active=False)

    assert client.get(f"/office/{here.body.slug}/people/").status_code == 302
