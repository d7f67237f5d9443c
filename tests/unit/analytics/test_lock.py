"""The lock is one writer's at a time and comes free however its holder ends."""

import threading
from pathlib import Path

import pytest

from goldthread.analytics.lock import StillWriting, locked


def test_lock_is_refused_while_another_holds_it(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "lock", patience_seconds=0),
        pytest.raises(StillWriting, match="Wait until it ends"),
        locked(tmp_path / "lock", patience_seconds=0.15),
    ):
        pytest.fail("two held it at once")


def test_lock_is_free_after_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="row 7"), locked(tmp_path / "lock", patience_seconds=0):
        raise ValueError("row 7")

    with locked(tmp_path / "lock", patience_seconds=0):
        pass


def test_lock_is_waited_for(tmp_path: Path) -> None:
    held, order = threading.Event(), []

    def hold_for_a_moment() -> None:
        with locked(tmp_path / "lock", patience_seconds=0):
            held.set()
            threading.Event().wait(0.2)
            order.append("first")

    holder = threading.Thread(target=hold_for_a_moment)
    holder.start()
    held.wait()
    with locked(tmp_path / "lock", patience_seconds=5):
        order.append("second")
    holder.join()

    assert order == ["first", "second"]
