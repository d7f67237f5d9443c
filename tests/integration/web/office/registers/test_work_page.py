"""My work and what is late: what each person meets first, and nothing that is not theirs."""

from goldthread.apps.people.operations import give_role
from goldthread.apps.registers.operations import change, save_draft
from goldthread.core.spec import Role

QUERIES = 24
"""What an approver's work asks of the database."""


def test_my_work_opens_with_counts_in_a_sentence(look, agreed):
    agreed("in_force", review_on="1 3 2026")
    agreed("in_force")
    agreed("sent")

    assert look("approver").lead == (
        "Tuesday 3 March 2026. 1 thing is late, 1 is due by 2 April, 1 waits for your approval."
    )
    assert look("officer").lead == "Tuesday 3 March 2026. 1 thing is late, 1 is due by 2 April."


def test_a_day_without_work_says_so(look):
    page = look("officer")

    assert page.lead == "Tuesday 3 March 2026. Nothing is late, nothing is due by 2 April."
    assert page.all(r'<div class="gt-empty">(.*?)</div>') == [
        "Nothing falls due in the next 30 days. Dates come from the entries of the registers, while their clocks run."
    ]


def test_what_is_late_stands_before_what_is_due(look, agreed):
    agreed("in_force", review_on="1 3 2026", title="Old")
    agreed("in_force", title="Young")

    page = look("officer")

    assert page.rows("late-lines") == [["Old Agreement: review", "2 days late was due 1 March 2026", "Officer"]]
    assert page.rows("due-lines") == [["Young Agreement: review", "21 days left 24 March 2026", "Officer"]]


def test_what_waits_is_shown_to_those_who_may_decide(look, agreed, agreements, people):
    agreed("sent", title="New one")
    row = agreed("in_force", title="Kept one")
    officer = people.actor("officer")
    change(bound=agreements, thing=row.thing, answers={"terms": "A fee."}, revision=row.revision, by=officer)

    page = look("approver")

    assert page.rows("approvals") == [
        ["AG-2026-001 New one Sent by Officer, 3 March 2026", "Approve and publish", "Nothing"],
        ["Kept one Sent by Officer, 3 March 2026", "Approve a change", "Nothing"],
    ]
    assert [look(name).markup.count('id="approve"') for name in ("officer", "auditor")] == [0, 0]


def test_what_one_has_sent_oneself_does_not_wait_for_oneself(as_, office, agreed, people):
    agreed("sent")
    give_role(person=people.officer, body=people.body, role=Role.APPROVER, since=people.body.created_at.date(), by="s")

    answer = as_("officer").get(office)

    assert 'id="approve"' not in answer.content.decode()


def test_drafts_are_shown_to_whoever_began_them(look, agreed, agreements, people):
    row = agreed()
    for thing in (None, row.thing):
        save_draft(bound=agreements, thing=thing, revision=1, answers={"title": "Half a"}, by=people.actor("officer"))

    drafts = r'id="drafts">.*?<ul class="gt-links">(.*?)</ul>'
    assert look("officer").all(drafts) == [
        "A change to Sharing of data with probation Last typed on 3 March 2026 "
        "A new entry: agreement Last typed on 3 March 2026"
    ]
    assert look("approver").all(drafts) == []


def test_a_contributor_meets_nothing_that_is_not_theirs(look, agreed, hidden):
    agreed("in_force", review_on="1 3 2026")
    agreed("sent")

    page, late = look("contributor"), look("contributor", "late/")

    assert page.lead == "Tuesday 3 March 2026. Nothing is late, nothing is due by 2 April."
    assert "Agreement" not in page.text
    assert late.lead == "Nothing is late."


def test_dates_of_what_is_restricted_are_told_to_those_named_alone(look, hidden):
    assert look("officer").rows("due-lines") == [
        ["Secret source Agreement: review", "21 days left 24 March 2026", "Officer"]
    ]
    assert look("approver").lead == "Tuesday 3 March 2026. Nothing is late, nothing is due by 2 April."


def test_everything_late_stands_on_a_page_of_its_own(look, agreed):
    agreed("in_force", review_on="1 3 2026", title="Two days")
    agreed("in_force", review_on="1 2 2026", title="A month")
    agreed("in_force", review_on="3 3 2026", title="Today")

    page = look("auditor", "late/")

    assert page.lead == "2 things are late."
    assert [row[0] for row in page.rows("late")] == ["A month Agreement: review", "Two days Agreement: review"]


def test_my_work_asks_the_same_however_much_waits(agreed, as_, office, django_assert_num_queries):
    reader = as_("approver")
    for state in ("sent", "in_force"):
        agreed(state)
    reader.get(office)
    with django_assert_num_queries(QUERIES):
        reader.get(office)
    for _number in range(4):
        agreed("sent")
        agreed("in_force")

    with django_assert_num_queries(QUERIES):
        reader.get(office)
