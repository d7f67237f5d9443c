"""A plan workbook comes in whole: what it makes, what it remarks on, and what a second one of the same plan changes."""

from datetime import date

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found
from goldthread.apps.people.models import Post
from goldthread.apps.planning.models import Action, Insight, Node, Plan, PlanFile, StatusWord, Update
from goldthread.apps.planning.operations import PlanReport, load_plan
from goldthread.apps.registers.models import Alias, Link, Thing
from goldthread.apps.registers.operations import Naming, keep_measures, keep_thing, link

from .conftest import CODES


@pytest.fixture
def decision(body):
    """Something outside the plan, to be tied to things of it."""
    naming = Naming(kind="objective", reference="D1", title="A decision", scope="elsewhere")
    return lambda thing: link(
        from_thing=keep_thing(body=body, naming=naming, by="s"), to_thing=thing, kind="decides", by="s"
    )


def thing(reference: str) -> Thing:
    return Thing.objects.get(scope="2024-28", reference=reference)


def test_report_counts_what_came_in(load, book):
    assert load(book) == PlanReport(
        name="plan.xlsx",
        code="2024-28",
        title="Plan 2024 to 2028",
        changed=True,
        nodes=7,
        actions=4,
        updates=5,
        measures=3,
        insights=2,
        warnings=("1 of 1 monitored actions has no update: SO1-01.",),
    )


def test_plan_is_kept_with_its_facts(load, book, body):
    load(book)

    plan = Plan.objects.get()
    assert (plan.thing.body, plan.thing.kind, plan.thing.scope) == (body, "plan", "")
    assert (plan.code, plan.title, plan.state) == ("2024-28", "Plan 2024 to 2028", "current")
    assert (plan.starts_on, plan.ends_on, plan.position_on) == (
        date(2024, 4, 1), date(2028, 3, 31), date(2025, 9, 30),
    )  # fmt: skip


def test_tree_keeps_parents_groups_and_order(load, book):
    load(book)

    rows = Node.objects.order_by("place").values_list("kind", "reference", "parent__reference", "group")
    assert list(rows) == [
        ("theme", "7", None, ""),
        ("objective", "7.1", "7", ""),
        ("theme", "2", None, ""),
        ("pledge", "PL1", None, ""),
        ("priority", "E1", None, "equality"),
        ("vision", "V", None, ""),
        ("value", "V1", None, ""),
    ]


def test_child_may_stand_above_its_parent_in_the_sheet(load, book):
    book["Nodes"][1], book["Nodes"][2] = book["Nodes"][2], book["Nodes"][1]

    load(book)

    assert Node.objects.get(reference="7.1").parent == Node.objects.get(reference="7")


def test_parent_may_be_named_by_an_alias_or_be_the_plan(load, book):
    book["Nodes"][1] |= {"also known as": "Theme 7", "parent": "2024-28"}
    book["Nodes"][2]["parent"] = "theme7"

    load(book)

    assert Node.objects.get(reference="7.1").parent == Node.objects.get(reference="7")
    assert Node.objects.get(reference="7").parent is None


def test_things_stand_within_each_other_up_to_the_plan(load, book):
    load(book)

    within = dict(Thing.objects.filter(scope="2024-28").values_list("reference", "within__reference"))
    assert (within["7.1"], within["7"], within["7C01"], within["I1"]) == ("7", "2024-28", "2024-28", "2024-28")


def test_aliases_find_a_thing_beside_its_reference(load, book):
    load(book)

    assert set(Alias.objects.filter(thing=thing("7C01")).values_list("text", "shown")) == {
        ("7c01", "7C01"),
        ("row12", "Row 12"),
    }


def test_several_posts_may_lead_an_action_in_order_and_by_any_spelling(load, book):
    load(book)

    leads = Action.objects.get(reference="7F01").led_by.order_by("place").values_list("post__name", flat=True)
    assert list(leads) == ["Assistant chief constable", "Chief finance officer"]


def test_status_is_taken_by_letter_or_word_and_may_be_missing(load, book):
    load(book)

    rows = Update.objects.order_by("place").values_list("action__reference", "status__letter", "see__reference")
    assert list(rows) == [
        ("7C01", "A", None),
        ("7C01", "G", None),
        ("7F01", "A", "7C01"),
        ("7F01", None, None),
        ("2P01", "G", None),
    ]


def test_period_of_an_update_is_kept_half_open(load, book):
    load(book)

    update = Update.objects.order_by("place")[1]
    assert (update.period, update.starts_on, update.ends_on) == (
        "2025/26 Q2", date(2025, 7, 1), date(2025, 10, 1),
    )  # fmt: skip


def test_links_tie_actions_measures_and_insight_to_the_tree(load, book):
    load(book)

    rows = Link.objects.order_by("id").values_list("from_thing__reference", "kind", "to_thing__reference")
    assert list(rows) == [
        ("7C01", "delivers", "7.1"),
        ("7C01", "delivers", "PL1"),
        ("7F01", "delivers", "7"),
        ("2P01", "delivers", "2"),
        ("SO1-01", "delivers", "7"),
        ("sickness-days", "measures", "7"),
        ("confidence", "measures", "2"),
        ("confidence", "measures", "7"),
        ("I1", "evidences", "7"),
    ]


def test_measure_that_has_its_thing_already_keeps_it(load, book, body):
    keep_measures(body=body, measures=[("confidence", "Confidence in the police")], by="s")

    load(book)

    rows = Thing.objects.filter(kind="measure").order_by("id").values_list("reference", "title")
    assert list(rows) == [("confidence", "Confidence in the police"), ("sickness-days", "sickness-days")]


def test_withheld_paragraph_shows_its_safe_label_only(load, book):
    load(book)

    shown, withheld = thing("I1"), thing("I2")
    assert shown.label == "Fewer days are lost to sickness"
    assert withheld.label == "Paragraph I2 of the paper to September 2025 (withheld: commercially sensitive)"
    assert withheld.sensitivity == "office"


def test_paragraph_with_a_bound_headline_is_known_by_its_number(load, book):
    book["Insight"][1] |= {"visibility": "public", "category": ""}

    load(book)

    assert thing("I2").label == "Paragraph I2 of the paper to September 2025"


def test_plan_without_actions_comes_in(load, book):
    for sheet in ("Actions", "Updates", "Measures", "Insight", "Posts", "Status key"):
        book[sheet] = []

    report = load(book)

    assert (report.nodes, report.actions, report.updates, report.warnings) == (7, 0, 0, ())


def test_blank_rows_are_passed_over(load, book):
    book["Actions"].insert(1, {"reference": "  ", "title": ""})

    assert load(book).actions == 4


def test_headings_may_stand_in_any_case_and_order(load, book, monkeypatch):
    from . import conftest

    monkeypatch.setitem(conftest.HEADINGS, "Measures", (" Measure", "THEME"))
    book["Measures"] = [{" Measure": "confidence", "THEME": 7}]

    load(book)

    assert Link.objects.get(kind="measures").to_thing.reference == "7"


# Remarks: what is kept as it is, and told


def test_unknown_sheet_and_column_are_remarked_on(load, book):
    book["Budget"] = [{"line": 1}]
    book["Posts"][0]["telephone"] = "101"

    assert load(book).warnings[:2] == (
        "The sheet “Budget” is not one of a plan workbook and was left out.",
        "Sheet Posts: the column “telephone” is not one of it and was left out.",
    )


def test_read_me_sheet_is_no_remark(load, book):
    book = {"Read me": [{"Sheet": "anything"}], **book}

    assert load(book).warnings == ("1 of 1 monitored actions has no update: SO1-01.",)


def test_reference_in_a_text_that_nothing_has_is_remarked_on(load, book):
    book["Updates"][0]["text"] = "See 3C02 and T7-C01, and paragraph 2016-18; A1C01 is no reference."

    assert load(book).warnings[-1] == (
        "Sheet Updates, row 2: it refers to 3C02, which is not in this workbook. The text stands as it is."
    )


def test_actions_without_an_update_are_counted_and_named(load, book):
    book["Updates"] = book["Updates"][:2]

    assert load(book).warnings == (
        "2 of 3 actions have no update: 7F01, 2P01.",
        "1 of 1 monitored actions has no update: SO1-01.",
    )


def test_remarks_are_kept_with_the_plan(load, book):
    report = load(book)

    assert tuple(PlanFile.objects.get().warnings) == report.warnings


# Another body's plan


def test_plan_of_another_body_of_the_home_is_kept_for_it(load, book, body):
    partner = found(name="City partnership", kind="community_safety_partnership", by="s")
    book["Nodes"][0]["body"] = "city  Partnership"

    load(book)

    assert {one.body for one in Thing.objects.exclude(kind="measure")} == {partner}
    assert {one.body for one in Thing.objects.filter(kind="measure")} == {body}
    assert {post.body for post in Post.objects.all()} == {partner}


def test_body_that_is_not_held_is_founded_and_remarked_on(load, book):
    book["Nodes"][0]["body"] = "County partnership"

    report = load(book)

    assert Body.objects.get(name="County partnership").kind == "community_safety_partnership"
    assert report.warnings[-1] == (
        "County partnership is new to this home. It is kept as a community safety partnership."
    )


# The same plan again


def test_same_file_twice_changes_nothing_and_says_the_same(body, book, write_plan, today):
    path = write_plan(book)
    first, again = (
        load_plan(body=body, path=path, catalogue_codes=CODES, today=today, by="an officer") for _ in range(2)
    )

    assert (first.changed, again.changed) == (True, False)
    assert {
        name: getattr(again, name) for name in ("nodes", "actions", "updates", "measures", "insights", "warnings")
    } == {name: getattr(first, name) for name in ("nodes", "actions", "updates", "measures", "insights", "warnings")}


def test_newer_workbook_takes_the_place_of_the_former(load, book):
    load(book)
    before = {one.reference: (one.pk, one.address) for one in Thing.objects.all()}
    book["Actions"][0]["title"] = "Balance the budget each year"
    book["Updates"] = book["Updates"][1:]
    book["Nodes"][0]["state"] = "ended"

    report = load(book)

    assert report.changed is True
    assert {one.reference: (one.pk, one.address) for one in Thing.objects.all()} == before
    assert thing("7C01").title == Action.objects.get(reference="7C01").title == "Balance the budget each year"
    assert (Update.objects.count(), Plan.objects.get().state) == (4, "ended")
    assert PlanFile.objects.count() == 1


def test_former_workbook_given_again_after_a_newer_one_is_taken(load, book):
    load(book)
    load({**book, "Updates": []})

    assert load(book).changed is True
    assert Update.objects.count() == 5


def test_what_is_gone_from_the_workbook_goes_and_is_told(load, book):
    load(book)
    book["Actions"] = book["Actions"][1:3]
    book["Updates"] = book["Updates"][3:]
    book["Nodes"] = [row for row in book["Nodes"] if row["reference"] != "PL1"]

    report = load(book)

    assert (report.removed, report.kept) == (("PL1", "7C01", "SO1-01"), ())
    assert report.warnings[-1] == "No longer in the workbook, and removed: PL1, 7C01, SO1-01."
    assert set(Action.objects.values_list("reference", flat=True)) == {"7F01", "2P01"}


def test_what_something_else_is_tied_to_stays_with_what_is_above_it(load, book, decision):
    load(book)
    decision(thing("7.1"))
    book["Nodes"] = [row for row in book["Nodes"] if row["reference"] not in ("7", "7.1")]
    for sheet in ("Actions", "Updates", "Measures", "Insight"):
        book[sheet] = []

    report = load(book)

    assert report.kept == ("7", "7.1")
    assert report.warnings[-1] == (
        "No longer in the workbook, and withdrawn but kept because something else is tied to it: 7, 7.1."
    )
    assert Node.objects.get(reference="7.1").parent == Node.objects.get(reference="7")


def test_kept_action_keeps_its_updates_and_its_status(load, book, decision):
    load(book)
    decision(thing("7F01"))
    book["Actions"] = book["Actions"][:1]
    book["Updates"] = book["Updates"][:0]
    book["Status key"] = [{"letter": "G", "status": "Good", "kind": "green"}]

    report = load(book)

    kept = Action.objects.get(reference="7F01")
    assert report.kept == ("7F01",)
    assert [(one.status and one.status.word) for one in kept.updates.order_by("place")] == ["A (former key)", None]
    assert set(StatusWord.objects.values_list("letter", "word")) == {("G", "Good"), ("A", "A (former key)")}


def test_link_that_somebody_else_made_stays(load, book, decision):
    load(book)
    decision(thing("7C01"))

    load({**book, "Updates": []})

    assert Link.objects.filter(kind="decides").count() == 1
    assert Link.objects.count() == 10


def test_link_that_stood_already_is_not_made_twice(load, book):
    load(book)
    Link.objects.filter(kind="delivers").update(source="somebody else")

    load({**book, "Updates": []})

    assert Link.objects.filter(kind="delivers").count() == 5


def test_words_of_the_key_may_change_places(load, book):
    load(book)
    first, second = book["Status key"][:2]
    first["status"], second["status"] = second["status"], first["status"]

    load(book)

    assert set(StatusWord.objects.values_list("letter", "word")) == {("G", "Amber"), ("A", "Green"), ("W", "White")}


def test_part_may_become_another_kind_of_part(load, book, decision):
    load(book)
    decision(thing("PL1"))
    key = thing("PL1").pk
    book["Nodes"][4]["kind"] = "objective"

    report = load(book)

    assert (thing("PL1").pk, thing("PL1").kind, Node.objects.get(reference="PL1").kind) == (
        key,
        "objective",
        "objective",
    )
    assert report.removed == ()


def test_part_may_move_under_another_when_its_own_is_gone(load, book):
    load(book)
    book["Nodes"] = [row for row in book["Nodes"] if row["reference"] != "7"]
    book["Nodes"][1]["parent"] = "2"
    book["Actions"] = book["Actions"][:1]
    book["Updates"] = book["Updates"][:2]
    book["Measures"] = book["Measures"][1:2]
    book["Insight"] = []

    load(book)

    assert Node.objects.get(reference="7.1").parent == Node.objects.get(reference="2")
    assert thing("7.1").within == thing("2")


def test_reference_written_in_another_case_is_the_same_thing(load, book):
    load(book)
    key = thing("SO1-01").pk
    book["Actions"][3]["reference"] = "so1-01"

    report = load(book)

    assert (thing("so1-01").pk, report.removed) == (key, ())


def test_two_plans_may_have_the_same_references(load, book):
    load(book)
    book["Nodes"][0]["reference"] = "2028-32"

    report = load(book)

    assert report.actions == 4
    assert Thing.objects.filter(kind="theme", reference="7").count() == 2
    assert set(Thing.objects.filter(reference="7C01").values_list("address", flat=True)) == {
        "2024-28-7c01",
        "2028-32-7c01",
    }


def test_progress_is_told_step_by_step(body, book, write_plan, today):
    told: list[str] = []
    path = write_plan(book)

    for _ in range(2):
        load_plan(body=body, path=path, catalogue_codes=CODES, today=today, by="an officer", progress=told.append)

    assert told == [
        "plan.xlsx, reading",
        "plan.xlsx, checking",
        "plan.xlsx, making room",
        "plan.xlsx, entering 4 actions",
        "plan.xlsx, entering 5 updates",
        "plan.xlsx, tying it together",
    ]


def test_nothing_of_a_workbook_stays_when_it_is_broken_off_at_the_end(load, book, body, write_plan, today):
    load(book)
    before = list(Thing.objects.order_by("id").values())
    book["Actions"] = [{**row, "title": "Another"} for row in book["Actions"][:3]]
    path = write_plan(book, "newer.xlsx")

    def break_off(text: str) -> None:
        if text == "newer.xlsx, tying it together":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_plan(body=body, path=path, catalogue_codes=CODES, today=today, by="an officer", progress=break_off)

    assert list(Thing.objects.order_by("id").values()) == before
    assert (Action.objects.filter(title="Another").count(), Update.objects.count(), Link.objects.count()) == (0, 5, 9)
    assert PlanFile.objects.get().name == "plan.xlsx"


# Texts that a careless hand would spoil


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Ŵyneb Tŷ Ynys Môn, Zażółć gęślą jaźń",
        "=1+1 is no formula here, nor {{ a brace }",
        "# $ @ * _ `literally` \\ % & ~ ^",
        "W" * 300,
        "مرحبا",
    ],
)
def test_any_text_of_an_officer_is_kept_as_it_is(load, book, text):
    book["Actions"][0]["title"] = text
    book["Updates"][1] |= {"text": text, "reason": text}
    book["Posts"][0]["post"] = text[:200]

    load(book)

    assert Action.objects.get(reference="7C01").title == text
    assert Update.objects.filter(text=text, reason=text).count() == 1
    assert Post.objects.filter(name=text[:200]).count() == 1


def test_lines_of_a_text_stay_and_signs_that_nobody_sees_go(load, book):
    book["Updates"][1]["text"] = "First.\r\nSecond.\x0b\n\nThird. "

    load(book)

    assert Update.objects.order_by("place")[1].text == "First.\nSecond.\n\nThird."


def test_title_is_one_line(load, book):
    book["Nodes"][1]["title"] = "Spending\n  well "

    load(book)

    assert Node.objects.get(reference="7").title == "Spending well"


def test_insight_keeps_every_part_of_the_paragraph(load, book):
    row = {
        "comparator": "c", "cause": "w", "action": "a {{confidence.by}}", "footnote": "f", "theme": "PL1",
    }  # fmt: skip
    book["Insight"][0] |= row

    load(book)

    kept = Insight.objects.get(thing__reference="I1")
    assert (kept.comparator, kept.cause, kept.action_text, kept.footnote) == ("c", "w", "a {{confidence.by}}", "f")
    assert (kept.edition, kept.node.reference) == ("2025-09", "PL1")
