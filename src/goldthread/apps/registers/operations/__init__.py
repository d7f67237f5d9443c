"""Deeds of the engine: on things and their ties, and on the entries of every register. Each asks for itself who may."""

from goldthread.apps.registers.operations.drafts import discard_draft, save_draft
from goldthread.apps.registers.operations.entries import (
    Bulk,
    BulkLine,
    Changed,
    accept,
    add,
    change,
    change_many,
    decline,
    may_decide,
    move,
    preview_many,
    reckon,
    reckon_all,
)
from goldthread.apps.registers.operations.refusals import CannotNow, Clash, Conflict, NotAllowed, UnfitAnswers
from goldthread.apps.registers.operations.restricting import Restriction, lift, restrict
from goldthread.apps.registers.operations.retention import (
    RetentionLine,
    RetentionPreview,
    destroy,
    retention_preview,
)
from goldthread.apps.registers.operations.things import (
    CannotKeepThing,
    CannotLink,
    Naming,
    Wanted,
    keep_measures,
    keep_thing,
    keep_things,
    know_again,
    link,
)
from goldthread.apps.registers.operations.ties import tie, untie
from goldthread.apps.registers.operations.waivers import end_waiver, waive

__all__ = [
    "Bulk",
    "BulkLine",
    "CannotKeepThing",
    "CannotLink",
    "CannotNow",
    "Changed",
    "Clash",
    "Conflict",
    "Naming",
    "NotAllowed",
    "Restriction",
    "RetentionLine",
    "RetentionPreview",
    "UnfitAnswers",
    "Wanted",
    "accept",
    "add",
    "change",
    "change_many",
    "decline",
    "destroy",
    "discard_draft",
    "end_waiver",
    "keep_measures",
    "keep_thing",
    "keep_things",
    "know_again",
    "lift",
    "link",
    "may_decide",
    "move",
    "preview_many",
    "reckon",
    "reckon_all",
    "restrict",
    "retention_preview",
    "save_draft",
    "tie",
    "untie",
    "waive",
]
