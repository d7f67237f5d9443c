"""What was held before actions were entries is entered: approved, its updates standing, as its workbook left it."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from goldthread.apps.planning.models import Action, PlanFile, Update
from goldthread.apps.planning.queries import delivery, open_plan


@pytest.fixture
def enter():
    """Run the step of the migration that fills the columns."""
    return lambda: import_module("goldthread.apps.planning.migrations.0004_entered").enter(
        apps, connection.schema_editor()
    )


@pytest.mark.parametrize(("plan_state", "state"), [("current", "approved"), ("ended", "closed"), ("closed", "closed")])
def test_actions_and_updates_of_a_workbook_are_entered_as_they_are_loaded_now(
    load, book, body, enter, plan_state, state
):
    book["Nodes"][0]["state"] = plan_state
    load(book)
    before = list(Action.objects.order_by("pk").values("state", "body", "loaded", "title"))
    Action.objects.update(state="drafted", loaded={}, revision=1)
    Update.objects.update(state="sent", decided_by="", decided_at=None, is_loaded=False)
    assert delivery(open_plan(body, "2024-28"), on=date(2026, 3, 3)).total == 0

    enter()

    assert list(Action.objects.order_by("pk").values("state", "body", "loaded", "title")) == before
    assert {one["state"] for one in before} == {state}
    file = PlanFile.objects.get()
    held = set(Update.objects.values_list("state", "is_loaded", "sent_by", "decided_by", "decided_at"))
    assert held == {("approved", True, "an officer", "an officer", file.loaded_at)}


def test_load_after_the_migration_finds_nothing_changed_here(load, book, enter):
    load(book)
    enter()
    book["Nodes"][0]["text"], book["Actions"][0]["title"] = "Later.", "Newer"

    report = load(book)

    assert Action.objects.get(reference="7C01").title == "Newer"
    assert [text for text in report.warnings if text.startswith("Action ")] == []
