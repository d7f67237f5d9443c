"""Made-up street files and a body to load them for. Every count follows from the arguments, none from chance."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home

HEADINGS = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
KEYLESS = "Anti-social behaviour"
COUNTS = {"Robbery": 40, "Burglary": 120, KEYLESS: 200}

Rows = list[dict[str, str]]


def street_rows(
    month: str, counts: dict[str, int], force: str, districts: tuple[str, ...] = ("Leicester", "Blaby")
) -> Rows:
    """So many rows of each type, dealt out over the districts in turn; types without identifiers have none."""
    return [
        {
            "Crime ID": "" if crime_type == KEYLESS else f"{month}-{crime_type}-{number}".lower().replace(" ", "-"),
            "Month": month,
            "Reported by": force,
            "Falls within": force,
            "Longitude": f"{-1.1 - number / 1000:.6f}",
            "Latitude": "52.630000",
            "Location": "On or near High Street",
            "LSOA code": f"E0100{number % 10:04}",
            "LSOA name": f"{districts[number % len(districts)]} 001A",
            "Crime type": crime_type,
            "Last outcome category": "" if crime_type == KEYLESS else "Under investigation",
            "Context": "",
        }
        for crime_type, count in counts.items()
        for number in range(count)
    ]


@pytest.fixture
def write_street(tmp_path: Path) -> Callable[..., Path]:
    """Write one month as a street file: from counts by type, or from rows."""

    def write(
        month: str,
        counts: dict[str, int] | None = None,
        *,
        rows: Rows | None = None,
        force: str = "Leicestershire Police",
        folder: str = "in",
    ) -> Path:
        path = tmp_path / folder / f"{month}-{force.split()[0].lower()}-street.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, HEADINGS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(street_rows(month, counts or COUNTS, force) if rows is None else rows)
        return path

    return write


@pytest.fixture
def make_rows() -> Callable[..., Rows]:
    """The rows of a month, to be altered before they are written."""
    return lambda month, counts=None: street_rows(month, counts or COUNTS, "Leicestershire Police")


@pytest.fixture
def body(db: None, home: Path) -> Body:
    """A new office that has loaded nothing yet."""
    made = found(name="Board for Testing", by="system")
    open_home(body=made, is_demo=False, by="system")
    return made
