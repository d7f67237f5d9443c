"""Long lists, a hundred lines a page: which lines, what the page says of itself, and where its ways lead."""

import pytest

from goldthread.core.errors import BadInput
from goldthread.web.parts import Link
from goldthread.web.public.plan.lists.paging import page_of

LINES = range(250)


@pytest.mark.parametrize("number", [0, 1, 100])
def test_a_list_that_fits_one_page_has_no_paging(number):
    shown, paging = page_of(range(number), {}, "actions", "Actions")

    assert (list(shown), paging) == (list(range(number)), None)


def test_the_first_page_leads_on_and_not_back():
    shown, paging = page_of(LINES, {}, "actions", "Actions")

    assert (shown[0], shown[-1]) == (0, 99)
    assert paging.text == "1 to 100 of 250"
    assert paging.labels == ("Pages of “Actions”", "Pages of “Actions”, below it")
    assert (paging.before, paging.after) == (None, Link("?actions=2#actions", "Next 100"))


def test_the_last_page_holds_the_rest():
    shown, paging = page_of(LINES, {"actions": "3"}, "actions", "Actions")

    assert (shown[0], shown[-1]) == (200, 249)
    assert paging.text == "201 to 250 of 250"
    assert (paging.before, paging.after) == (Link("?actions=2#actions", "Previous 100"), None)


def test_a_page_before_a_short_last_one_says_how_many_follow():
    assert page_of(LINES, {"actions": "2"}, "actions", "Actions")[1].after.text == "Next 50"


def test_the_other_lists_of_the_page_stay_where_they_are():
    paging = page_of(LINES, {"actions": "2", "monitoring": "7"}, "actions", "Actions")[1]

    assert paging.after.href == "?monitoring=7&actions=3#actions"


@pytest.mark.parametrize("asked", ["0", "4", "-1", "", "two", "٢", "9" * 40, "1e1"])
def test_a_page_that_there_is_not_is_refused(asked):
    with pytest.raises(BadInput, match=r"There is no page “.*” of this list\. Its pages are 1 to 3\."):
        page_of(LINES, {"actions": asked}, "actions", "Actions")
