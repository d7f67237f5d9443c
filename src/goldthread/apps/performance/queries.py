"""Reads that start from a body: its measures, its record, and the chain behind one figure."""

from datetime import date
from pathlib import Path

from goldthread.analytics.measures.definition import Catalogue, load_packs
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import own_packs
from goldthread.apps.performance.record import Record

PACKS = Path(__file__).resolve().parents[2] / "analytics" / "measures" / "packs"

_read: dict[tuple[object, ...], Catalogue] = {}


def catalogue(body: Body) -> Catalogue:
    """The body's measures: those that come with the product, then its own. Read again only when a card has changed."""
    own = own_packs(body)
    key = (body.pk, *((str(card), card.stat().st_mtime_ns) for card in sorted(own.rglob("*.toml"))))
    if key not in _read:
        _read.clear()
        _read[key] = load_packs(PACKS, own)
    return _read[key]


def record(body: Body, *, as_at: date | None = None) -> Record:
    """The body's record as it stood on a day; without a day, as it stands."""
    return Record(body, as_at=as_at)
