"""The working record of the worked example, entered as its people would, and what each of them then finds."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from goldthread.apps.audit.queries import head
from goldthread.apps.audit.verification import verify
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import today
from goldthread.apps.journeys import example_folder, load_plans, open_example, open_registers
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor, actor
from goldthread.apps.planning.queries import delivery, open_plan
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.models import Attachment, Link, Sensitivity, Thing
from goldthread.apps.registers.operations import NotAllowed, change
from goldthread.apps.registers.queries import thread
from goldthread.apps.registers.queries.dues import due_lines
from goldthread.apps.registers.queries.entries import Asked, lines
from goldthread.apps.registers.queries.public import public_lines
from goldthread.apps.registers.queries.waiting import waiting_entries, waiting_proposals
from goldthread.core.errors import BadInput

PARTNERSHIP = "Nottingham Crime and Drugs Partnership"
"""The other body of the example."""


@pytest.fixture(scope="module")
def laid(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[Body]:
    """The example's body with its people and its plans, made once a module."""
    home = tmp_path_factory.mktemp("home")
    settled = override_settings(HOME=home, LAKE=home / "lake", BODIES=home / "bodies")
    with settled, django_db_blocker.unblock(), transaction.atomic():
        body, _ = open_example(example_folder(), by="system")
        load_plans(example_folder(), body, by="system")
        yield body
        transaction.set_rollback(True)


@pytest.fixture
def example(laid, db) -> Body:
    """The same for one test, whose writes are undone after it."""
    return laid


@pytest.fixture
def opened(example) -> Body:
    """The same with its registers opened."""
    open_registers(example_folder())
    return example


@pytest.fixture
def write_register(tmp_path):
    """Write a folder of an example whose one office and entry differ from sound ones in what is given."""

    def write(entry: str = "", **office: str):
        facts = {"body": "Nottinghamshire", "writes": "P.D.", "approves": "C.E."} | office
        (tmp_path / "registers").mkdir()
        told = "\n".join(f'{name} = "{value}"' for name, value in facts.items())
        text = f'register = "agreement"\n[[office]]\n{told}\n[[office.entry]]\n{entry}\n{SOUND}'
        (tmp_path / "registers" / "agreements.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


SOUND = """
[office.entry.answers]
title = "Cameras shared with the county"
kind = "collaboration"
purpose = "One system."
parties = "County"
lead = "Policy officer"
basis = "Police Act 1996, section 22A"
starts_on = "2026-01-01"
review_on = "2027-01-01"
"""


def who(name: str, body: Body) -> Actor:
    return actor(Person.objects.get(name=name), body, today())


def states(somebody: Actor, code: str) -> list[tuple[str, str]]:
    return [(line.title, line.state.code) for line in lines(somebody, bound(code), Asked()).lines]


def led_by(somebody: Actor) -> list[tuple[str, str]]:
    found = lines(somebody, bound("action"), Asked(), per_page=200).lines
    own = [line for line in found if somebody.posts & {post.pk for post in line.values["leads"]}]
    return [(line.reference, line.state.code) for line in own]


def dues(somebody: Actor, until: date) -> list[tuple[str, int]]:
    return [(due.label, due.days_left) for due in due_lines(somebody, somebody.body, until=until)]


def test_registers_say_what_came_in(example):
    assert open_registers(example_folder()) == "2 actions, 13 agreements."


def test_registers_opened_again_change_nothing(opened):
    before = [head(body.slug) for body in Body.objects.order_by("name")]

    said = open_registers(example_folder())

    assert said == "Nothing new: every entry is held already."
    assert [head(body.slug) for body in Body.objects.order_by("name")] == before
    assert (Thing.objects.filter(kind="agreement").count(), Attachment.objects.count()) == (13, 1)


def test_registers_opened_again_keep_what_somebody_has_changed_since(opened):
    officer, agreements = who("P.D.", opened), bound("agreement")
    drafted = agreements.model.objects.get(body=opened, state="drafted")
    change(bound=agreements, thing=drafted.thing, answers={"title": "The levy"}, revision=drafted.revision, by=officer)

    open_registers(example_folder())

    assert [title for title, state in states(officer, "agreement") if state == "drafted"] == ["The levy"]


def test_agreements_of_the_office_stand_in_every_state_but_abandoned(opened):
    assert states(who("P.D.", opened), "agreement") == [
        ("Operational support by four East Midlands forces", "in_force"),
        ("East Midlands organised crime unit", "in_force"),
        ("Information services, finance and ICT of three forces", "ended"),
        ("One headquarters for police, fire and the office", "in_force"),
        ("Information sharing for work in localities", "in_force"),
        ("Victim CARE: one budget for support and restorative justice", "in_force"),
        ("Rural crime across the county’s borders", "in_force"),
        ("Support after sexual violence in the city", "sent"),
        ("Spending of the Late Night Levy", "drafted"),
        ("Lease of spare floors to another public body", "in_force"),
    ]


def test_agreements_of_the_partnership_are_its_own_and_need_one_person_by_a_waiver(opened):
    partnership = Body.objects.get(name=PARTNERSHIP)

    assert states(who("L.C.", partnership), "agreement") == [
        ("Sharing of information between the partners", "in_force"),
        ("Risk conferences and referrals in domestic abuse", "in_force"),
        ("Who does what under the serious violence duty", "drafted"),
    ]
    assert partnership.waiver_set.values_list("register", "step").get() == ("agreement", "approve")


def test_officer_has_one_review_late_and_two_due_within_thirty_days(opened):
    assert dues(who("P.D.", opened), date(2026, 4, 2)) == [
        ("One headquarters for police, fire and the office", -18),
        ("East Midlands organised crime unit", 21),
        ("Information sharing for work in localities", 28),
    ]


def test_chief_executive_has_two_entries_and_a_change_to_approve(opened):
    chief = who("C.E.", opened)

    assert [(one.title, one.step.code, one.why_not) for one in waiting_entries(chief)] == [
        ("Look into why robbery has stayed above its average", "approve", ""),
        ("Support after sexual violence in the city", "approve", ""),
    ]
    assert [(one.title, one.proposal.answers) for one in waiting_proposals(chief)] == [
        ("Information sharing for work in localities", {"review_on": "30 6 2026"})
    ]


def test_officer_approves_nothing(opened):
    officer = who("P.D.", opened)

    assert (waiting_entries(officer), waiting_proposals(officer)) == ((), ())


@pytest.mark.parametrize(("name", "seen"), [("P.D.", False), ("C.E.", False), ("S.A.", True), ("F.O.", True)])
def test_restricted_agreement_is_a_safe_label_to_all_but_the_two_who_are_named(opened, name, seen):
    found = lines(who(name, opened), bound("agreement"), Asked()).lines

    assert [line.title for line in found if line.is_label] == ["Agreement AG-2026-010"] * seen


def test_public_reads_what_is_in_force_or_ended_and_no_title_of_what_is_withheld(opened):
    found = public_lines(opened, bound("agreement"), Asked()).lines

    assert [(line.reference, line.is_withheld) for line in found] == [
        ("AG-2026-001", False), ("AG-2026-002", False), ("AG-2026-003", False), ("AG-2026-004", False),
        ("AG-2026-005", False), ("AG-2026-006", False), ("AG-2026-007", False), ("AG-2026-010", True),
    ]  # fmt: skip
    assert "Lease" not in " ".join(line.title for line in found)


def test_one_file_is_for_the_public(opened):
    held = Attachment.objects.get()

    assert (held.name, held.media_type, held.is_public) == ("headquarters-summary.txt", "text/plain", True)
    assert held.thing.title == "One headquarters for police, fire and the office"


def test_agreements_hang_on_the_plans_of_their_own_body(opened):
    ends = Link.objects.filter(from_thing__kind="agreement").select_related("from_thing", "to_thing")

    assert {one.from_thing.body_id == one.to_thing.body_id for one in ends} == {True}
    found = thread(Thing.objects.get(body=opened, kind="agreement", reference="AG-2026-001"))
    assert [(knot.kind, knot.reference) for knot in found.above] == [("plan", "2025-29"), ("theme", "3")]


def test_new_actions_are_not_public_and_count_in_no_total_of_their_plan(opened):
    plan = bound("action").model.objects.filter(body=opened, plan__code="2025-29")

    assert dict(plan.values_list("reference", "state")) == {"1C01": "drafted", "1C02": "sent"}
    assert set(plan.values_list("thing__sensitivity", flat=True)) == {Sensitivity.OFFICE}
    assert delivery(open_plan(opened, "2025-29"), on=today()).total == 0


@pytest.mark.parametrize(
    ("name", "led"),
    [
        ("R.K.", [("7F02", "closed"), ("7F03", "closed")]),
        ("J.L.", [("7F03", "closed")]),
        ("T.P.", [("1C01", "drafted")]),
        ("L.C.", [("7P02", "closed")]),
    ],
)
def test_contributor_finds_the_actions_they_lead(opened, name, led):
    assert led_by(who(name, opened)) == led


def test_record_of_deeds_still_verifies(opened):
    assert verify().findings == ()


def test_unknown_person_is_told_with_who_there_is(example, write_register):
    with pytest.raises(BadInput, match=r"agreements\.toml, “Q\.Q\.”: is nobody with a role at this body"):
        open_registers(write_register(approves="Q.Q."))


def test_unknown_body_is_told(example, write_register):
    with pytest.raises(BadInput, match=r"agreements\.toml, body “Derby”: is no body of the example"):
        open_registers(write_register(body="Derby"))


def test_unknown_step_is_told(example, write_register):
    with pytest.raises(BadInput, match=r"agreements\.toml, step “sign”: is no step of this register"):
        open_registers(write_register('steps = ["sign"]'))


def test_fault_late_in_an_entry_leaves_nothing_of_it(example, write_register):
    before = head(example.slug)
    tie = 'ties = [{ says = "delivers", kind = "theme", reference = "9", plan = "2025-29" }]'

    with pytest.raises(BadInput, match=r"agreements\.toml, theme 9 \(2025-29\): is no reference that is held"):
        open_registers(write_register(tie))

    assert (Thing.objects.filter(kind="agreement").count(), head(example.slug)) == (0, before)


def test_whoever_may_not_approve_does_not(example, write_register):
    with pytest.raises(NotAllowed):
        open_registers(write_register('steps = ["send", "approve"]', approves="S.A."))

    assert not Thing.objects.filter(kind="agreement").exists()
