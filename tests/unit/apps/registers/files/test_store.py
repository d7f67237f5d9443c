"""Bytes lie under their digest, whole or not at all; what the disk refuses is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goldthread.apps.registers.files import store
from goldthread.apps.registers.files.intake import taken_in
from goldthread.apps.registers.files.name import LONGEST_NAME, tidy_name
from goldthread.apps.registers.files.refusal import CannotKeepFile

from . import made


def keep(name: str, content: bytes) -> str:
    with taken_in(made.Given(name, content)) as intake, store.alone():
        store.put(intake.path, intake.sha256, intake.name)
    return intake.sha256


def left_behind() -> list[str]:
    return sorted(path.name for path in store.folder().rglob("*") if path.is_file() and path.suffix != ".lock")


def test_file_lies_under_the_digest_of_its_content(home: Path) -> None:
    digest = keep("a.pdf", made.PDF)

    assert store.stored(digest) == home / "attachments" / digest[:2] / digest
    assert store.stored(digest).read_bytes() == made.PDF
    assert store.digest_of(store.stored(digest)) == digest
    assert store.digests() == (digest,)


def test_same_content_lies_there_once(home: Path) -> None:
    assert keep("a.pdf", made.PDF) == keep("b.pdf", made.PDF)
    assert len(left_behind()) == 1


def test_file_that_is_not_kept_leaves_nothing_behind(home: Path) -> None:
    with taken_in(made.Given("a.pdf", made.PDF)):
        pass
    with pytest.raises(CannotKeepFile):
        keep("a.png", made.SVG)

    assert left_behind() == []


def test_file_that_is_too_large_is_refused_while_it_comes(home: Path, settings) -> None:
    settings.ATTACHMENT_MB = 1
    sent = []

    class Endless(made.Given):
        def chunks(self):
            while True:
                sent.append(1)
                yield b"x" * 2**18

    with pytest.raises(CannotKeepFile) as fault, taken_in(Endless("a.txt", b"")):
        pass

    assert str(fault.value) == "a.txt: is larger than 1 MB. Make it smaller, or split it."
    assert (len(sent), left_behind()) == (5, [])


def test_fifty_megabytes_are_more_than_is_taken(home: Path) -> None:
    with pytest.raises(CannotKeepFile) as fault:
        keep("a.txt", b"x" * (50 * 2**20))

    assert str(fault.value) == "a.txt: is larger than 25 MB. Make it smaller, or split it."


def test_disk_that_takes_nothing_is_told(home: Path) -> None:
    (home / "attachments").write_text("a file where the folder should be")

    with pytest.raises(CannotKeepFile) as fault:
        keep("a.pdf", made.PDF)

    assert str(fault.value).startswith("a.pdf: could not be written to the disk: ")
    assert str(fault.value).endswith(". Nothing of it was kept. Tell whoever runs this installation.")


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file may grow beyond 64 kB: what a full disk is to whoever writes."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_disk_that_is_full_half_way_is_told_and_nothing_is_left(home: Path, little_room: None) -> None:
    with pytest.raises(CannotKeepFile) as fault:
        keep("a.txt", b"x" * 2**17)

    assert "a.txt: could not be written to the disk: " in str(fault.value)
    assert left_behind() == []


@pytest.mark.parametrize("digest", ["", "../../secret-key", "a" * 63, "A" * 64])
def test_text_that_is_no_digest_leads_nowhere(home: Path, digest) -> None:
    with pytest.raises(store.MissingFile):
        store.stored(digest)


def test_missing_bytes_are_told(home: Path) -> None:
    with pytest.raises(store.MissingFile) as fault:
        store.stored("a" * 64)

    assert str(fault.value) == (
        "The file aaaaaaaaaaaa… is not in this home. Restore the folder of attachments from a backup."
    )


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.pdf", "a.pdf"),
        ("gnp\u202efdp.exe", "gnpfdp.exe"),
        ('a"; filename="b.html', "a filename=b.html"),
        ("a\r\nb.pdf", "ab.pdf"),
        (" . ", "file"),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_name_is_kept_without_what_misleads(given, kept) -> None:
    assert tidy_name(given) == kept
