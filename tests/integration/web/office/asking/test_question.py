"""Questions that offer what a body holds: its posts and its things, in lists short enough to choose from."""

import pytest
from tests.cast import Cast

from goldthread.apps.people.operations import keep_post
from goldthread.apps.registers.models import Sensitivity, Thing
from goldthread.core.spec import Choice, Field, FieldKind
from goldthread.web.office.asking.question import questions
from goldthread.web.office.asking.question.drawn import MOST_PICKS, MOST_RADIOS
from goldthread.web.office.asking.question.offers import MOST_THINGS

LEAD = Field(name="lead", label="Lead", kind=FieldKind.POST, hint="x")
LEADS = Field(name="leads", label="Leads", kind=FieldKind.POSTS, hint="Who leads.", required=True)
PLAN = Field(name="plan", label="Plan", kind=FieldKind.THING, of=("plan",), hint="Its plan.")


@pytest.fixture
def actor(people: Cast):
    return people.actor("officer")


def posts(actor, *names, owner="C", **spelt):
    for name in names:
        spellings = spelt.get(name.replace(" ", "_"), ())
        keep_post(body=actor.body, name=name, owner=owner, spellings=spellings, by="system")


def plan(actor, reference, title="Plan", **more):
    return Thing.objects.create(
        body=actor.body, kind="plan", reference=reference, title=title, address=reference, created_by="system", **more
    )


def choice(number, **more):
    answers = tuple(Choice(str(one), f"Answer {one}", "What it means") for one in range(number))
    return Field(name="kind", label="Kind", kind=FieldKind.CHOICE, choices=answers, hint="x", **more)


def asked(field, answer, actor):
    return questions([field], {field.name: answer}, faults={}, actor=actor)[0]


def chosen(options):
    return [one.value for one in options if one.is_chosen]


def test_one_post_is_chosen_from_a_list_whatever_its_spelling(actor):
    posts(actor, "Chief executive", "Analyst", Chief_executive=("CX",))

    question = asked(LEAD, "cx", actor)

    assert (question.shape, chosen(question.options)) == ("select", ["Chief executive"])


def test_posts_stand_under_the_head_of_whom_they_work_for(actor):
    posts(actor, "Superintendent", owner="F")
    posts(actor, "Charity", owner="P")

    heads = asked(LEAD, "", actor).grouped

    assert [head for head, _ in heads] == ["Office", "Force", "Partner"]
    assert [some[-1].value for _, some in heads[1:]] == ["Superintendent", "Charity"]


def test_what_is_no_post_stays_to_be_mended(actor):
    question = asked(LEAD, "Nobody", actor)

    assert (question.options[0].value, chosen(question.options)) == ("Nobody", ["Nobody"])


def test_several_posts_keep_their_order_a_list_each(actor):
    posts(actor, "Analyst", "Bursar", "Chief")

    question = asked(LEADS, ["Chief", "Analyst"], actor)

    assert (question.shape, question.href) == ("picks", "#leads-1")
    assert [chosen(pick.options) for pick in question.picks] == [["Chief"], ["Analyst"], [], []]
    assert [pick.is_optional for pick in question.picks] == [False, True, True, True]


def test_posts_beyond_the_lists_are_written_in_lines(actor):
    names = [f"Post {number}" for number in range(MOST_PICKS + 2)]
    posts(actor, *names)

    question = asked(LEADS, names, actor)

    assert [chosen(pick.options) for pick in question.picks] == [[name] for name in names[:MOST_PICKS]]
    assert question.value == "Post 4\nPost 5"


def test_a_thing_is_chosen_by_its_title_the_newest_first(actor):
    plan(actor, "2021-25", "Old plan")
    plan(actor, "2025-29", "New plan")
    plan(actor, "2013-18", "Gone", withdrawn_on="2020-01-01")

    question = asked(PLAN, "2021-25", actor)

    assert (question.shape, question.hint) == ("select", "Its plan.")
    assert [one.label for one in question.options] == ["2025-29 New plan", "2021-25 Old plan"]
    assert chosen(question.options) == ["2021-25"]


def test_of_a_restricted_thing_a_list_says_its_safe_label(actor):
    plan(actor, "2025-29", "Secret", sensitivity=Sensitivity.RESTRICTED, safe_label="A plan")

    assert [one.label for one in asked(PLAN, "", actor).options] == ["A plan"]


def test_a_thing_that_is_not_held_stays_to_be_mended(actor):
    plan(actor, "2025-29")

    assert chosen(asked(PLAN, "2052-92", actor).options) == ["2052-92"]


def test_of_many_things_the_reference_is_typed_and_the_hint_says_where_it_stands(actor):
    for number in range(MOST_THINGS + 1):
        plan(actor, f"P{number}")

    question = asked(PLAN, "P7", actor)

    assert (question.shape, question.value, question.options) == ("line", "P7", ())
    assert question.hint == (
        f"Its plan. Type its reference, such as P{MOST_THINGS}. It stands beside its title on the pages of the plan."
    )


def test_a_choice_that_need_not_be_made_can_be_taken_back(actor):
    optional, needed = asked(choice(2), "", actor), asked(choice(2, required=True), "", actor)

    assert (optional.options[-1].label, chosen(optional.options)) == ("None of these", [""])
    assert chosen(asked(choice(2), "1", actor).options) == ["1"]
    assert [one.value for one in needed.options] == ["0", "1"]


@pytest.mark.parametrize(("number", "shape"), [(MOST_RADIOS, "radios"), (MOST_RADIOS + 1, "select")])
def test_many_choices_stand_in_a_list_with_their_meanings_beside(actor, number, shape):
    question = asked(choice(number), "", actor)

    assert question.shape == shape
    assert len(question.meanings) == (number if shape == "select" else 0)
