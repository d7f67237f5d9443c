"""Short ways to load files for a body and to read one figure of its record, for the tests beside."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from goldthread.apps.bodies.models import Body
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.operations import LoadReport
from goldthread.apps.performance.readings import figures
from goldthread.core.period import Period

FIRST, SECOND, THIRD = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)


def load(body: Body, *paths: Path, released_on: date | None = FIRST, accept: Any = ()) -> LoadReport:
    """Take files in as the analyst does."""
    return operations.load(
        body=body,
        paths=paths,
        catalogue=queries.catalogue(body),
        released_on=released_on,
        accept=accept,
        by="analyst",
    )


def level(body: Body, code: str = "robbery", *, period: str = "2025-01", as_at: date | None = None) -> float:
    """One measure in the body's own area."""
    found = figures(
        queries.record(body, as_at=as_at), queries.catalogue(body), today=THIRD, period=Period.parse(period)
    )
    return next(one.point.value for one in found if one.definition.code == code)


def tables() -> list[Path]:
    """What stands in the lake."""
    return sorted(Path(settings.LAKE).rglob("*.parquet"))
