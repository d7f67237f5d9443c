"""Waivers of the second person: the office reads them, an administrator makes and ends them with a reason."""

import pytest
from django.test import Client
from tests.cast import Cast, cast, person, signed_in

from goldthread.apps.audit.queries import history
from goldthread.apps.registers.models import Waiver
from goldthread.apps.registers.queries.waivers import pairs
from goldthread.core.spec.role import Role


@pytest.fixture
def here(body) -> Cast:
    return cast(body)


@pytest.fixture
def boss(here) -> Client:
    return signed_in(here.administrator)


@pytest.fixture
def step() -> str:
    return next(pair.code for pair in pairs() if pair.bound.code == "agreement")


def path(here: Cast, more: str = "") -> str:
    return f"/office/{here.body.slug}/waivers/{more}"


@pytest.mark.parametrize(("name", "status"), [("auditor", 200), ("officer", 200), ("contributor", 403)])
def test_waivers_are_read_by_the_office(here, name, status):
    assert signed_in(getattr(here, name)).get(path(here)).status_code == status


def test_waiver_is_made_shown_and_offered_no_more(boss, here, step):
    assert "None: every step" in boss.get(path(here)).text

    page = boss.post(path(here), {"step": step, "reason": "the office has one approver"}, follow=True).text

    waiver = Waiver.objects.get()
    assert (f"{waiver.register}:{waiver.step}", waiver.body, waiver.by) == (step, here.body, here.administrator.key)
    assert ("because the office has one approver" in page, f'value="{step}"' in page) == (True, False)
    assert history(here.body.slug, "register:agreement")[0].event == "waiver.made"


def test_waiver_is_ended_with_a_reason(boss, here, step):
    boss.post(path(here), {"step": step, "reason": "the office has one approver"})
    number = Waiver.objects.get().pk

    assert boss.post(path(here, f"{number}/end/"), {"reason": ""}).status_code == 422
    assert Waiver.objects.exists()
    page = boss.post(path(here, f"{number}/end/"), {"reason": "another came"}, follow=True).text

    assert "None: every step" in page
    assert [one.event for one in history(here.body.slug, "register:agreement")] == ["waiver.ended", "waiver.made"]


@pytest.mark.parametrize("fields", [{}, {"step": "agreement:dance", "reason": "x"}, {"reason": "x"}])
def test_waiver_that_cannot_be_is_told_and_not_made(boss, here, fields):
    answer = boss.post(path(here), fields)

    assert (answer.status_code, "There is a problem" in answer.text) == (422, True)
    assert not Waiver.objects.exists()


def test_waiver_needs_a_reason(boss, here, step):
    assert "Reason: nothing was given." in boss.post(path(here), {"step": step, "reason": " "}).text
    assert not Waiver.objects.exists()


def test_waiver_of_another_body_is_neither_shown_nor_ended_here(boss, here, step):
    other = signed_in(person(here.elsewhere, Role.ADMINISTRATOR, name="other boss"))
    other.post(f"/office/{here.elsewhere.slug}/waivers/", {"step": step, "reason": "they are few"})

    answer = boss.post(path(here, f"{Waiver.objects.get().pk}/end/"), {"reason": "not ours"})

    assert (answer.status_code, Waiver.objects.get().until) == (404, None)
    assert "they are few" not in boss.get(path(here)).text


@pytest.mark.parametrize("name", ["officer", "approver", "auditor"])
def test_waivers_are_made_and_ended_by_the_administrator(boss, here, step, name):
    boss.post(path(here), {"step": step, "reason": "few"})
    client = signed_in(getattr(here, name))

    answers = [
        client.post(path(here), {"step": step, "reason": "x"}),
        client.post(path(here, f"{Waiver.objects.get().pk}/end/"), {"reason": "x"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert ("End it" in client.get(path(here)).text, Waiver.objects.get().until) == (False, None)
