"""Plans that are hard to show: very many actions, very long titles, markup and letters from elsewhere, a second key."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.apps.planning.models import Action, Update
from goldthread.apps.registers.models import Link, Thing

LONG = "Ŵyddgrug łódź <script>alert('x')</script> & “quotes” " + "antidisestablishmentarianism " * 9
PLAN = {"kind": "plan", "reference": "hard", "title": LONG[:300].strip(), "state": "current",
        "starts on": date(2025, 5, 1), "ends on": date(2026, 3, 31)}  # fmt: skip
PAGES = ("/plan/", "/plan/hard/", "/plan/hard/theme/1/", "/plan/hard/action/A1/", "/")


def book(number):
    """A plan of so many actions, every other one on track."""
    return {
        "Nodes": [PLAN, {"kind": "theme", "reference": "1", "title": LONG[:300].strip(), "text": LONG}],
        "Posts": [{"post": LONG[:200].strip(), "owner": "F"}],
        "Actions": [
            {"reference": f"A{n}", "title": f"{n} {LONG}"[:300].strip(), "owner": "F", "leads": LONG[:200].strip(),
             "delivers": "1"}
            for n in range(1, number + 1)
        ],
        "Updates": [
            {"action": f"A{n}", "on": date(2025, 6, 1), "status": "G" if n % 2 else "A", "text": LONG}
            for n in range(1, number + 1)
        ],
    }  # fmt: skip


def queries(visitor, address):
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_the_database_no_more_for_thirty_actions_than_for_one(visitor, take_plan, office, address):
    take_plan(office, book(1))
    visitor.get(address)
    of_one = queries(visitor, address)

    take_plan(office, book(30))

    assert queries(visitor, address) <= of_one


@pytest.mark.parametrize("address", PAGES)
def test_what_people_typed_is_shown_and_never_run(visitor, take_plan, office, address):
    take_plan(office, book(1))

    text = visitor.get(address).content.decode()

    assert "<script" not in text
    assert "Ŵyddgrug łódź &lt;script&gt;" in text


def test_a_long_list_is_shown_a_hundred_at_a_time_and_counted_whole(read, take_plan, office):
    take_plan(office, book(250))

    page = read("/plan/hard/theme/1/?actions=3")

    assert page.all(r'id="delivery">(.*?)</h2>') == ["125 of 250 actions are on track"]
    assert page.all(r'<nav class="gt-paging"[^>]*>(.*?)</nav>') == ["Previous 100 201 to 250 of 250"] * 2
    assert page.markup.count('<td class="ref">A') == 50
    assert page.all(r'<td class="ref">(A\d+)</td>')[0] == "A201"


def grow(number):
    """Put so many actions beside the one that the plan has, every other one on track, straight into the database."""
    first = Action.objects.select_related("thing").get(plan__code="hard")
    theme, green = first.thing.links_out.get().to_thing, first.plan.status_words.get(letter="G")
    names = [f"B{n}" for n in range(number)]
    same = {"body": first.thing.body, "kind": "action", "scope": "hard", "within": first.thing.within}
    things = Thing.objects.bulk_create(
        Thing(**same, reference=name, title=name, address=name.lower(), created_by="x") for name in names
    )
    actions = Action.objects.bulk_create(
        Action(
            thing=thing,
            body=first.body,
            state=first.state,
            state_since=first.state_since,
            changed_at=first.changed_at,
            plan=first.plan,
            reference=thing.reference,
            title=thing.title,
            owner="F",
            place=n,
        )
        for n, thing in enumerate(things, start=10)
    )
    Link.objects.bulk_create(
        Link(from_thing=thing, to_thing=theme, kind="delivers", created_by="x") for thing in things
    )
    sent = {"sent_by": "system", "sent_at": first.changed_at, "decided_by": "system", "decided_at": first.changed_at}
    Update.objects.bulk_create(
        Update(action=one, on=date(2025, 6, 1), status=green, place=n, state="approved", **sent)
        for n, one in enumerate(actions[::2], start=10)
    )


@pytest.mark.slow
def test_ten_thousand_actions_are_counted_and_paged(read, take_plan, office):
    take_plan(office, book(1))
    grow(9_999)

    page = read("/plan/hard/theme/1/?actions=100")

    assert page.all(r'id="delivery">(.*?)</h2>') == ["5,001 of 10,000 actions are on track"]
    assert page.rows("delivery-owners")[-1] == ["All", "5,001", "4,999", "10,000"]
    assert page.all(r'<td class="ref">(\w+)</td>')[-1] == "B9998"
    assert page.all(r'<nav class="gt-paging"[^>]*>(.*?)</nav>') == ["Previous 100 9,901 to 10,000 of 10,000"] * 2


def test_a_plan_with_a_key_of_its_own_is_told_in_its_own_words(read, take_plan, office):
    own = book(2)
    own["Status key"] = [
        {"letter": "G", "status": "Ar y trywydd", "meaning": "Fel y dylai fod", "kind": "green"},
        {"letter": "A", "status": "Complete", "meaning": "", "kind": "complete"},
    ]
    take_plan(office, own)

    page = read("/plan/hard/theme/1/")

    assert page.all(r'id="delivery">(.*?)</h2>') == ["2 of 2 actions are on track or complete"]
    assert page.all(r'<ul class="gt-key">(.*?)</ul>') == ["Ar y trywydd: on track 1 of 2, 50% Complete 1 of 2, 50%"]
