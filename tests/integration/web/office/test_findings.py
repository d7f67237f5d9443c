"""Findings at the office: who may answer one, the form, and the count of those that wait."""

import pytest
from tests.cast import Cast, cast, signed_in

from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import FindingAnswer
from goldthread.apps.performance.queries import record

KEY = "severe:street:leicestershire:2025-03:burglary"
COUNTS = {"Robbery": 40, "Burglary": 120}


@pytest.fixture
def here(body, write_street) -> Cast:
    paths = [write_street(f"2025-0{place}", COUNTS | ({"Burglary": 30} if place == 3 else {})) for place in range(1, 6)]
    operations.load(body=body, paths=paths, catalogue=queries.catalogue(body), by="analyst")
    return cast(body)


def path(here: Cast, more: str = "") -> str:
    return f"/office/{here.body.slug}/findings/{more}"


@pytest.mark.parametrize(
    ("name", "status"),
    [("analyst", 200), ("officer", 200), ("administrator", 200), ("auditor", 403), ("contributor", 403)],
)
@pytest.mark.parametrize("more", ["", f"{KEY}/"])
def test_findings_are_for_those_who_may_answer(here, name, status, more):
    assert signed_in(getattr(here, name)).get(path(here, more)).status_code == status


def test_nobody_else_answers(here):
    answer = signed_in(here.contributor).post(path(here, f"{KEY}/"), {"state": "accepted", "reason": "x"})

    assert answer.status_code == 403
    assert not FindingAnswer.objects.exists()


def test_analyst_answers_and_the_list_says_so(here):
    analyst = signed_in(here.analyst)
    assert "1 finding waits" in analyst.get(path(here)).text

    told = {"state": "explained", "reason": "the force lost a week"}
    page = analyst.post(path(here, f"{KEY}/"), told, follow=True).text

    assert ("The answer is kept" in page, "No finding waits for an answer." in page) == (True, True)
    (said,) = record(here.body).finding(KEY).answers
    assert (said.state, said.reason, said.by) == ("explained", "the force lost a week", here.analyst.key)
    assert "Because the force lost a week" in analyst.get(path(here, f"{KEY}/")).text


@pytest.mark.parametrize("told", [{}, {"state": "accepted"}, {"state": "open", "reason": "x"}, {"reason": "x"}])
def test_answer_without_a_state_or_a_reason_is_asked_for_again(here, told):
    answer = signed_in(here.officer).post(path(here, f"{KEY}/"), told)

    assert (answer.status_code, "There is a problem" in answer.text) == (422, True)
    assert not FindingAnswer.objects.exists()


def test_unknown_finding_is_not_found(here):
    assert signed_in(here.officer).get(path(here, "severe:street:x::/")).status_code == 404


@pytest.mark.parametrize(("name", "is_told"), [("analyst", True), ("approver", False)])
def test_my_work_says_how_many_wait(here, name, is_told):
    text = signed_in(getattr(here, name)).get(f"/office/{here.body.slug}/").text

    assert ("1 finding waits for an answer" in text) is is_told
