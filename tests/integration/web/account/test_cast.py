"""The cast of a demonstration: a button each inside one, and nothing at all outside."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.checks import run_checks
from django.test import Client

from goldthread.apps.bodies.operations import open_home
from goldthread.apps.journeys import example_folder, open_example, open_office
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import bodies_of, person_called

ACCOUNT, DAY = "/account/", date(2026, 3, 3)


@pytest.fixture
def demo(db, home):
    return open_example(example_folder(), by="system")[0]


def faults() -> list[str]:
    return [fault.id for fault in run_checks(databases=["default"]) if fault.id.startswith("goldthread.E010")]


def test_page_shows_posts_with_a_button_each(client, demo):
    page = client.get(ACCOUNT).text

    posts = ["Chief executive, Monitoring officer", "Chief finance officer", "Policy officer", "Performance analyst"]
    posts += ["Assistant chief constable", "Provider of victims’ services", "Member of the panel", "Internal auditor"]
    assert [post for post in posts if post not in page] == []
    assert page.count('action="/account/as/') == Person.objects.count()


def test_button_signs_in_without_a_second_factor(client, demo):
    officer = person_called(demo, "P.D.")

    client.post(f"/account/as/{officer.pk}/")

    assert client.session["_auth_user_id"] == str(officer.pk)
    assert client.get(f"/office/{demo.slug}/people/").status_code == 200


def test_somebody_of_the_cast_works_at_both_bodies(demo):
    assert [body.name for body in bodies_of(person_called(demo, "p d"), DAY)] == [
        "Nottingham Crime and Drugs Partnership", "Nottinghamshire",
    ]  # fmt: skip


def test_two_spellings_and_rank_with_name_mean_the_same_people(demo):
    assert person_called(demo, "C.E.") == person_called(demo, "MO C.E.")
    assert person_called(demo, "Asst Chief Constable R.K.") == person_called(demo, "r. k.")


def test_opening_the_example_again_enters_nobody_twice(demo):
    before = Person.objects.count()

    open_example(example_folder(), by="system")

    assert Person.objects.count() == before


def test_buttons_are_refused_outside_a_demonstration(client, demo):
    officer = person_called(demo, "P.D.")
    open_home(body=demo, is_demo=False, by="s")

    assert client.post(f"/account/as/{officer.pk}/").status_code == 404
    assert client.get(ACCOUNT).url == "/account/sign-in/"


def test_nobody_but_the_cast_is_signed_in_by_a_button(client, demo):
    some = Person.objects.create(email="a@b.example", name="Ada")

    assert client.post(f"/account/as/{some.pk}/").status_code == 404


def test_button_is_pressed_not_followed(client, demo):
    assert client.get(f"/account/as/{Person.objects.first().pk}/").status_code == 405


def test_session_of_the_cast_is_nobodys_once_the_home_is_no_demonstration(client, demo):
    client.post(f"/account/as/{person_called(demo, 'P.D.').pk}/")
    open_home(body=demo, is_demo=False, by="s")

    assert client.get(ACCOUNT).url == "/account/sign-in/"


def test_check_refuses_to_start_with_the_cast_outside_a_demonstration(demo):
    inside = faults()
    open_home(body=demo, is_demo=False, by="s")

    assert (inside, faults()) == ([], ["goldthread.E010"])


def test_office_opened_in_the_home_of_a_demonstration_dismisses_its_people(demo):
    open_office(name="Own", area="", by="s")

    assert faults() == []
    assert not Person.objects.filter(is_active=True).exists()
    assert Client().get(ACCOUNT).url == "/account/sign-in/"


@pytest.mark.parametrize(
    ("onward", "gone"), [("https://evil.example/", False), ("//evil.example", False), ("/data/", True)]
)
def test_button_leads_on_within_the_site_only(client, demo, onward, gone):
    officer = person_called(demo, "P.D.")

    answer = client.post(f"/account/as/{officer.pk}/", {"next": onward})

    assert (answer.status_code, answer["Location"] == onward) == (302, gone)


def test_page_asked_for_is_carried_through_the_choice_of_somebody(client, demo):
    asked = "/office/board/people/?q=a&page=2"

    page = client.get("/account/sign-in/", {"next": asked}).content.decode()
    way = unescape(re.search(r'href="(/account/\?next=[^"]*)"', page)[1])
    choice = client.get(way).content.decode()

    assert unescape(re.search(r'name="next"\s+value="([^"]*)"', choice)[1]) == asked
