"""Which forces, districts, regions and countries there are, by which names files call them, and what became of them.

The tables are data beside these files. A name that is not in them is answered with None, never with a guess.
"""

from goldthread.analytics.areas.changes import Change, Link, changes, changes_of
from goldthread.analytics.areas.comparable import Comparable, Group, Recomputed, comparable, recomputed
from goldthread.analytics.areas.districts import District, districts_of, find_district
from goldthread.analytics.areas.forces import Force, find_force, forces
from goldthread.analytics.areas.listed import slug
from goldthread.analytics.areas.places import Atlas, Placed
from goldthread.analytics.areas.wider import Named, find_area

__all__ = [
    "Atlas",
    "Change",
    "Comparable",
    "District",
    "Force",
    "Group",
    "Link",
    "Named",
    "Placed",
    "Recomputed",
    "changes",
    "changes_of",
    "comparable",
    "districts_of",
    "find_area",
    "find_district",
    "find_force",
    "forces",
    "recomputed",
    "slug",
]
