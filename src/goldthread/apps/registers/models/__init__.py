"""The tables of the engine: things and their links, what every register's table has, what stands beside an entry."""

from goldthread.apps.registers.models.beside import Attachment, Due, Named
from goldthread.apps.registers.models.entry import Entry, entry_constraints, entry_indexes
from goldthread.apps.registers.models.link import Link, LinkKind
from goldthread.apps.registers.models.thing import LONGEST_CODE, LONGEST_TITLE, Alias, Kind, Sensitivity, Thing
from goldthread.apps.registers.models.work import Draft, Proposal, Verdict, Waiver

__all__ = [
    "LONGEST_CODE",
    "LONGEST_TITLE",
    "Alias",
    "Attachment",
    "Draft",
    "Due",
    "Entry",
    "Kind",
    "Link",
    "LinkKind",
    "Named",
    "Proposal",
    "Sensitivity",
    "Thing",
    "Verdict",
    "Waiver",
    "entry_constraints",
    "entry_indexes",
]
