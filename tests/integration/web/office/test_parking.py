"""What somebody typed when their session had ended: kept for them, once, and for nobody else."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from tests.cast import PASSWORD, Cast, cast, signed_in

from goldthread.web.office.parking import MOST_PARKED, PARKED, WHO, park, parked

LONG = {"title": ["A title"], "ticks": ["one", "two"], "text": ["Łong\r\n text " * 50]}
PAGE = "/office/x/entry/"


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


def sent(some=None, **fields):
    """A form that comes after the session of this person has ended."""
    request = RequestFactory().post(PAGE, fields)
    request.user, request.session = AnonymousUser(), SessionStore()
    if some is not None:
        request.session[SESSION_KEY] = str(some.pk)
    return request


def sign_in(client: Client, some, path: str) -> None:
    client.post("/account/sign-in/", {"login": some.email, "password": PASSWORD, "next": path})


def lost_session(here: Cast) -> tuple[Client, str]:
    """A browser whose session ended while its person, a panel member, typed on a page of the office."""
    client, path = signed_in(here.panel_member), f"/office/{here.body.slug}/people/invite/"
    client.get(path)
    del client.cookies["sessionid"]
    return client, path


def test_form_sent_after_the_session_ended_is_kept_for_the_same_person(here):
    client, path = lost_session(here)

    answer = client.post(path, {"title": "A title", "password": "hush"})

    assert "What you typed is kept" in client.get(answer.url).text
    kept = client.session[PARKED]
    assert (kept["path"], kept["fields"], kept["who"]) == (path, {"title": ["A title"]}, str(here.panel_member.pk))


def test_form_of_nobody_known_is_not_kept(here):
    client, path = Client(), f"/office/{here.body.slug}/people/invite/"

    answer = client.post(path, {"email": "new@office.example"})

    assert "What you typed is kept" not in client.get(answer.url).text
    assert PARKED not in client.session


def test_browser_that_claims_another_person_is_not_believed(here):
    client, path = lost_session(here)
    client.cookies[WHO] = str(here.administrator.pk)

    client.post(path, {"title": "A title"})

    assert PARKED not in client.session


def test_cookie_of_the_person_goes_to_office_pages_only(here):
    client, _path = lost_session(here)

    cookie = client.cookies[WHO]

    assert (cookie["path"], bool(cookie["httponly"]), cookie["samesite"]) == ("/office/", True, "Lax")
    assert WHO not in Client().get("/").cookies


def test_what_was_parked_is_given_once_and_for_its_page_only(here):
    request = sent(here.officer, **LONG)
    park(request)
    request.user = here.officer

    assert parked(request, "/office/x/other/") is None
    given = parked(request, PAGE)
    assert {key: given.getlist(key) for key in given} == LONG
    assert parked(request, PAGE) is None


def test_what_another_person_typed_is_dropped(here):
    request = sent(here.officer, **LONG)
    park(request)

    request.user = here.analyst
    assert parked(request, "/office/x/other/") is None
    request.user = here.officer

    assert parked(request, PAGE) is None


def test_what_was_parked_long_ago_is_gone(here):
    request = sent(here.officer, **LONG)
    park(request)
    request.session[PARKED]["at"] -= 3601
    request.user = here.officer

    assert parked(request, PAGE) is None


def test_form_longer_than_is_kept_is_not(here):
    request = sent(here.officer, text="x" * (MOST_PARKED + 1))

    park(request)

    assert PARKED not in request.session
