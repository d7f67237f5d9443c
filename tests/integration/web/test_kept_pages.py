"""A public page of a register is drawn once for each version of the record, and never shows an older one."""

from datetime import date

import pytest
from django.core.cache import caches
from django.test import Client
from tests.cast import cast
from tests.factories.entries import maker

from goldthread.apps.bodies.models import Home
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import Restriction, restrict

LIST = "/registers/agreement/"


@pytest.fixture
def office(body):
    people = cast(body)
    return people, maker(people, body)


@pytest.fixture
def entry(office):
    return office[1].entry(bound("agreement"), "in_force")


def test_page_is_drawn_once_for_a_version_of_the_record(entry, django_assert_max_num_queries):
    client = Client()
    first = client.get(LIST).content

    with django_assert_max_num_queries(3):
        again = client.get(LIST).content

    assert again == first
    assert entry.reference in again.decode()


def test_deed_makes_the_page_anew(office, entry):
    client = Client()
    client.get(LIST)

    other = office[1].entry(bound("agreement"), "in_force")

    assert other.reference in client.get(LIST).content.decode()


def test_restricted_entry_leaves_a_page_that_was_kept(office, entry):
    people, _make = office
    client = Client()
    assert entry.title in client.get(LIST).content.decode()

    restriction = Restriction(safe_label="Agreement A", exempt_under="commercial", people=(people.officer,))
    restrict(
        bound=bound("agreement"), thing=entry.thing, restriction=restriction, reason="x", by=people.actor("officer")
    )

    text = client.get(LIST).content.decode()
    assert entry.title not in text
    assert "Agreement A" in text


def test_another_day_makes_the_page_anew(entry, monkeypatch):
    client = Client()
    Home.objects.update(is_demo=True, as_of=date(2026, 3, 3))
    assert "3 March 2026" in client.get(LIST).content.decode()

    monkeypatch.setenv("GOLDTHREAD_TODAY", "2026-03-04")

    assert "4 March 2026" in client.get(LIST).content.decode()


def test_searches_are_pages_of_their_own(entry):
    client = Client()
    client.get(LIST)

    assert entry.reference not in client.get(f"{LIST}?q=nothing-like-it").content.decode()


def test_what_is_not_found_or_too_long_is_not_kept(entry):
    client = Client()

    missing = [client.get(f"{LIST}nowhere/").status_code for _ in range(2)]
    client.get(f"{LIST}?q={'x' * 400}")

    assert missing == [404, 404]
    assert len(caches["pages"]._cache) == 0
