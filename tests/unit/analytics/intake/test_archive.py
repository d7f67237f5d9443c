"""A zip is trusted only after it was looked over, and every distrust is a sentence that says what to do."""

import stat
import zipfile
from pathlib import Path

import pytest

from goldthread.analytics.intake import archive
from goldthread.analytics.intake.archive import CannotOpen


def zipped(path: Path, members: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def refusal(path: Path, *, limit_bytes: int = archive.LIMIT_BYTES) -> str:
    with pytest.raises(CannotOpen) as told, archive.opened(path, "a.zip", limit_bytes=limit_bytes):
        pass
    return str(told.value)


def test_zip_is_opened_with_its_files_in_order_and_without_its_folders(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"b/2.csv": b"2", "b/": b"", "a/1.csv": b"1"})

    with archive.opened(path, "a.zip") as held:
        names = [member.filename for member in held.members]

    assert names == ["a/1.csv", "b/2.csv"]


def test_file_is_unpacked_byte_for_byte(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000

    with archive.opened(zipped(tmp_path / "a.zip", {"x.bin": content}), "a.zip") as held:
        held.unpack(held.members[0], tmp_path / "out", name="a.zip/x.bin")

    assert (tmp_path / "out").read_bytes() == content


@pytest.mark.parametrize(
    "path",
    ["../x.csv", "a/../../x.csv", "/etc/passwd", "..\\x.csv", "C:\\x.csv", "c:x.csv", "\\\\server\\x.csv", "a/.."],
)
def test_path_that_leads_outside_refuses_the_zip_whole(tmp_path: Path, path: str) -> None:
    bad = zipped(tmp_path / "a.zip", {"good.csv": b"1", path: b"2"})

    assert refusal(bad) == (
        f"a.zip: holds a file whose path leads outside the zip (“{path}”). Do not use it: ask its sender."
    )


@pytest.mark.parametrize("path", ["a..b.csv", "2025-01/..csv", "C.csv", "a/C:b.csv"])
def test_path_that_only_looks_odd_is_read(tmp_path: Path, path: str) -> None:
    with archive.opened(zipped(tmp_path / "a.zip", {path: b"1"}), "a.zip") as held:
        assert [member.filename for member in held.members] == [path]


def test_link_in_a_zip_refuses_it(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("x.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr(link, "/etc/passwd")

    assert refusal(tmp_path / "a.zip") == "a.zip: holds a link in place of a file (“x.csv”). Pack the files themselves."


def test_locked_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": b"1"})
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    path.write_bytes(content)

    assert refusal(path) == "a.zip: is locked with a password (“x.csv”). Unpack it yourself, and load the folder."


def test_file_larger_than_the_limit_refuses_the_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": b"x" * 5000}, compression=zipfile.ZIP_STORED)

    assert refusal(path, limit_bytes=2048) == (
        "a.zip: holds a file of 4.9 kB (“x.csv”), more than 2.0 kB. Nothing of it was unpacked. Unpack it yourself if "
        "you trust it, and load the folder."
    )


def test_zeros_packed_into_next_to_nothing_refuse_the_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": bytes(archive.HARMLESS_BYTES + 1)})

    assert refusal(path).startswith("a.zip: holds 10.0 MB packed into next to nothing (“x.csv”). Nothing of it")


def test_many_files_that_share_their_bytes_refuse_the_zip(tmp_path: Path) -> None:
    # Each file alone is below what does harm; their sum is a thousand times the zip.
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": bytes(archive.HARMLESS_BYTES // 2) for n in range(4)})

    assert refusal(path).startswith("a.zip: claims to hold 20.0 MB, more than 100 times its own size.")


def test_small_file_of_zeros_is_read(tmp_path: Path) -> None:
    with archive.opened(zipped(tmp_path / "a.zip", {"x.csv": bytes(100_000)}), "a.zip") as held:
        held.check_bytes(name="a.zip")


@pytest.mark.parametrize("kept", [4, 30, 0.5, -1])
def test_truncated_zip_is_refused(tmp_path: Path, kept: float) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": bytes(range(256)) * 20})
    content = path.read_bytes()
    path.write_bytes(content[: int(kept * len(content)) if kept == 0.5 else int(kept)])

    assert refusal(path) == "a.zip: is damaged or was cut short on the way. Fetch it again."


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", "is empty."), (b"<html>Sign in</html>", "is not a zip, whatever its name says.")],
)
def test_file_that_is_no_zip_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    (tmp_path / "a.zip").write_bytes(content)

    assert refusal(tmp_path / "a.zip") == f"a.zip: {fault} Fetch it again."


def test_file_with_altered_bytes_is_refused_when_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": b"1" * 1000}, compression=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[500] ^= 1
    path.write_bytes(content)

    with archive.opened(path, "a.zip") as held, pytest.raises(CannotOpen) as told:
        held.unpack(held.members[0], tmp_path / "out", name="a.zip/x.csv")

    assert str(told.value) == (
        "a.zip/x.csv: cannot be unpacked (its bytes do not match its checksum or end too early). Fetch it again."
    )


def test_file_packed_by_an_unknown_method_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x.csv": b"1"}, compression=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for signature, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + method] = 99
    path.write_bytes(content)

    with archive.opened(path, "a.zip") as held, pytest.raises(CannotOpen, match="by a method that is not known here"):
        held.check_bytes(name="a.zip")


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b""}, True),
        ({"mimetype": b"", "META-INF/manifest.xml": b""}, True),
        ({"mimetype": b"", "x.csv": b""}, False),
        ({"x.csv": b""}, False),
    ],
)
def test_office_documents_are_told_from_archives(tmp_path: Path, members: dict[str, bytes], expected: bool) -> None:
    with archive.opened(zipped(tmp_path / "a.zip", members), "a.zip") as held:
        assert held.is_office_document is expected
