"""A later workbook of a plan: what is renamed stays the same thing, what is withdrawn says so, links are dated."""

from datetime import date

import pytest

from goldthread.apps.planning.models import Action, Plan
from goldthread.apps.planning.queries import action, delivery, measure_codes, node_called, open_plan, plans
from goldthread.apps.registers.models import Alias, Link, Thing
from goldthread.apps.registers.operations import Naming, keep_thing, link
from goldthread.core.errors import BadInput

BEGUN, POSITION, NEXT = date(2024, 4, 1), date(2025, 9, 30), date(2025, 12, 31)
ON = date(2026, 3, 3)


@pytest.fixture
def decide(body):
    """Tie something outside the plan to the thing of a reference."""

    def tied(reference: str) -> None:
        naming = Naming(kind="objective", reference="D1", title="A decision", scope="elsewhere")
        decision = keep_thing(body=body, naming=naming, by="s")
        link(from_thing=decision, to_thing=thing(reference), kind="decides", by="s")

    return tied


def thing(reference: str) -> Thing:
    return Thing.objects.get(scope="2024-28", reference=reference)


def rename(book, number: int, reference: str, aliases: str, sheet: str = "Actions"):
    former = book[sheet][number]["reference"]
    book[sheet][number] |= {"reference": reference, "also known as": aliases}
    for row in book["Updates"]:
        row |= {name: reference for name in ("action", "see") if row.get(name) == former}


def dated(kind: str, reference: str) -> list[tuple[str, date | None, date | None]]:
    found = Link.objects.filter(kind=kind, from_thing__reference=reference).order_by("id")
    return list(found.values_list("to_thing__reference", "since", "until"))


# Called otherwise


@pytest.mark.parametrize("aliases", ["7C01", "Row 12", "row12; something else"])
@pytest.mark.parametrize("is_tied", [False, True])
def test_action_of_another_reference_with_a_former_alias_is_the_same(load, book, body, decide, aliases, is_tied):
    load(book)
    before = thing("7C01")
    if is_tied:
        decide("7C01")
    rename(book, 0, "9C09", aliases)

    report = load(book)

    after = thing("9C09")
    assert (after.pk, after.address, report.removed, report.kept) == (before.pk, before.address, (), ())
    assert (report.actions, Action.objects.count(), Action.objects.get(pk=after.pk).reference) == (4, 4, "9C09")
    assert action(open_plan(body, "2024-28"), "7C01").line.reference == "9C09"


def test_part_of_another_reference_with_a_former_alias_is_the_same(load, book, body):
    load(book)
    before = thing("PL1")
    rename(book, 4, "PL9", "PL1", sheet="Nodes")
    book["Actions"][0]["delivers"] = "7.1; PL9"

    report = load(book)

    assert (thing("PL9").pk, thing("PL9").address, report.removed) == (before.pk, before.address, ())
    assert node_called(open_plan(body, "2024-28"), "pl1").reference == "PL9"


def test_thing_that_another_row_names_is_not_taken_by_an_alias_it_once_had(load, book):
    load(book)
    before = thing("7C01").pk
    book["Actions"][0]["also known as"] = ""
    book["Actions"].append({**book["Actions"][0], "reference": "9C09", "also known as": "Row 12"})

    report = load(book)

    assert (thing("7C01").pk, thing("9C09").pk != before, report.actions) == (before, True, 5)
    assert set(Alias.objects.filter(text="row12").values_list("thing__reference", flat=True)) == {"9C09"}


def test_alias_once_known_stays_when_a_later_workbook_leaves_it_out(load, book, body):
    load(book)
    book["Actions"][0]["also known as"] = ""

    load(book)

    assert action(open_plan(body, "2024-28"), "Row 12").line.reference == "7C01"


def test_code_in_another_case_is_the_same_plan_as_first_written(load, book, body):
    book["Nodes"][0]["reference"] = "Plan-A"
    load(book)
    book["Nodes"][0]["reference"] = "plan-a"

    report = load(book)

    assert (report.code, Plan.objects.count(), Thing.objects.filter(scope="Plan-A").count()) == ("Plan-A", 1, 13)


def test_plan_opens_by_its_alias_and_with_any_dash(load, book, body):
    book["Nodes"][0]["also known as"] = "The big plan"
    load(book)

    assert {open_plan(body, code).plan.code for code in ("the big plan", "2024–28", " 2024-28")} == {"2024-28"}


# Withdrawn


def test_withdrawn_action_is_out_of_every_total_and_says_since_when(load, book, body, decide):
    load(book)
    decide("7F01")
    book["Actions"].pop(1)
    book["Updates"] = [row for row in book["Updates"] if "F01" not in row["action"]]

    report = load(book)

    view = open_plan(body, "2024-28")
    assert (report.kept, report.actions, report.updates, plans(body)[0].actions) == (("7F01",), 3, 3, 2)
    assert [line.reference for line in delivery(view, on=ON, programme=None).actions] == ["7C01", "2P01", "SO1-01"]
    assert action(view, "T7-F01").thing.withdrawn_on == ON


def test_withdrawn_part_is_out_of_the_tree_and_is_found_all_the_same(load, book, body, decide):
    load(book)
    decide("E1")
    book["Nodes"].pop(5)

    report = load(book)

    view = open_plan(body, "2024-28")
    assert (report.kept, report.nodes, view.priorities) == (("E1",), 6, ())
    assert (view.node("E1").withdrawn_on, node_called(view, "e1").title) == (ON, "Fair recruitment")


def test_withdrawn_keeps_its_day_until_it_comes_again(load, book, decide):
    load(book)
    decide("SO1-01")
    former = book["Actions"].pop()
    load(book, on=date(2026, 1, 1))
    load({**book, "Insight": []}, on=ON)
    days = [thing("SO1-01").withdrawn_on]

    load({**book, "Actions": [*book["Actions"], former]}, on=ON)

    assert [*days, thing("SO1-01").withdrawn_on] == [date(2026, 1, 1), None]


# Links are dated


def test_links_of_the_first_workbook_stand_since_the_plan_began(load, book):
    load(book)

    assert set(Link.objects.values_list("since", "until")) == {(BEGUN, None)}


def test_link_that_a_newer_workbook_drops_ends_and_begins_again_later(load, book, body):
    load(book)
    book["Nodes"][0]["position on"], delivers = NEXT, book["Actions"][0]["delivers"]
    book["Actions"][0]["delivers"] = "7.1; 2"
    load(book)
    ended = dated("delivers", "7C01")
    book["Nodes"][0]["position on"], book["Actions"][0]["delivers"] = date(2026, 2, 28), delivers
    load(book)

    assert ended == [("7.1", BEGUN, None), ("PL1", BEGUN, NEXT), ("2", NEXT, None)]
    assert dated("delivers", "7C01") == [
        ("7.1", BEGUN, None), ("PL1", BEGUN, NEXT), ("2", NEXT, date(2026, 2, 28)), ("PL1", date(2026, 2, 28), None),
    ]  # fmt: skip
    view = open_plan(body, "2024-28")
    counts = [delivery(view, on=day, node="PL1").total for day in (POSITION, NEXT, date(2026, 2, 28))]
    assert counts == [1, 0, 1]


def test_corrected_workbook_of_the_same_position_leaves_no_link_of_no_day(load, book, body):
    load(book)
    book["Measures"].append({"theme": "PL1", "measure": "confidence"})
    load(book)
    book["Measures"].pop()
    load(book)

    assert dated("measures", "confidence") == [("2", BEGUN, None), ("7", BEGUN, None)]
    assert [node.reference for node, _ in measure_codes(open_plan(body, "2024-28"), on=POSITION)] == ["7", "2"]


def test_workbook_without_a_position_speaks_from_the_day_it_is_loaded(load, book):
    book["Nodes"][0]["position on"] = ""
    load(book)
    book["Measures"].append({"theme": "PL1", "measure": "confidence"})

    load(book)

    assert dated("measures", "confidence")[-1] == ("PL1", ON, None)


def test_link_is_drawn_back_when_a_later_workbook_speaks_of_an_earlier_day(load, book):
    book["Nodes"][0]["position on"] = ""
    load(book)
    load({**book, "Measures": [*book["Measures"], {"theme": "PL1", "measure": "confidence"}]})
    book["Nodes"][0]["position on"] = NEXT
    book["Measures"].append({"theme": "PL1", "measure": "confidence"})

    load({**book, "Insight": []})

    assert dated("measures", "confidence")[-1] == ("PL1", NEXT, None)


# What a careless hand writes


def test_alias_that_nobody_sees_is_none(load, book):
    book["Actions"][0]["also known as"] = "\x7f; \u200b; Row 12"

    load(book)

    assert set(Alias.objects.filter(thing=thing("7C01")).values_list("text", flat=True)) == {"7c01", "row12"}


@pytest.mark.parametrize("title", ["\u200b", "\u2060\ufeff", "\u200d \u00ad"])
def test_title_that_nobody_sees_is_blank(refused, book, title):
    book["Actions"][0]["title"] = title

    assert refused(book) == ["Sheet Actions, row 2, title: is blank. Every row needs it."]


def test_alias_is_as_long_as_it_is_compared(refused, book):
    book["Actions"][0]["also known as"] = "ﷺ" * 10

    assert refused(book) == [
        "Sheet Actions, row 2, also known as: “ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ” has 150 characters, written in plain letters. "
        "Cut it to 40 at most."
    ]


def test_one_reference_in_two_grammars_is_refused(refused, book):
    book["Actions"][3]["reference"] = "T7-C01"

    assert refused(book) == [
        "Sheet Actions, row 5, reference: “T7-C01” is “7C01” on row 2 written in another way. "
        "Give one of the two another."
    ]


def test_name_of_a_body_in_letters_that_no_address_takes_is_refused_at_its_cell(refused, book):
    book["Nodes"][0]["body"] = "Αστυνομία"

    assert refused(book) == [
        "Sheet Nodes, row 2, body: “Αστυνομία” has no letter or digit of the Latin script. "
        "Write the name in those letters."
    ]


def test_formula_that_was_never_computed_is_not_called_blank(refused, book):
    from .conftest import Formula

    book["Actions"][0]["title"] = Formula("=A1")

    assert refused(book) == [
        "Sheet Actions, row 2, title: holds a formula that was never computed. Mend the formula, or write the value "
        "itself."
    ]


def test_same_update_twice_is_remarked_on(load, book):
    book["Updates"].append({**book["Updates"][1], "action": "T7-C01"})

    assert load(book).warnings[-1] == "Sheet Updates, row 7: it says what row 3 says. Both were kept."


def test_sheet_that_stands_twice_in_another_case_is_refused(body, book, write_plan, today):
    from goldthread.apps.planning.workbook.reading import read_workbook

    path = write_plan({**book, " Nodes": book["Nodes"]})

    told = [str(fault) for fault in read_workbook(path, path.name).faults]
    assert told == ["Sheet Nodes: Stands more than once: “Nodes”, “ Nodes”. Keep one of them."]


def test_spreadsheet_of_another_kind_is_to_be_saved_as_xlsx(body, tmp_path, today):
    import zipfile

    from goldthread.apps.planning.operations import load_plan

    path = tmp_path / "plan.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", "<a/>")

    with pytest.raises(BadInput) as caught:
        load_plan(body=body, path=path, catalogue_codes=(), today=today, by="s")

    assert str(caught.value) == "plan.ods: is not an XLSX workbook. Save the plan workbook as XLSX."
