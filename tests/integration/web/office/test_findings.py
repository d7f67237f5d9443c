"""Findings at the office: who may answer one, the form, and the count of those that wait."""

import re
from html import unescape

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
    assert "Reason: the force lost a week" in analyst.get(path(here, f"{KEY}/")).text


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

    assert ("1 finding of Leicestershire Police waits for an answer" in text) is is_told


def test_way_from_my_work_opens_the_list_of_as_many(here):
    analyst = signed_in(here.analyst)
    start = analyst.get(f"/office/{here.body.slug}/").text
    href = unescape(re.search(r'href="([^"]*findings/[?][^"]*)"', start)[1])

    listed = analyst.get(href).text

    assert href == path(here, "?subject=leicestershire&feed=street")
    assert (">1 finding waits<" in listed, listed.count(f"{KEY}/")) == (True, 1)


def test_list_is_filtered_and_says_how_many_of_how_many(here):
    listed = signed_in(here.analyst).get(path(here, "?subject=norfolk")).text

    assert "0 of 1 finding waits" in listed
    assert "No finding that waits answers to this filter." in listed
    assert signed_in(here.analyst).get(path(here, "?waits=2")).status_code == 400


def test_answer_form_shows_the_months_beside_and_leads_to_the_public_page(here):
    page = signed_in(here.analyst).get(path(here, f"{KEY}/")).text

    assert "The months beside it" in page
    assert f'href="/data/findings/{KEY}/"' in page
    assert "This is public" in page


def test_answer_typed_while_another_answered_is_shown_again_and_not_kept(here):
    analyst = signed_in(here.analyst)
    version = unescape(re.search(r'name="version" value="([^"]*)"', analyst.get(path(here, f"{KEY}/")).text)[1])
    reply = operations.Reply("explained", "the force lost a week")
    operations.answer_finding(body=here.body, key=KEY, reply=reply, by=here.officer.key)
    told = {"state": "accepted", "reason": "they sent <it>", "version": version}

    refused = analyst.post(path(here, f"{KEY}/"), told)
    shown = unescape(re.search(r'name="version" value="([^"]*)"', refused.text)[1])
    kept = analyst.post(path(here, f"{KEY}/"), told | {"version": shown})

    assert (refused.status_code, kept.status_code) == (409, 302)
    assert "has been answered, or its files have changed" in refused.text
    assert "Reason: the force lost a week" in refused.text
    assert 'value="they sent &lt;it&gt;"' in refused.text
    assert [one.state for one in record(here.body).finding(KEY).answers] == ["explained", "accepted"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"reason": "x"}, "What is to become of it: nothing was given."),
        ({"state": "open", "reason": "x"}, "Choose one of the answers listed."),
        ({"state": "accepted", "reason": "x" * 301}, "Shorten the reason to 300 letters: it has 301."),
    ],
)
def test_faults_of_the_form_are_told_in_words_of_its_own(here, told, said):
    text = signed_in(here.officer).post(path(here, f"{KEY}/"), told).text

    assert said in text
