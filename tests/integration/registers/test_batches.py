"""Keys are asked for in parts that a database takes, and none is lost between two."""

import pytest

from goldthread.apps.registers.batches import MOST, batches


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, []), (1, [1]), (MOST, [MOST]), (MOST + 1, [MOST, 1]), (3 * MOST, [MOST] * 3)]
)
def test_batches_are_full_but_for_the_last(number, sizes):
    assert [len(batch) for batch in batches(range(number))] == sizes


def test_items_keep_their_order():
    items = [f"key {number}" for number in range(2 * MOST + 7)]

    assert [one for batch in batches(items) for one in batch] == items
