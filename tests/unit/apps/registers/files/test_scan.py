"""The scanner of an installation lets a file through, refuses it, or gives no answer; without one nothing is asked."""

import shlex
import sys
from pathlib import Path

import pytest

from goldthread.apps.registers.files.refusal import CannotKeepFile
from goldthread.apps.registers.files.scan import CannotScan, scan


@pytest.fixture
def command(settings, tmp_path: Path):
    """Set a scanner that runs this program; `{file}` is the second word of it."""

    def set_to(program: str) -> Path:
        settings.SCAN = shlex.join([sys.executable, "-c", program, "{file}"])
        path = tmp_path / "a file.pdf"
        path.write_bytes(b"EICAR")
        return path

    return set_to


def test_file_that_is_found_clean_passes(command) -> None:
    scan(command("import sys; sys.exit(open(sys.argv[1]).read() != 'EICAR')"), "a.pdf")


def test_file_that_is_found_harmful_is_refused(command) -> None:
    with pytest.raises(CannotKeepFile) as fault:
        scan(command("import sys; sys.exit(1)"), "a.pdf")

    assert str(fault.value) == "a.pdf: was found harmful by the scanner. Do not open it. Tell your IT."


def test_scanner_that_fails_lets_nothing_through(command) -> None:
    with pytest.raises(CannotScan) as fault:
        scan(command("import sys; sys.exit(2)"), "a.pdf")

    assert str(fault.value) == (
        "a.pdf was not kept: the scanner gave no answer (it ended with 2). Tell whoever runs this installation."
    )


def test_scanner_that_is_not_there_lets_nothing_through(settings, tmp_path) -> None:
    settings.SCAN = "no-such-scanner {file}"

    with pytest.raises(CannotScan) as fault:
        scan(tmp_path, "a.pdf")

    assert "it could not be started: No such file or directory" in str(fault.value)


def test_without_a_scanner_every_file_passes(settings, tmp_path) -> None:
    settings.SCAN = ""

    assert scan(tmp_path / "nothing", "a.pdf") is None


def test_name_of_a_file_is_no_part_of_a_command(settings, tmp_path) -> None:
    settings.SCAN = f"{sys.executable} -c pass {{file}}"
    path = tmp_path / "a; touch harm"
    path.touch()

    scan(path, "a.pdf")

    assert [one.name for one in tmp_path.iterdir()] == ["a; touch harm"]
