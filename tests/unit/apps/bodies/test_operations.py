"""Bodies: founding one, opening the home for one, and the day it is."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.apps.bodies.models import Body, Home
from goldthread.apps.bodies.operations import CannotFoundBody, found, open_home, serve_area
from goldthread.apps.bodies.queries import NoBodyYet, current_body, home, now, today
from goldthread.core.errors import BadInput

pytestmark = pytest.mark.django_db


def test_found_keeps_the_name_as_said():
    body = found(name="O’Connor & Sons’ “Board”", by="system")

    assert (body.name, body.slug, body.created_by) == ("O’Connor & Sons’ “Board”", "oconnor-sons-board", "system")


def test_found_twice_is_one_body_with_its_first_facts():
    first = found(name="Testshire", area="north-yorkshire", by="system")
    second = found(name="Testshire", area="kent", by="system")

    assert (second.pk, second.area) == (first.pk, "north-yorkshire")


def test_found_refuses_a_name_without_letters():
    with pytest.raises(CannotFoundBody, match="no letter or digit"):
        found(name="!!!", by="system")


def test_found_keeps_a_name_of_two_hundred_characters_and_refuses_a_longer_one():
    body = found(name="n" * 200, by="system")

    with pytest.raises(CannotFoundBody, match=r"has 201 characters\. Give the body one of 200 at most"):
        found(name="n" * 201, by="system")

    assert Body.objects.get() == body


def test_home_that_was_never_opened_says_what_to_run():
    with pytest.raises(NoBodyYet, match="goldthread demo"):
        home()


def test_home_speaks_for_the_body_opened_last():
    one, two = found(name="One", by="system"), found(name="Two", by="system")

    open_home(body=one, is_demo=True, as_of=date(2026, 3, 3), by="system")
    open_home(body=two, is_demo=False, by="system")

    assert current_body() == two
    assert Home.objects.count() == 1
    assert Body.objects.count() == 2


def test_today_is_the_examples_day_in_a_demonstration():
    open_home(body=found(name="One", by="system"), is_demo=True, as_of=date(2026, 3, 3), by="system")

    assert today() == date(2026, 3, 3)


def test_today_honours_the_setting_in_a_demonstration_only(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_TODAY", "2020-02-29")
    body = found(name="One", by="system")

    open_home(body=body, is_demo=True, as_of=date(2026, 3, 3), by="system")
    in_demo = today()
    open_home(body=body, is_demo=False, by="system")

    assert in_demo == date(2020, 2, 29)
    assert today() == timezone.localdate()


@pytest.mark.parametrize("text", ["20200229", "2020-W09-6", "tomorrow"])
def test_today_refuses_a_setting_that_is_not_written_as_a_day(monkeypatch, text):
    open_home(body=found(name="One", by="system"), is_demo=True, as_of=date(2026, 3, 3), by="system")
    monkeypatch.setenv("GOLDTHREAD_TODAY", text)

    with pytest.raises(BadInput, match=rf"GOLDTHREAD_TODAY “{text}”: is not a day\."):
        today()


def test_now_is_on_the_day_of_the_home():
    open_home(body=found(name="One", by="system"), is_demo=True, as_of=date(2026, 3, 3), by="system")

    assert now().date() == date(2026, 3, 3)
    assert now().utcoffset() is not None


def test_home_of_an_office_cannot_have_a_day_of_its_own():
    body = found(name="One", by="system")

    with pytest.raises(IntegrityError), transaction.atomic():
        Home.objects.create(body=body, is_demo=False, as_of=date(2026, 3, 3))


def test_serve_area_is_kept():
    body = serve_area(body=found(name="One", by="system"), area="kent", by="system")

    assert Body.objects.get(pk=body.pk).area == "kent"
