"""One answer for many entries: chosen, asked, looked over, given."""

from .conftest import ANSWERS, LIST

BULK = f"{LIST}bulk/"


def test_bulk_leads_from_the_list_to_the_change(officer, agreed, fresh):
    first, second, public = agreed(), agreed(title="Second"), agreed("in_force", title="Public")
    chosen = {"thing": [str(row.pk) for row in (first, second, public)]}

    fields = officer.post(BULK, chosen)
    asked = officer.open(fields.all_hrefs("Lead")[0])
    preview = asked.send("See what would change", lead="Approver")
    told = preview.send("Change 2 of them", reason="the post moved")

    assert "3 agreements are chosen." in fields.main
    assert [line[1:] for line in preview.rows()] == [
        ["Officer", "Approver"],
        ["Officer", "Approver"],
        ["Officer", "A change of it needs approval. Propose it on its own page."],
    ]
    assert "2 agreements were changed." in told.main
    assert f"{public.reference} Public" in told.main
    assert [fresh(row).lead.name for row in (first, second, public)] == ["Approver", "Approver", "Officer"]


def test_bulk_asks_for_a_day_in_boxes_and_carries_it(officer, agreed, fresh):
    row = agreed()

    asked = officer.open(f"{BULK}?thing={row.pk}&field=review_on")
    preview = asked.send(
        "See what would change", {"review_on-day": "1", "review_on-month": "5", "review_on-year": "2028"}
    )
    preview.send("Change 1 of them", reason="put off")

    assert str(fresh(row).review_on) == "2028-05-01"


def test_bulk_without_a_reason_is_asked_again_and_keeps_the_answer(officer, agreed, fresh):
    row = agreed()
    preview = officer.open(f"{BULK}?thing={row.pk}&field=lead").send("See what would change", lead="Approver")

    told = preview.send("Change 1 of them")

    assert (told.status, told.hrefs_of_faults) == (422, ["#reason"])
    told.send("Change 1 of them", reason="the post moved")
    assert fresh(row).lead.name == "Approver"


def test_bulk_leaves_what_moved_on_after_the_preview(officer, agreed, fresh):
    row = agreed()
    preview = officer.open(f"{BULK}?thing={row.pk}&field=lead").send("See what would change", lead="Approver")
    officer.open(f"{LIST}{row.thing.address}/change/what/").send("Save and go on", title="Other").send(
        "Save the change"
    )

    told = preview.send("Change 1 of them", reason="the post moved")

    assert "has been changed since you opened it" in told.main
    assert fresh(row).lead.name == ANSWERS["lead"]


def test_bulk_with_an_answer_that_cannot_be_kept_is_asked_again(officer, agreed):
    told = officer.open(f"{BULK}?thing={agreed().pk}&field=lead").send("See what would change", lead="Nobody")

    assert (told.status, told.hrefs_of_faults) == (422, ["#lead"])


def test_bulk_tells_what_it_cannot_do(officer, desk_of, agreed):
    row = agreed()

    assert "Nothing is chosen." in officer.post(BULK, {}).main
    assert officer.open(f"{BULK}?thing=x").status == 400
    assert officer.open(f"{BULK}?thing={row.pk}&field=title").status == 400
    assert desk_of("auditor").open(f"{BULK}?thing={row.pk}").status == 403


def test_bulk_tells_nothing_of_an_entry_of_another_body(desk_of, agreed):
    row = agreed()
    outside = desk_of("outsider").open(
        f"{BULK.replace('board-for-testing', 'elsewhere')}?thing={row.pk}&field=review_on"
    )

    preview = outside.send(
        "See what would change", {"review_on-day": "1", "review_on-month": "5", "review_on-year": "2028"}
    )

    assert preview.rows() == [["Agreement", "nothing", "There is no such entry that you may see."]]
    assert row.title not in preview.markup
