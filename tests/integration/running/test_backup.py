"""A copy of a home: it is whole, it goes into an empty home only, and an altered or older one is found."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from goldthread.cli.running import archive
from goldthread.cli.running.archive import CannotRestore, Manifest
from goldthread.cli.running.restore import refuse_newer

ADD = """
import django; django.setup()
from django.db import transaction
from django.utils import timezone
from goldthread.apps.audit import events
from goldthread.apps.audit.operations import record
events.register(events.EventKind("made.up", label="made up", facts=frozenset({"what"})))
with transaction.atomic():
    record(body="board-for-testing", event="made.up", facts={"what": "x"}, at=timezone.now(), by="system")
"""


class Homes:
    """Homes of one test, and commands that are run in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def python(self, home: str, *words: str) -> subprocess.CompletedProcess[str]:
        given = {**os.environ, "GOLDTHREAD_HOME": str(self.folder / home)}
        command = [sys.executable, *words]
        return subprocess.run(command, env=given, cwd=self.folder, capture_output=True, text=True, check=False)

    def run(self, home: str, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python(home, "-m", "goldthread", *words)

    def answer(self, home: str, *words: str) -> dict:
        done = self.run(home, *words, "--json")
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def write(self) -> None:
        done = self.python("home", "-c", ADD)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """A home with an entry in its record, a file in its lake, and a copy of it."""
    made = Homes(tmp_path_factory.mktemp("homes"))
    made.answer("home", "demo", "--no-serve", "--example", "empty", "--body", "Board for Testing")
    made.write()
    lake = made.folder / "home" / "lake" / "feed"
    lake.mkdir(parents=True, exist_ok=True)
    (lake / "month.parquet").write_bytes(b"figures")
    (lake / "half.unfinished").write_bytes(b"half")
    made.answer("home", "backup", "copy.zip")
    return made


@pytest.fixture
def altered(homes, tmp_path):
    """Write the copy anew, with some of its files altered, left out or added."""

    def write(**changes):
        target = tmp_path / "altered.zip"
        with zipfile.ZipFile(homes.folder / "copy.zip") as source, zipfile.ZipFile(target, "w") as out:
            for name in source.namelist():
                held = changes.pop(name, source.read(name))
                if held is not None:
                    out.writestr(name, held)
            for name, held in changes.items():
                out.writestr(name, held)
        return str(target)

    return write


def refused(homes, tmp_path, file):
    done = homes.run("home", "restore", file, "--home", str(tmp_path / "new"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()
    return done.stderr


def test_a_copy_holds_what_the_home_holds_but_not_the_key(homes):
    with zipfile.ZipFile(homes.folder / "copy.zip") as held:
        names = set(held.namelist())

    assert names == {"manifest.json", "database/goldthread.sqlite3", "home/lake/feed/month.parquet"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_copy_is_its_owners_alone(homes):
    assert (homes.folder / "copy.zip").stat().st_mode & 0o077 == 0


def test_a_copy_with_the_key_has_it(homes, tmp_path):
    homes.answer("home", "backup", str(tmp_path / "keyed.zip"), "--with-key")

    homes.answer("home", "restore", str(tmp_path / "keyed.zip"), "--home", str(tmp_path / "new"))

    assert (tmp_path / "new" / "secret-key").read_text() == (homes.folder / "home" / "secret-key").read_text()
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_copy_is_never_written_over(homes):
    done = homes.run("home", "backup", "copy.zip")

    assert done.returncode == 1
    assert "is there already" in done.stderr


def test_a_copy_put_into_an_empty_home_verifies(homes, tmp_path):
    before = homes.answer("home", "verify")

    answer = homes.answer("home", "restore", str(homes.folder / "copy.zip"), "--home", str(tmp_path / "new"))

    assert answer["record"]["fine"]
    assert answer["record"]["heads"] == before["heads"]
    assert answer["record"]["entries"] == before["entries"] >= 1
    assert (tmp_path / "new" / "lake" / "feed" / "month.parquet").read_bytes() == b"figures"


def test_a_copy_goes_into_a_folder_that_is_there_and_empty(homes, tmp_path):
    answer = homes.answer("home", "restore", str(homes.folder / "copy.zip"), "--home", str(tmp_path))

    assert answer["record"]["fine"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".lock") == [
        "goldthread.sqlite3",
        "lake",
        "secret-key",
    ]


def test_an_older_copy_is_found_by_a_head_that_was_kept(homes, tmp_path):
    homes.answer("home", "backup", str(tmp_path / "older.zip"))
    homes.write()
    (kept,) = homes.answer("home", "verify")["heads"]
    homes.answer("home", "restore", str(tmp_path / "older.zip"), "--home", str(tmp_path / "new"))

    done = homes.run(str(tmp_path / "new"), "verify", "--expect", kept)

    assert homes.run("home", "verify", "--expect", kept).returncode == 0
    assert done.returncode == 1
    assert "WRONG" in done.stdout


def test_a_home_that_is_not_empty_is_left_alone(homes, tmp_path):
    (tmp_path / "mine").write_text("keep")

    done = homes.run("home", "restore", str(homes.folder / "copy.zip"), "--home", str(tmp_path))

    assert done.returncode == 1
    assert f"{tmp_path} is not empty, and nothing is written over." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_file_that_was_altered_is_found(homes, tmp_path, altered):
    file = altered(**{"home/lake/feed/month.parquet": b"FIGURES"})

    assert "“home/lake/feed/month.parquet”" in refused(homes, tmp_path, file)


@pytest.mark.parametrize("held", [None, b"{}", b"[]", b"{", b'{"form": "goldthread-backup-1", "files": 7}'])
def test_a_copy_without_a_manifest_is_refused(homes, tmp_path, altered, held):
    assert "has no manifest of a copy" in refused(homes, tmp_path, altered(**{"manifest.json": held}))


def test_a_file_that_the_manifest_does_not_know_is_refused(homes, tmp_path, altered):
    assert "“home/more” " in refused(homes, tmp_path, altered(**{"home/more": b""})).replace(".", " ")


@pytest.mark.parametrize("name", ["home/../../out", "/etc/out", "home\\..\\out", "home/c:out", "out", "home/./out"])
def test_a_name_that_leads_out_of_the_folder_is_refused(homes, tmp_path, altered, name):
    manifest = read(homes.folder / "copy.zip")
    manifest["files"].append({"name": name, "size": 0, "sha256": "0"})

    told = refused(homes, tmp_path, altered(**{"manifest.json": json.dumps(manifest).encode(), name: b""}))

    assert "leads out of the folder" in told


def read(file: Path) -> dict:
    with zipfile.ZipFile(file) as held:
        return json.loads(held.read("manifest.json"))


def test_a_file_that_says_less_than_it_holds_is_not_unpacked(homes, tmp_path, altered):
    manifest = read(homes.folder / "copy.zip")
    manifest["files"].append({"name": "home/big", "size": 1, "sha256": "0"})

    file = altered(**{"manifest.json": json.dumps(manifest).encode(), "home/big": bytes(5 * archive.PIECE)})

    assert "“home/big”" in refused(homes, tmp_path, file)


@pytest.mark.parametrize("held", [b"", b"no zip at all"])
def test_what_is_no_zip_is_refused(homes, tmp_path, held):
    (tmp_path / "copy.zip").write_bytes(held)

    assert "is no zip, or it was cut off" in refused(homes, tmp_path, str(tmp_path / "copy.zip"))


def test_a_copy_that_was_cut_off_is_refused(homes, tmp_path):
    whole = (homes.folder / "copy.zip").read_bytes()
    (tmp_path / "copy.zip").write_bytes(whole[: len(whole) // 2])

    assert "cut off" in refused(homes, tmp_path, str(tmp_path / "copy.zip"))


def test_a_copy_of_a_later_version_is_refused():
    with pytest.raises(CannotRestore, match=r"made by version 9999\.1"):
        refuse_newer(Manifest("9999.1", "", "sqlite", (), ()))
