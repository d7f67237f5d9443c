"""What the database refuses of plans and what they hold, whoever writes it."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.models import ProtectedError, RestrictedError

from goldthread.apps.people.models import Post
from goldthread.apps.planning.models import (
    Action,
    Insight,
    InsightFigure,
    Lead,
    Node,
    Plan,
    PlanFile,
    StatusWord,
    Update,
)
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.operations import Naming, keep_thing

DAY = date(2025, 4, 1)


@pytest.fixture(autouse=True)
def _plan(load, book):
    load(book)


@pytest.fixture
def thing(body) -> Thing:
    """A thing that nothing describes yet."""
    return keep_thing(body=body, naming=Naming(kind="action", reference="new", title="New", scope="x"), by="s")


def made(model, like, **facts):
    """Another row like this one, but for these facts."""
    same = {field.attname: getattr(like, field.attname) for field in model._meta.concrete_fields if field.name != "id"}
    return model.objects.create(**{**same, **facts})


def test_plan_must_run_forward(thing):
    with pytest.raises(IntegrityError, match="plan_runs_forward"):
        made(Plan, Plan.objects.get(), thing_id=thing.pk, starts_on=DAY, ends_on=DAY)


def test_plan_must_be_in_a_known_state(thing):
    with pytest.raises(IntegrityError, match="plan_state_is_known"):
        made(Plan, Plan.objects.get(), thing_id=thing.pk, state="lost")


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"word": "Other"}, "planning_statusword.letter|status_letter_once_a_plan"),
        ({"letter": "X"}, "planning_statusword.word|status_word_once_a_plan"),
        ({"letter": "", "word": "Other"}, "status_has_letter_and_word"),
        ({"letter": "X", "word": ""}, "status_has_letter_and_word"),
        ({"letter": "X", "word": "Other", "kind": "blue"}, "status_kind_is_known"),
    ],
)
def test_status_that_cannot_be_is_refused(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        made(StatusWord, StatusWord.objects.get(letter="G"), **facts)


def test_status_that_an_update_has_cannot_go():
    with pytest.raises(RestrictedError):
        StatusWord.objects.get(letter="G").delete()


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({}, "planning_node.reference|node_once_a_plan"),
        ({"reference": "8", "kind": "action"}, "node_kind_is_known"),
        ({"reference": "8", "group": "equality"}, "node_group_for_priority"),
        ({"reference": "8", "kind": "priority", "group": "equity"}, "node_group_for_priority"),
    ],
)
def test_node_that_cannot_be_is_refused(thing, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        made(Node, Node.objects.get(reference="7"), thing_id=thing.pk, **facts)


def test_node_cannot_be_its_own_parent():
    node = Node.objects.get(reference="7")

    with pytest.raises(IntegrityError, match="node_is_not_its_own_parent"):
        Node.objects.filter(pk=node.pk).update(parent=node)


def test_node_with_others_below_it_cannot_go_alone():
    with pytest.raises(RestrictedError):
        Node.objects.get(reference="7").delete()


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({}, "planning_action.reference|action_once_a_plan"),
        ({"reference": "8C01", "owner": "X"}, "action_owner_is_known"),
        ({"reference": "8C01", "programme": "dreaming"}, "action_programme_is_known"),
    ],
)
def test_action_that_cannot_be_is_refused(thing, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        made(Action, Action.objects.get(reference="7C01"), thing_id=thing.pk, **facts)


def test_post_leads_an_action_once():
    with pytest.raises(IntegrityError, match=r"planning_lead\.post_id|lead_once_an_action"):
        made(Lead, Lead.objects.order_by("id")[0], place=9)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({}, "planning_update.place|update_once_a_place"),
        ({"place": 99, "period": ""}, "update_period_whole_or_absent"),
        ({"place": 99, "starts_on": None}, "update_period_whole_or_absent"),
        ({"place": 99, "ends_on": None}, "update_period_whole_or_absent"),
        ({"place": 99, "starts_on": DAY, "ends_on": DAY}, "update_period_whole_or_absent"),
    ],
)
def test_update_that_cannot_be_is_refused(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        made(Update, Update.objects.order_by("place")[0], **facts)


def test_update_points_to_another_action():
    update = Update.objects.order_by("place")[0]

    with pytest.raises(IntegrityError, match="update_points_elsewhere"):
        made(Update, update, place=99, see_id=update.action_id)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"visibility": "secret"}, "insight_visibility_is_known"),
        ({"visibility": "office", "category": ""}, "insight_withheld_says_why"),
        ({"visibility": "public", "category": "secret"}, "insight_withheld_says_why"),
        ({"headline": ""}, "insight_has_a_headline"),
    ],
)
def test_insight_that_cannot_be_is_refused(thing, facts, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        made(Insight, Insight.objects.get(thing__reference="I1"), thing_id=thing.pk, **facts)


def test_insight_names_a_measure_once():
    with pytest.raises(IntegrityError, match=r"planning_insightfigure\.measure|once"):
        made(InsightFigure, InsightFigure.objects.get(), place=9)


def test_plan_has_one_workbook():
    with pytest.raises(IntegrityError, match=r"planning_planfile\.plan_id|planning_planfile_plan_id_key"):
        made(PlanFile, PlanFile.objects.get())


def test_post_that_leads_cannot_go():
    with pytest.raises(ProtectedError):
        Post.objects.get(name="Assistant chief constable").delete()


def test_rows_say_what_they_are():
    models = (Plan, StatusWord, Node, Action, InsightFigure, PlanFile)

    assert [str(model.objects.order_by("pk")[0]) for model in models] == [
        "2024-28", "Green", "theme 7", "7C01", "sickness-days", "plan.xlsx",
    ]  # fmt: skip
