"""Tiny street files and a lake to land them in. Every row follows from its arguments."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import STREET
from goldthread.analytics.sources.street import Street

Row = dict[str, str]


def _row(crime_id: str = "a1", **cells: str) -> Row:
    row = {
        "Crime ID": crime_id,
        "Month": "2025-05",
        "Reported by": "Leicestershire Police",
        "Falls within": "Leicestershire Police",
        "Longitude": "-1.130000",
        "Latitude": "52.630000",
        "Location": "On or near High Street",
        "LSOA code": "E01013601",
        "LSOA name": "Leicester 001A",
        "Crime type": "Burglary",
        "Last outcome category": "Under investigation",
        "Context": "",
    }
    return row | {key.replace("_", " "): cell for key, cell in cells.items()}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def row() -> Callable[..., Row]:
    """One row of a street file; cells are named by heading with underscores for blanks."""
    return _row


@pytest.fixture
def street_file(tmp_path: Path) -> Callable[..., Incoming]:
    """Write rows as a street file and hand it over as the opening would."""

    def write(
        rows: Sequence[Row], *, name: str = "2025-05-leicestershire-street.csv", end: str = "\n", bom: bool = False
    ) -> Incoming:
        path = tmp_path / name
        headings = list(rows[0]) if rows else list(STREET.headings)
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
            writer = csv.DictWriter(out, headings, lineterminator=end)
            writer.writeheader()
            writer.writerows(rows)
        return Incoming(path, name, contained=False)

    return write


@pytest.fixture
def land(street_file: Callable[..., Incoming], lake: Lake) -> Callable[..., Landing]:
    """Write rows as a street file and land it."""
    return lambda rows, **how: Street().land(street_file(rows, **how), lake)


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Incoming]:
    """Write bytes, or a text in UTF-8, as a file of this name."""

    def write(content: str | bytes, name: str = "file.csv") -> Incoming:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Incoming(path, name, contained=False)

    return write
