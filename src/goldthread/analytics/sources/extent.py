"""Which part of the country a file of districts is of, so that extracts of two places stand beside each other.

It names the part by forces, not by rows: a file that lost some of its rows is still the same file.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from goldthread.analytics.areas import districts_of, find_district, find_force, forces, slug

SHARE_OF_ALL = 0.9
"""A file that reaches into so many of the forces is of the whole country."""


class Extent(NamedTuple):
    """The part as it ends a subject and its name; both are empty for the whole country."""

    subject: str
    name: str


def extent_of(districts: Iterable[str]) -> Extent:
    """The part that districts of these names or codes make up: one force's area, or several parts told by a digest.

    A name that is no district of the table counts as a part of its own.

    >>> extent_of(["Nottingham", "E07000173"])
    Extent(subject='-nottinghamshire', name=', Nottinghamshire')
    """
    found = {text: find_district(text) for text in set(districts)}
    parts = sorted({district.force if district else slug(text) for text, district in found.items()})
    every = [force.slug for force in forces() if districts_of(force.slug)]
    if len(set(parts) & set(every)) >= SHARE_OF_ALL * len(every):
        return Extent("", "")
    if len(parts) == 1:
        force = find_force(parts[0])
        return Extent(f"-{parts[0]}", f", {force.name if force else next(iter(found))}")
    mark = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:8]
    return Extent(f"-{mark}", f", {len(parts)} parts of the country")
