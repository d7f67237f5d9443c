"""A later workbook undoes nothing that the office did in the record, and says where the two differ."""

from datetime import date

import pytest

from goldthread.apps.audit.queries import history
from goldthread.apps.people.queries import Actor
from goldthread.apps.planning.models import Action, Lead, Plan, Update
from goldthread.apps.planning.operations import Telling, approve_updates, send_update
from goldthread.apps.planning.queries import open_plan
from goldthread.apps.registers.models import Alias, Thing

TOLD = Telling(on=date(2026, 2, 1), status="G", text="Said here.")


@pytest.fixture
def loaded(load, book):
    """The plan, loaded; a later workbook differs from it in its first sheet at least."""
    load(book)
    book["Nodes"][0]["text"] = "A later edition."
    return load


@pytest.fixture
def system(body) -> Actor:
    return Actor("system", "", frozenset(), frozenset(), body)


def one(reference: str) -> Action:
    return Action.objects.select_related("thing").get(reference=reference)


def changed(reference: str, **facts) -> Action:
    """The action as the office would have changed it."""
    Action.objects.filter(reference=reference).update(**facts, revision=2)
    return one(reference)


def test_actions_come_in_approved_and_those_of_an_ended_plan_closed(load, book):
    load(book)
    assert set(Action.objects.values_list("state", "revision")) == {("approved", 1)}

    book["Nodes"][0]["state"] = "ended"
    load(book)
    assert set(Action.objects.values_list("state", "revision")) == {("closed", 2)}


def test_workbook_that_says_the_same_of_an_action_leaves_its_revision(loaded, book):
    loaded(book)

    assert set(Action.objects.values_list("revision", flat=True)) == {1}


def test_field_that_the_office_left_alone_becomes_the_workbooks(loaded, book):
    book["Actions"][0] |= {"title": "Balance it", "due on": date(2027, 3, 31), "leads": "ACC; CFO"}

    report = loaded(book)

    action = one("7C01")
    assert (action.title, action.thing.title, action.due_on, action.revision) == (
        "Balance it", "Balance it", date(2027, 3, 31), 2,
    )  # fmt: skip
    assert list(Lead.objects.filter(action=action).order_by("place").values_list("post__name", flat=True)) == [
        "Assistant chief constable", "Chief finance officer",
    ]  # fmt: skip
    assert [text for text in report.warnings if text.startswith("Action ")] == []


def test_field_that_the_office_changed_stands_and_is_told(loaded, book):
    changed("7C01", title="Ours", owner="F", due_on=date(2027, 1, 1))
    book["Actions"][0]["title"] = "Theirs"

    report = loaded(book)

    action = one("7C01")
    assert (action.title, action.thing.title, action.owner, action.due_on) == ("Ours", "Ours", "F", date(2027, 1, 1))
    assert [text for text in report.warnings if text.startswith("Action ")] == [
        "Action 7C01, title: here “Ours”, in the workbook “Theirs”. It was changed here, so “Ours” stands.",
        "Action 7C01, owner: here “Force”, in the workbook “Office”. It was changed here, so “Force” stands.",
        "Action 7C01, due on: here “2027-01-01”, in the workbook nothing. It was changed here, so “2027-01-01” stands.",
    ]


def test_long_text_that_differs_is_not_repeated(loaded, book):
    changed("7C01", text="long " * 30)

    assert (
        "Action 7C01, in full: the record and the workbook differ. It was changed here, so the record stands."
        in loaded(book).warnings
    )


def test_difference_is_told_until_the_workbook_says_what_the_record_says(loaded, book):
    changed("7C01", title="Ours")
    assert any("Ours" in text for text in loaded(book).warnings)

    book["Nodes"][0]["text"], book["Actions"][0]["title"] = "Later still.", "Ours"
    assert not any("Ours" in text for text in loaded(book).warnings)

    book["Nodes"][0]["text"], book["Actions"][0]["title"] = "Last.", "Newer"
    loaded(book)
    assert one("7C01").title == "Newer"


def test_action_that_the_office_closed_stays_closed(loaded, book):
    changed("7C01", state="closed")

    report = loaded(book)

    assert one("7C01").state == "closed"
    assert (
        "Action 7C01, state: here “Closed”, in the workbook “Approved”. It was changed here, so “Closed” stands."
        in (report.warnings)
    )


def test_restriction_is_not_lifted_by_a_load(loaded, book):
    Thing.objects.filter(reference="7C01").update(sensitivity="restricted", safe_label="Case 4")
    book["Actions"][0]["title"] = "Newer"

    loaded(book)

    thing = one("7C01").thing
    assert (thing.sensitivity, thing.safe_label, thing.title) == ("restricted", "Case 4", "Newer")


def test_action_that_the_office_added_is_not_the_workbooks_to_take_out(loaded, book, body):
    like, plan = one("7C01"), Thing.objects.get(kind="plan")
    thing = Thing.objects.create(
        body=body, kind="action", scope="2024-28", reference="7C09", title="New", within=plan, address="2024-28-7c09",
        sensitivity="office", safe_label="Action 7C09", created_by="person:1",
    )  # fmt: skip
    Alias.objects.create(thing=thing, text="7c09", shown="7C09")
    facts = {"state_since": like.state_since, "changed_at": like.changed_at}
    Action.objects.create(
        thing=thing, body=body, reference="7C09", title="New", state="drafted", plan=like.plan, owner="C", **facts
    )

    report = loaded(book)

    assert (report.removed, report.kept, one("7C09").state, one("7C09").thing.withdrawn_on) == ((), (), "drafted", None)
    assert open_plan(body, "2024-28").plan.actions == 3


def test_update_that_was_sent_here_stays_beside_the_workbooks(loaded, book, system):
    update = send_update(action=one("7F01"), told=TOLD, by=system)

    loaded(book)

    assert list(Update.objects.filter(action__reference="7F01").order_by("place").values_list("text", "state")) == [
        ("See 7C01.", "approved"), ("The clinic has opened.", "approved"), ("Said here.", "sent"),
    ]  # fmt: skip
    assert Update.objects.get(pk=update.pk).place == 2_000_000


def test_update_that_comes_back_in_the_workbook_is_kept_once(loaded, book, system):
    approve_updates(updates=[send_update(action=one("7F01"), told=TOLD, by=system)], by=system)
    book["Updates"].append({"action": "7F01", "on": TOLD.on, "status": "G", "text": "Said here."})

    report = loaded(book)

    assert Update.objects.filter(text="Said here.").count() == 1
    assert "Updates of the workbook that were sent and approved here already, and kept once: 1." in report.warnings


def test_position_that_moved_on_with_an_approved_update_stays_there(loaded, book, system):
    approve_updates(updates=[send_update(action=one("7F01"), told=TOLD, by=system)], by=system)
    assert Plan.objects.get().position_on == TOLD.on

    loaded(book)

    assert Plan.objects.get().position_on == TOLD.on


@pytest.mark.parametrize("deed", ["updated", "changed", "restricted"])
def test_action_worked_on_here_is_withdrawn_and_not_removed(loaded, book, system, deed):
    if deed == "updated":
        send_update(action=one("2P01"), told=TOLD, by=system)
    if deed == "changed":
        changed("2P01", note="Ours.")
    if deed == "restricted":
        Thing.objects.filter(reference="2P01").update(sensitivity="restricted", safe_label="Case 5")
    book["Actions"], book["Updates"] = book["Actions"][:2], book["Updates"][:4]

    report = loaded(book)

    assert (report.removed, report.kept) == (("SO1-01",), ("2P01",))
    assert one("2P01").thing.withdrawn_on is not None


def test_letter_that_the_key_lacks_is_kept_with_the_update_and_told(load, book):
    book["Updates"][0]["status"] = "B"

    report = load(book)

    kept = Update.objects.get(place=2)
    assert (kept.status, kept.strange_letter, kept.text) == (None, "B", "Savings are late.")
    told = "The update was taken without a status, and the letter kept."
    assert f"Sheet Updates, row 2: “B” is not in the status key. {told}" in report.warnings


def test_load_is_one_entry_of_the_record_found_by_plan_and_by_what_is_new(load, book, body):
    load(book)
    book["Actions"][0]["title"] = "Newer"
    load(book)

    entries = history(body.slug, "plan:2024-28")
    assert [one.sentence for one in entries] == [
        "from “plan.xlsx”: 4 actions (0 new, 1 changed), 5 updates",
        "from “plan.xlsx”: 4 actions (4 new, 0 changed), 5 updates",
    ]
    assert [len(history(body.slug, f"thing:{one(name).pk}")) for name in ("7C01", "7F01")] == [2, 1]
    assert {entry.by for entry in entries} == {"an officer"}


def test_load_that_fails_leaves_no_entry(refused, book, body):
    book["Actions"][0]["leads"] = "Nobody"

    refused(book)

    assert history(body.slug, "plan:2024-28") == ()
