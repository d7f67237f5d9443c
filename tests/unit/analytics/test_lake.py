"""A table appears whole or not at all; what a killed writer left is removed, what a running one writes is not."""

import errno
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.lake import CannotKeep, Lake, NotInLake, reason

NAME = "street/1/abc.parquet"


def unfinished(lake: Lake) -> list[str]:
    return sorted(path.name for path in lake.scratch.iterdir())


def ended_process() -> int:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    return int(ended.stdout)


def leave(lake: Lake, name: str, *, days_ago: float = 0) -> Path:
    path = lake.scratch / name
    path.write_text("half a table")
    then = time.time() - days_ago * 24 * 60 * 60
    os.utime(path, (then, then))
    return path


def owned_by(lake: Lake, process: int) -> str:
    """The name that an unfinished table of this process has on this machine."""
    with lake.place("a") as path:
        path.write_text("")
        return path.name.replace(f".{os.getpid()}.", f".{process}.")


def test_table_takes_its_name_when_it_is_finished(lake: Lake) -> None:
    with lake.place(NAME) as path:
        path.write_text("table")
        held_before = lake.holds(NAME)

    assert not held_before
    assert lake.held(NAME).read_text() == "table"
    assert unfinished(lake) == []


def test_table_that_fails_leaves_nothing(lake: Lake) -> None:
    with pytest.raises(ValueError, match="row 7"), lake.place(NAME) as path:
        path.write_text("half a table")
        raise ValueError("row 7")

    assert not lake.holds(NAME)
    assert unfinished(lake) == []


def test_table_that_was_never_written_is_told(lake: Lake) -> None:
    with pytest.raises(CannotKeep, match=r"abc\.parquet could not be written"), lake.place(NAME):
        pass

    assert not lake.holds(NAME)


def test_table_written_twice_is_the_later_one_whole(lake: Lake) -> None:
    for text in ("first", "second"):
        with lake.place(NAME) as path:
            path.write_text(text)

    assert lake.held(NAME).read_text() == "second"


def test_full_disk_is_a_sentence(lake: Lake) -> None:
    with pytest.raises(CannotKeep) as told, lake.place(NAME):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert str(told.value) == (f"{lake.path(NAME)} could not be written: the disk is full. Make room and load again.")


def test_folder_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "lake").write_text("a file where the lake should be")

    with pytest.raises(CannotKeep, match="could not be written"):
        _ = Lake(tmp_path / "lake").scratch


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "this account may not write there. Give it the right, or choose another GOLDTHREAD_HOME"),
        (errno.EROFS, "the disk is read-only. Choose another GOLDTHREAD_HOME"),
        (errno.EISDIR, "Is a directory"),
    ],
)
def test_reason_says_what_to_do_where_it_is_known(number: int, sentence: str) -> None:
    assert reason(OSError(number, os.strerror(number))) == sentence


def test_table_that_is_missing_is_told_with_its_place(lake: Lake) -> None:
    with pytest.raises(NotInLake, match=r"abc\.parquet is missing: the lake was altered from outside"):
        lake.held(NAME)


def test_sweep_removes_what_an_ended_process_left(lake: Lake) -> None:
    leave(lake, owned_by(lake, ended_process()))

    assert lake.sweep() == 1
    assert unfinished(lake) == []


def test_sweep_keeps_what_a_running_process_writes_however_old(lake: Lake) -> None:
    name = owned_by(lake, os.getpid())
    leave(lake, name, days_ago=3)

    assert lake.sweep(alone=True) == 0
    assert unfinished(lake) == [name]


@pytest.mark.parametrize(("days_ago", "removed"), [(0.5, 0), (1.5, 1)])
def test_sweep_removes_what_nobody_is_known_to_own_after_a_day(lake: Lake, days_ago: float, removed: int) -> None:
    leave(lake, "other-machine.1.abc", days_ago=days_ago)

    assert lake.sweep() == removed


def test_writing_sweeps_folders_too_when_it_begins(lake: Lake) -> None:
    (lake.scratch / "unpacked").mkdir()
    (lake.scratch / "unpacked" / "a.csv").write_text("left by a kill")

    with lake.writing():
        left = [name for name in unfinished(lake) if name != "writer.lock"]

    assert left == []


def test_killed_writer_leaves_no_table_and_no_lock(lake: Lake) -> None:
    program = f"""
import os, signal
from pathlib import Path
from goldthread.analytics.lake import Lake
lake = Lake(Path({str(lake.root)!r}))
with lake.writing(), lake.place({NAME!r}) as path:
    path.write_text("half a table")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    half_done = [name for name in unfinished(lake) if name != "writer.lock"]

    with lake.writing(patience_seconds=0):
        left = [name for name in unfinished(lake) if name != "writer.lock"]

    assert killed.returncode == -9
    assert len(half_done) == 1
    assert left == []
    assert not lake.holds(NAME)


def kept(lake: Lake, name: str, rows: int) -> None:
    with lake.place(name) as path:
        engine.run(f"COPY (SELECT range AS number FROM range({rows})) TO {engine.literal(str(path))} (FORMAT parquet)")


def test_tables_that_nothing_lists_are_discarded_and_their_size_is_told(lake: Lake) -> None:
    for name in ("street/1/a.parquet", "street/2/b.parquet", "census/1/c.parquet"):
        kept(lake, name, 10)
    size = sum(lake.path(name).stat().st_size for name in ("street/1/a.parquet", "census/1/c.parquet"))

    found = lake.discard_unlisted(["street/2/b.parquet", "street/1/gone.parquet"])

    assert found == (2, size)
    assert lake.tables() == ["street/2/b.parquet"]


def test_rows_of_a_table_are_counted_to_its_last(lake: Lake) -> None:
    kept(lake, NAME, 12_345)

    assert lake.readable_rows(NAME) == 12_345


@pytest.mark.parametrize("damage", ["cut", "middle", "text"])
def test_damaged_table_has_no_readable_rows(lake: Lake, damage: str) -> None:
    kept(lake, NAME, 12_345)
    path = lake.path(NAME)
    whole = path.read_bytes()
    path.write_bytes({"cut": whole[:-100], "middle": whole[:50] + b"\0" * 5000 + whole[5050:], "text": b"no"}[damage])

    assert lake.readable_rows(NAME) is None


def test_seal_of_a_table_tells_any_other_bytes(lake: Lake) -> None:
    with lake.place(NAME) as path:
        path.write_text("table")
    before = lake.seal(NAME)

    lake.path(NAME).write_text("tablE")

    assert before == hashlib.sha256(b"table").hexdigest()
    assert lake.seal(NAME) == hashlib.sha256(b"tablE").hexdigest()


def test_discarded_table_is_gone_and_may_be_gone_already(lake: Lake) -> None:
    with lake.place(NAME) as path:
        path.write_text("table")

    lake.discard(NAME)
    lake.discard(NAME)

    assert not lake.holds(NAME)
    with pytest.raises(NotInLake, match="is missing"):
        lake.seal(NAME)
