"""Deeds on one entry of any register, and on many at once: add, change, propose, approve, move on."""

from goldthread.apps.registers.operations.entries.adding import add, make
from goldthread.apps.registers.operations.entries.changing import Changed, change
from goldthread.apps.registers.operations.entries.dues import reckon, reckon_all
from goldthread.apps.registers.operations.entries.many import Bulk, BulkLine, change_many, preview_many
from goldthread.apps.registers.operations.entries.moving import move
from goldthread.apps.registers.operations.entries.proposals import accept, decline, may_decide

__all__ = [
    "Bulk",
    "BulkLine",
    "Changed",
    "accept",
    "add",
    "change",
    "change_many",
    "decline",
    "make",
    "may_decide",
    "move",
    "preview_many",
    "reckon",
    "reckon_all",
]
