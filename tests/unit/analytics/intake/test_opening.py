"""Files, folders and zips become a run of single files; what cannot be opened is told, and junk is left out."""

import gzip
import hashlib
import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from goldthread.analytics.intake.opening import Incoming, Opening, Refusal, open_paths
from goldthread.analytics.intake.tables.delimited import Fingerprint
from goldthread.analytics.sources.measure_template import write_template


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return held.getvalue()


def tree(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    return tmp_path / "work"


def names(opening: Opening) -> list[str]:
    return [one.name for one in opening if isinstance(one, Incoming)]


def reasons(opening: Opening) -> list[str]:
    return [one.reason for one in opening if isinstance(one, Refusal)]


def test_single_file_is_itself(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"a.csv": b"1"})

    assert list(open_paths([tmp_path / "a.csv"], workdir=workdir)) == [
        Incoming(tmp_path / "a.csv", "a.csv", contained=False)
    ]


def test_folder_is_walked_in_order_under_its_own_name(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path / "in", {"b.csv": b"1", "2025-02/x.csv": b"2", "2025-01/x.csv": b"3", "a.xlsx.csv": b"4"})

    found = names(open_paths([tmp_path / "in"], workdir=workdir))

    assert found == ["in/2025-01/x.csv", "in/2025-02/x.csv", "in/a.xlsx.csv", "in/b.csv"]


def test_zip_is_handed_out_file_by_file_and_each_is_gone_after_use(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"a.zip": zipped({"2025-02/x.csv": b"two", "2025-01/x.csv": b"one"})})
    seen = []

    for one in open_paths([tmp_path / "a.zip"], workdir=workdir):
        assert isinstance(one, Incoming)
        seen.append((one.name, one.contained, one.path.read_bytes(), len(list(workdir.iterdir()))))

    assert seen == [("a.zip/2025-01/x.csv", True, b"one", 1), ("a.zip/2025-02/x.csv", True, b"two", 1)]
    assert list(workdir.iterdir()) == []


def test_opening_that_is_closed_early_leaves_nothing(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"a.zip": zipped({"x.csv": b"1", "y.csv": b"2"})})
    opening = open_paths([tmp_path / "a.zip"], workdir=workdir)
    next(opening)

    opening.close()

    assert list(workdir.iterdir()) == []


def test_zip_in_a_folder_is_opened(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path / "in", {"a.zip": zipped({"x.csv": b"1"}), "b.csv": b"2"})

    assert names(open_paths([tmp_path / "in"], workdir=workdir)) == ["in/a.zip/x.csv", "in/b.csv"]


def test_zip_is_known_by_its_bytes_and_backslashes_are_shown_as_folders(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"archive.dat": zipped({"2025-01\\x.csv": b"1"})})

    assert names(open_paths([tmp_path / "archive.dat"], workdir=workdir)) == ["archive.dat/2025-01/x.csv"]


def test_workbook_is_one_file_in_a_folder_and_in_a_zip(tmp_path: Path, workdir: Path) -> None:
    (tmp_path / "in").mkdir()
    write_template(tmp_path / "in" / "m.xlsx")
    tree(tmp_path / "in", {"n.zip": zipped({"m.xlsx": (tmp_path / "in" / "m.xlsx").read_bytes()})})

    assert names(open_paths([tmp_path / "in"], workdir=workdir)) == ["in/m.xlsx", "in/n.zip/m.xlsx"]


def test_junk_is_left_out_and_told_by_name(tmp_path: Path, workdir: Path) -> None:
    junk = [
        ".DS_Store", ".git/config", "Thumbs.db", "desktop.ini", "README", "readme.txt", "LICENCE.md", "licence.pdf",
        "2025-01/.hidden.csv", "~$book.xlsx",
    ]  # fmt: skip
    tree(tmp_path / "in", dict.fromkeys([*junk, "licence.csv", "readme2025.csv"], b"1"))
    tree(tmp_path, {"a.zip": zipped({"__MACOSX/._x.csv": b"1", "x.csv": b"2"})})

    opening = open_paths([tmp_path / "in", tmp_path / "a.zip"], workdir=workdir)

    assert names(opening) == ["in/licence.csv", "in/readme2025.csv", "a.zip/x.csv"]
    assert sorted(opening.left_out) == sorted(["a.zip/__MACOSX/._x.csv", *(f"in/{name}" for name in junk)])


def test_file_named_by_the_person_is_never_junk(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"README.txt": b"1"})

    assert names(open_paths([tmp_path / "README.txt"], workdir=workdir)) == ["README.txt"]


def test_what_is_not_there_is_told_and_the_rest_is_opened(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"a.csv": b"1"})

    found = list(open_paths([tmp_path / "no.csv", tmp_path / "a.csv"], workdir=workdir))

    assert found == [
        Refusal("no.csv", f"no.csv: {tmp_path / 'no.csv'} does not exist. Check the path."),
        Incoming(tmp_path / "a.csv", "a.csv", contained=False),
    ]


def test_thing_that_is_no_file_is_told(tmp_path: Path, workdir: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("This system has no pipes with names.")
    os.mkfifo(tmp_path / "pipe.csv")

    assert reasons(open_paths([tmp_path / "pipe.csv"], workdir=workdir)) == [
        f"pipe.csv: {tmp_path / 'pipe.csv'} is not a file."
    ]


def test_link_to_a_folder_is_told_not_followed(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path / "in", {"a.csv": b"1"})
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")

    found = list(open_paths([tmp_path / "in"], workdir=workdir))

    assert found == [
        Incoming(tmp_path / "in" / "a.csv", "in/a.csv", contained=False),
        Refusal("in/loop", "in/loop: is a link to a folder. Give the folder itself."),
    ]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "in: the folder holds no file to load."),
        ({".DS_Store": b"1"}, "in: the folder holds no file to load."),
        ({"a.zip": zipped({})}, "in/a.zip: the zip holds no file to load."),
        ({"a.zip": zipped({".DS_Store": b""})}, "in/a.zip: the zip holds no file to load."),
        ({"a.zip": b""}, "in/a.zip: is empty. Fetch it again."),
        ({"a.zip": zipped({"../x.csv": b"1"})}, None),
    ],
)
def test_folder_or_zip_with_nothing_to_load_is_told(
    tmp_path: Path, workdir: Path, files: dict[str, bytes], reason: str | None
) -> None:
    (tmp_path / "in").mkdir()
    tree(tmp_path / "in", files)
    outside = "in/a.zip: holds a file whose path leads outside the zip (“../x.csv”). Do not use it: ask its sender."

    found = list(open_paths([tmp_path / "in"], workdir=workdir))

    assert [one.reason for one in found if isinstance(one, Refusal)] == [reason or outside]
    assert len(found) == 1
    assert not (tmp_path / "x.csv").exists()


def test_zip_in_a_zip_is_told_and_its_neighbours_are_opened(tmp_path: Path, workdir: Path) -> None:
    tree(tmp_path, {"a.zip": zipped({"in.zip": zipped({"x.csv": b"1"}), "y.csv": b"2"})})

    found = list(open_paths([tmp_path / "a.zip"], workdir=workdir))

    assert [one.name for one in found] == ["a.zip/in.zip", "a.zip/y.csv"]
    assert isinstance(found[0], Refusal)
    assert found[0].reason == "a.zip/in.zip: is a zip inside a zip. Unpack the outer one first."


def test_damaged_file_in_a_zip_is_told_and_its_neighbours_are_opened(tmp_path: Path, workdir: Path) -> None:
    content = bytearray(zipped({"x.csv": os.urandom(2000), "y.csv": b"2"}))
    content[600] ^= 1
    tree(tmp_path, {"a.zip": bytes(content)})

    found = list(open_paths([tmp_path / "a.zip"], workdir=workdir))

    assert [(one.name, type(one)) for one in found] == [("a.zip/x.csv", Refusal), ("a.zip/y.csv", Incoming)]
    assert list(workdir.iterdir()) == []


def test_gigabytes_of_zeros_are_refused_without_unpacking(tmp_path: Path, workdir: Path) -> None:
    # A zip that claims 4 GB: its list of contents is written by hand, so that the test needs no such file.
    content = bytearray(zipped({"zeros.csv": bytes(5000)}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (0xFFFF_FFFE).to_bytes(4, "little")
    tree(tmp_path, {"a.zip": bytes(content)})

    found = reasons(open_paths([tmp_path / "a.zip"], workdir=workdir))

    assert found == [
        "a.zip: holds a file of 4.0 GB (“zeros.csv”), more than 2.0 GB. Nothing of it was unpacked. Unpack it yourself "
        "if you trust it, and load the folder."
    ]
    assert not workdir.exists()


def test_workdir_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    tree(tmp_path, {"a.zip": zipped({"x.csv": b"1"}), "work": b"a file in the way"})

    found = reasons(open_paths([tmp_path / "a.zip"], workdir=tmp_path / "work"))

    assert found == ["a.zip/x.csv: cannot be unpacked: File exists."]


def test_table_in_gzip_is_handed_out_under_its_name_and_is_gone_after_use(tmp_path: Path, workdir: Path) -> None:
    packed = tmp_path / "counts.csv.gz"
    packed.write_bytes(gzip.compress(b"month,n\n2025-05,1\n"))

    opening = open_paths([packed], workdir=workdir)
    found = next(opening)

    assert isinstance(found, Incoming)
    assert (found.name, found.contained, found.path.read_bytes()) == (
        "counts.csv.gz",
        True,
        b"month,n\n2025-05,1\n",
    )
    assert list(opening) == []
    assert list(workdir.iterdir()) == []


def test_gzip_is_known_by_its_bytes_and_a_damaged_one_is_told(tmp_path: Path, workdir: Path) -> None:
    (tmp_path / "counts.csv").write_bytes(gzip.compress(b"month,n\n" * 1000)[:-9])

    told = reasons(open_paths([tmp_path / "counts.csv"], workdir=workdir))

    assert told == [
        "counts.csv: is damaged: Compressed file ended before the end-of-stream marker was reached. Fetch it again."
    ]
    assert list(workdir.iterdir()) == []


def test_gzip_of_zeros_is_refused(tmp_path: Path, workdir: Path) -> None:
    (tmp_path / "zeros.gz").write_bytes(gzip.compress(bytes(11 * 2**20)))

    (told,) = reasons(open_paths([tmp_path / "zeros.gz"], workdir=workdir))

    assert told == (
        "zeros.gz: holds more than 10,485,760 bytes. Unpack it yourself if you trust it, and load what it holds."
    )


@pytest.mark.parametrize(("size", "told"), [(2048, []), (2049, ["a.csv: is 2.0 kB large, more than 2.0 kB."])])
def test_file_above_the_limit_is_refused_by_its_size(tmp_path: Path, workdir: Path, size: int, told: list[str]) -> None:
    tree(tmp_path, {"a.csv": b"x" * size})

    found = reasons(open_paths([tmp_path / "a.csv"], workdir=workdir, limit_bytes=2048))

    mend = " Nothing of it was read. Split it, or allow more by GOLDTHREAD_LARGEST_FILE_MB."
    assert found == [sentence + mend for sentence in told]


def test_file_whose_bytes_are_known_is_not_read_again(tmp_path: Path) -> None:
    path = tree(tmp_path, {"a.csv": b"1\n"}) / "a.csv"
    unread = Incoming(path, "a.csv", contained=False)
    known = replace(unread, known=unread.fingerprint())

    path.write_bytes(b"2\r\n3\n")

    assert known.fingerprint() == fingerprint_of(b"1\n")
    assert unread.fingerprint() == Fingerprint(hashlib.sha256(b"2\r\n3\n").hexdigest(), lines=2, crlf_lines=1)
    assert known == unread


def fingerprint_of(content: bytes) -> Fingerprint:
    return Fingerprint(hashlib.sha256(content).hexdigest(), lines=1, crlf_lines=0)
