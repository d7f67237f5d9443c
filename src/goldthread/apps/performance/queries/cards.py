"""The measures of a body: those that come with the product, and its own. It computes none of them."""

from pathlib import Path

from goldthread.analytics.measures.definition import Catalogue, load_packs
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import own_packs

PACKS = Path(__file__).resolve().parents[3] / "analytics" / "measures" / "packs"

_read: dict[tuple[object, ...], Catalogue] = {}


def catalogue(body: Body) -> Catalogue:
    """The body's measures: those that come with the product, then its own. Read again only when a card has changed."""
    own = own_packs(body)
    key = (body.pk, body.area, *((str(card), card.stat().st_mtime_ns) for card in sorted(own.rglob("*.toml"))))
    if key not in _read:
        _read.clear()
        _read[key] = load_packs(PACKS, own).in_force(body.area)
    return _read[key]
