"""One boundary as a shape on the globe: from GeoJSON or from the bytes of a GeoPackage to points, extent and text.

Only areas, in degrees east and north (WGS 84), are taken: another system of coordinates is named and refused.
"""

import json
import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from goldthread.core.errors import BadInput

_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_POLYGON, _MULTI = 3, 6
_SYSTEMS = (
    ("the British National Grid, metres east and north (EPSG:27700)", (-1e5, 8e5), (-1e5, 1.4e6)),
    ("Web Mercator, metres (EPSG:3857)", (-1.2e6, 4e5), (6.2e6, 8.8e6)),
)
_MEND = "Save it in longitude and latitude (WGS 84, EPSG:4326)."
_FETCH = "Fetch the file again."


class Outline(NamedTuple):
    """A boundary: how many points it has, its extent in degrees, and itself as a geometry of GeoJSON (RFC 7946)."""

    vertices: int
    west: float
    south: float
    east: float
    north: float
    geometry: str


def outline_of(geometry: object, *, where: str) -> Outline:
    """The outline of a GeoJSON geometry. Raises BadInput for none, for one that is no area, is not closed, or stands
    outside the globe; `where` is for the sentence."""
    if not isinstance(geometry, Mapping) or not geometry.get("coordinates"):
        raise BadInput("has no boundary.", where=where, mend=_FETCH)
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise BadInput(f"is a {geometry.get('type')}, not an area.", where=where, mend="Give the boundaries of areas.")
    points = [point for ring in _rings(geometry, where) for point in ring]
    east_west, north_south = [point[0] for point in points], [point[1] for point in points]
    extent = (min(east_west), min(north_south), max(east_west), max(north_south))
    if extent[0] < -180 or extent[2] > 180 or extent[1] < -90 or extent[3] > 90:
        raise BadInput(_not_degrees(extent), where=where, mend=_MEND)
    kept = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return Outline(len(points), *extent, json.dumps(kept, separators=(",", ":")))


def geometry_of(blob: object, *, where: str) -> dict[str, Any] | None:
    """The GeoJSON geometry of a GeoPackage geometry (OGC 12-128r18, 2.1.3); None for an empty one.

    Raises BadInput for bytes that are cut short or are not one.
    """
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        raise BadInput("holds something else where a boundary is kept.", where=where, mend=_FETCH)
    flags = blob[3]
    if flags & 0x10:
        return None
    try:
        return _Bytes(blob, 8 + _ENVELOPE_BYTES[(flags >> 1) & 7]).geometry()
    except (KeyError, struct.error) as fault:
        raise BadInput("has a boundary that is cut short or damaged.", where=where, mend=_FETCH) from fault


@dataclass(slots=True)
class _Bytes:
    """Well-known binary (OGC 06-103r4, 8.2), read from a place on. Raises struct.error where the bytes end too early,
    and KeyError for a shape that is no area."""

    blob: bytes
    place: int
    order: str = field(default="<")

    def geometry(self) -> dict[str, Any]:
        shape, width = self._head()
        if shape == _POLYGON:
            return {"type": "Polygon", "coordinates": self._polygon(width)}
        if shape != _MULTI:
            raise KeyError(shape)
        return {"type": "MultiPolygon", "coordinates": [self._part() for _ in range(self._count())]}

    def _head(self) -> tuple[int, int]:
        """The shape, and how many numbers make a point."""
        (order,) = struct.unpack_from("B", self.blob, self.place)
        self.place += 1
        self.order = "<" if order else ">"
        code = self._count()
        return code % 1000, {0: 2, 1: 3, 2: 3, 3: 4}[code // 1000]

    def _part(self) -> list[list[list[float]]]:
        shape, width = self._head()
        if shape != _POLYGON:
            raise KeyError(shape)
        return self._polygon(width)

    def _polygon(self, width: int) -> list[list[list[float]]]:
        return [self._ring(width) for _ in range(self._count())]

    def _ring(self, width: int) -> list[list[float]]:
        count = self._count()
        if count * width * 8 > len(self.blob) - self.place:
            raise struct.error
        numbers = struct.unpack_from(f"{self.order}{count * width}d", self.blob, self.place)
        self.place += count * width * 8
        return [[numbers[at], numbers[at + 1]] for at in range(0, count * width, width)]

    def _count(self) -> int:
        (count,) = struct.unpack_from(f"{self.order}I", self.blob, self.place)
        self.place += 4
        return int(count)


def _rings(geometry: Mapping[Any, Any], where: str) -> Iterator[list[Any]]:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in _list(polygons, where):
        for ring in _list(polygon, where):
            points = _list(ring, where)
            if not all(map(_is_point, points)):
                raise BadInput("has a point that is not two numbers.", where=where, mend=_FETCH)
            if len(points) < 4 or points[0] != points[-1]:
                raise BadInput("has a boundary that does not close.", where=where, mend=_FETCH)
            yield points


def _list(found: object, where: str) -> list[Any]:
    if not isinstance(found, list) or not found:
        raise BadInput("has a part without a boundary.", where=where, mend=_FETCH)
    return found


def _is_point(found: object) -> bool:
    return (
        isinstance(found, list)
        and len(found) >= 2
        and all(type(one) in (int, float) and math.isfinite(one) for one in found)
    )


def _not_degrees(extent: tuple[float, float, float, float]) -> str:
    west, south, east, north = extent
    for name, (left, right), (bottom, top) in _SYSTEMS:
        if left <= west and east <= right and bottom <= south and north <= top:
            return f"is not in degrees: it looks like {name}."
    return f"is not in degrees: its extent is {west:g} to {east:g} and {south:g} to {north:g}."
