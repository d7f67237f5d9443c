"""The files of an edition in their places: whole when a run is stopped anywhere, whole when two run at once."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from goldthread.reports import placing
from goldthread.reports.manifest import Manifest, is_whole, kept, read, written
from goldthread.reports.placing import held, place

NAMES = ("paper.html", "paper.pdf", "paper.docx")
SCRIPT = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
import django
django.setup()
from test_placing import contents_of
from goldthread.reports.placing import held, place
left = int(sys.argv[3])
real = Path.replace
def counting(self, target):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    return real(self, target)
Path.replace = counting
folder = Path(sys.argv[1])
with held(folder, "manifest.json"):
    place(folder, contents_of(sys.argv[2]))
"""


def contents_of(words: str) -> dict[str, bytes]:
    """Three files that say these words, and the manifest that names them."""
    files = {name: f"{name}: {words}".encode() for name in NAMES}
    named = tuple(kept(name, name.rpartition(".")[2], content) for name, content in files.items())
    return {**files, "manifest.json": written(Manifest(date(2026, 3, 3), words, {}, named))}


def put(folder: Path, words: str) -> None:
    with held(folder, "manifest.json"):
        place(folder, contents_of(words))


def whole(folder: Path) -> str:
    """What the edition in the folder says, if every file is as its manifest tells; else nothing."""
    found = read(folder / "manifest.json")
    return found.fingerprint if found and all(is_whole(one, folder) for one in found.files) else ""


def run(folder: Path, words: str, *, stop_after: int) -> int:
    """Another process that puts an edition there and is stopped after so many files are in their places."""
    command = [sys.executable, "-c", SCRIPT, str(folder), words, str(stop_after), str(Path(__file__).parent)]
    source = str(Path(placing.__file__).resolve().parents[2])
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": source, "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"},
        check=False,
    ).returncode


@pytest.mark.parametrize("stop_after", [0, 1, 2, 3])
def test_a_run_stopped_between_two_files_is_completed_by_the_next(tmp_path, stop_after):
    put(tmp_path, "earlier")

    assert run(tmp_path, "newer", stop_after=stop_after) == 9
    with held(tmp_path, "manifest.json"):
        completed = whole(tmp_path)

    assert completed == "newer"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*NAMES, "manifest.json"])


def test_a_run_stopped_before_it_replaces_anything_leaves_the_earlier_whole(tmp_path):
    put(tmp_path, "earlier")

    run(tmp_path, "newer", stop_after=0)

    assert whole(tmp_path) == "earlier"


def test_what_a_stopped_run_had_not_finished_is_cleared_away(tmp_path):
    put(tmp_path, "earlier")
    (tmp_path / ".paper.html.unfinished").write_bytes(b"half a pa")

    with held(tmp_path, "manifest.json"):
        found = sorted(path.name for path in tmp_path.iterdir())

    assert found == sorted([*NAMES, "manifest.json"])
    assert whole(tmp_path) == "earlier"


def test_a_manifest_to_come_whose_files_are_not_there_is_cleared_away(tmp_path):
    put(tmp_path, "earlier")
    (tmp_path / ".manifest.json.unfinished").write_bytes(contents_of("newer")["manifest.json"])

    with held(tmp_path, "manifest.json"):
        pass

    assert whole(tmp_path) == "earlier"
    assert not list(tmp_path.glob(".*"))


def test_two_runs_at_once_leave_one_whole_edition(tmp_path):
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    source = str(Path(placing.__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": source, "DJANGO_SETTINGS_MODULE": "goldthread.config.settings"}
    runs = [
        subprocess.Popen([*command, words, "99", str(Path(__file__).parent)], env=environment)
        for words in ("one", "two", "three")
    ]

    assert [one.wait(timeout=60) for one in runs] == [0, 0, 0]
    assert whole(tmp_path) in ("one", "two", "three")


def test_nothing_but_the_edition_is_left_in_the_folder(tmp_path):
    put(tmp_path / "new" / "place", "words")

    assert sorted(path.name for path in (tmp_path / "new" / "place").iterdir()) == sorted([*NAMES, "manifest.json"])
