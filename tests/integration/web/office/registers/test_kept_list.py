"""What a list has drawn is kept while nothing is written, and nobody is shown what only another may see."""

import re
from itertools import permutations

import pytest
from django.core.cache import caches
from tests.cast import person, signed_in

from goldthread.core.spec import Role

LIST = "registers/agreement/"
KEPT = 8
"""What a list that is kept asks: the home, the session, the person, their second factor (twice), roles, posts, and
the record."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def test_a_list_that_was_drawn_is_drawn_no_more(as_, office, agreed, django_assert_num_queries):
    agreed()
    reader = as_("officer")
    first = reader.get(f"{office}{LIST}")

    with django_assert_num_queries(KEPT):
        second = reader.get(f"{office}{LIST}")

    assert TOKEN.sub("", first.content.decode()) == TOKEN.sub("", second.content.decode())


def test_a_list_is_drawn_anew_once_something_was_written(look, agreed):
    agreed()
    before = look("officer", LIST)
    agreed(title="Lending of a van")

    after = look("officer", LIST)

    assert [len(page.rows("entries")) for page in (before, after)] == [1, 2]


@pytest.mark.parametrize("order", tuple(permutations(("officer", "approver", "auditor"))))
def test_what_is_restricted_is_kept_for_nobody_else(look, hidden, order):
    for _again in range(2):
        told = {name: "Secret source" in look(name, LIST).markup for name in order}

        assert told == {"officer": True, "approver": False, "auditor": True}


def test_two_of_the_same_role_share_no_page_where_one_is_named(look, hidden, read_with, office, people):
    other = signed_in(person(people.body, Role.OFFICER, name="second officer"))
    named = look("officer", LIST)

    told = read_with(other, f"{office}{LIST}")

    assert ("Secret source" in named.markup, "Secret source" in told.markup) == (True, False)


def test_two_of_the_same_role_share_a_page_and_no_name_or_token(look, agreed, read_with, office, people):
    agreed()
    other = signed_in(person(people.body, Role.OFFICER, name="second officer"))
    first, kept = look("officer", LIST), len(caches["pages"]._cache)

    second = read_with(other, f"{office}{LIST}")

    tokens = {TOKEN.search(page.markup).group(1) for page in (first, second)}
    assert (len(caches["pages"]._cache), len(tokens)) == (kept, 2)
    assert ("<span>Officer</span>" in second.markup, "<span>Second officer</span>" in second.markup) == (False, True)


def test_each_role_is_offered_what_it_may_do_whoever_looked_first(look, agreed):
    agreed()

    boxes = [look(name, LIST).markup.count('type="checkbox"') for name in ("officer", "auditor", "officer", "approver")]

    assert boxes == [1, 0, 1, 0]


def test_what_is_asked_of_a_list_is_kept_apart(look, agreed):
    agreed()
    agreed(title="Lending of a van")

    found = [len(look("officer", f"{LIST}{asked}").rows("entries")) for asked in ("", "?q=van", "?q=data", "?q=van")]

    assert found == [2, 1, 1, 1]


@pytest.mark.parametrize("asked", ["page=9", "order=terms"])
def test_a_page_that_there_is_not_is_never_kept(look, agreed, asked):
    agreed()

    statuses = [look("officer", f"{LIST}?{asked}").status for _again in range(2)]

    assert statuses == [400, 400]
