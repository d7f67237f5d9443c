"""A large plan comes in and is read in seconds; a workbook made to fill the memory is refused."""

import time
import zipfile
from datetime import date, timedelta

import pytest

from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.queries import delivery, open_plan
from goldthread.core.errors import BadInput

from .conftest import CODES


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
