"""Answering a finding: kept with a reason, on the record of deeds, and refused where nothing would be said."""

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.bodies.operations import found
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.models import FindingAnswer
from goldthread.apps.performance.operations import AnsweredMeanwhile, CannotAnswer, Reply, answer_finding
from goldthread.apps.performance.queries import record

KEY = "severe:street:leicestershire:2025-03:burglary"


@pytest.fixture
def office(body, write_street):
    """An office with five months, one of them short of burglaries."""
    counts = {"Robbery": 40, "Burglary": 120}
    paths = [write_street(f"2025-0{place}", counts | ({"Burglary": 30} if place == 3 else {})) for place in range(1, 6)]
    operations.load(body=body, paths=paths, catalogue=queries.catalogue(body), by="analyst")
    return body


def test_answer_is_kept_and_read_and_on_the_record(office):
    answer_finding(body=office, key=KEY, reply=Reply("explained", " the force  lost a week. "), by="person:7")

    (said,) = record(office).finding(KEY).answers
    assert (said.state, said.reason, said.by) == ("explained", "the force lost a week", "person:7")
    (entry,) = history(office.slug, f"finding:{KEY}")
    assert (entry.event, entry.by) == ("finding.answered", "person:7")


def test_answer_is_withdrawn_by_another(office):
    answer_finding(body=office, key=KEY, reply=Reply("accepted", "checked"), by="person:7")
    answer_finding(body=office, key=KEY, reply=Reply("open", "a new release is due"), by="person:8")

    found = record(office).finding(KEY)
    assert (found.state, found.withholds) == ("open", True)
    assert [one.state for one in found.answers] == ["accepted", "open"]


def _answer(office, *, key=KEY, state="accepted", reason="checked"):
    answer_finding(body=office, key=key, reply=Reply(state, reason), by="person:7")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"key": KEY.replace("03", "04")}, "There is no finding"),
        ({"reason": "  . "}, "Give it."),
        ({"state": "open"}, "It stands so already."),
        ({"state": "ignored"}, "is no state of a finding"),
    ],
)
def test_nothing_is_kept_of_an_answer_that_says_nothing(office, told, why):
    with pytest.raises(CannotAnswer, match=why):
        _answer(office, **told)

    assert not FindingAnswer.objects.exists()
    assert list(history(office.slug, f"finding:{KEY}")) == []


def test_same_answer_is_not_given_twice(office):
    answer_finding(body=office, key=KEY, reply=Reply("accepted", "checked"), by="person:7")

    with pytest.raises(CannotAnswer):
        answer_finding(body=office, key=KEY, reply=Reply("accepted", "checked again"), by="person:8")

    assert FindingAnswer.objects.count() == 1


def test_answer_of_another_body_is_none_of_this_one(office):
    other = found(name="Another Board", by="system")
    FindingAnswer.objects.create(
        body=other, key=KEY, state="accepted", reason="x", answered_by="person:9", answered_at=now()
    )

    assert record(office).finding(KEY).state == "open"


def test_answer_to_a_finding_that_somebody_answered_meanwhile_is_refused(office):
    seen = record(office).finding(KEY).version
    _answer(office, state="explained")

    with pytest.raises(AnsweredMeanwhile, match="since you opened it"):
        answer_finding(body=office, key=KEY, reply=Reply("accepted", "checked", seen), by="person:8")

    assert [one.state for one in record(office).finding(KEY).answers] == ["explained"]


def test_answer_to_a_finding_that_stands_as_it_was_seen_is_kept(office):
    _answer(office, state="explained")

    reply = Reply("accepted", "checked", record(office).finding(KEY).version)
    answer_finding(body=office, key=KEY, reply=reply, by="person:8")

    assert record(office).finding(KEY).state == "accepted"


def test_answer_keeps_the_rows_that_it_was_given_of(office):
    _answer(office)

    assert FindingAnswer.objects.get().seen == "30"
