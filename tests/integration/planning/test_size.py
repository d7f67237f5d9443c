"""A large plan comes in and is read in seconds; a workbook made to fill the memory is refused."""

import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.apps.planning.models import Action, Lead
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.queries import delivery, open_plan
from goldthread.apps.registers.models import Alias, Link, Thing
from goldthread.core.errors import BadInput

from .conftest import CODES, Book


def with_actions(book: Book, count: int, *, code: str = "2024-28", title: str = "Do") -> Book:
    """The small plan with so many actions instead of its own: each led by two, delivering two parts, told of once."""
    actions = [
        {"reference": f"X{number}", "title": f"{title} {number}", "owner": "CFP"[number % 3], "leads": "ACC; CFO",
         "delivers": "7.1; PL1", "also known as": f"{title} row {number}"}
        for number in range(count)
    ]  # fmt: skip
    updates = [
        {"action": row["reference"], "on": date(2025, 7, 1), "status": "G", "text": title, "by": "CFO"}
        for row in actions
    ]
    plan, *tree = book["Nodes"]
    return {**book, "Nodes": [{**plan, "reference": code}, *tree], "Actions": actions, "Updates": updates}


@pytest.fixture
def count_queries(load) -> Callable[[Book], int]:
    """Take in a workbook; gives how many queries that was."""

    def counted(book: Book) -> int:
        with CaptureQueriesContext(connection) as caught:
            load(book)
        return len(caught)

    return counted


def test_ninety_more_actions_take_a_few_more_queries_only(load, book, count_queries):
    load(book)  # the posts and measures, which both plans share

    few, many = (count_queries(with_actions(book, count, code=f"P{count}")) for count in (10, 100))
    few_again, many_again = (
        count_queries(with_actions(book, count, code=f"P{count}", title="Do again")) for count in (10, 100)
    )

    assert (many - few <= 5, many_again - few_again <= 5) == (True, True), (few, many, few_again, many_again)
    assert Action.objects.filter(title__startswith="Do again").count() == 110


def test_actions_that_are_gone_by_the_hundred_are_all_removed(load, book):
    load(with_actions(book, 1_100))

    report = load(with_actions(book, 5))

    assert (report.actions, report.updates, len(report.removed)) == (5, 5, 1_095)
    assert set(Thing.objects.filter(kind="action").values_list("reference", flat=True)) == {f"X{n}" for n in range(5)}
    assert (Alias.objects.filter(thing__kind="action").count(), Link.objects.filter(kind="delivers").count()) == (
        10,
        10,
    )


@pytest.mark.slow
def test_plan_with_ten_thousand_actions_comes_in_and_is_changed_within_seconds(load, book, body):
    started = time.process_time()
    load(with_actions(book, 10_000))
    loaded = time.process_time()
    before = dict(Thing.objects.filter(kind="action").values_list("reference", "address"))
    began = time.process_time()
    report = load(with_actions(book, 10_000, title="Do again"))
    changed = time.process_time()
    found = delivery(open_plan(body, "2024-28"), on=date(2026, 3, 3))
    read = time.process_time()

    assert (report.actions, report.updates, found.total) == (10_000, 10_000, 10_000)
    assert dict(Thing.objects.filter(kind="action").values_list("reference", "address")) == before
    assert set(Action.objects.values_list("title", flat=True)) == {f"Do again {number}" for number in range(10_000)}
    assert Lead.objects.count() == Link.objects.filter(kind="delivers").count() == 20_000
    assert (loaded - started < 30, changed - began < 30, read - changed < 5) == (True, True, True)


@pytest.mark.slow
def test_plan_with_ten_thousand_updates_comes_in_within_seconds(load, book, body):
    actions = [{**book["Actions"][1], "reference": f"X{number}"} for number in range(250)]
    book["Actions"] += actions
    book["Updates"] = [
        {"action": f"X{number % 250}", "on": date(2024, 4, 1) + timedelta(number // 25), "status": "GAW"[number % 3],
         "text": f"Said {number}. " * 20, "by": "CFO"}
        for number in range(10_000)
    ]  # fmt: skip

    started = time.process_time()
    report = load(book)
    loaded = time.process_time()
    found = delivery(open_plan(body, "2024-28"), on=date(2026, 3, 3))
    read = time.process_time()

    assert (report.updates, found.total) == (10_000, 253)
    assert (loaded - started < 30, read - loaded < 3) == (True, True)


def test_far_cell_is_refused_before_the_sheet_is_read(refused, load, book):
    book["Posts"][0] |= {f"column {number}": "x" for number in range(300)}

    with pytest.raises(BadInput, match="has something in the far cell"):
        load(book)


def test_workbook_that_unpacks_to_gigabytes_is_refused(body, book, write_plan, today):
    path = write_plan(book)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/media/a.bin", "w") as part:
        for _ in range(64):
            part.write(bytes(2**20))

    with pytest.raises(BadInput, match="packed into next to nothing"):
        load_plan(body=body, path=path, catalogue_codes=CODES, today=today, by="s")
