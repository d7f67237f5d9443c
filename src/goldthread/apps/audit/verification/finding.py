"""What can be wrong with the record, each fault with its sentence. It looks at no row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

MOST = 100
"""Findings that are told one by one; beyond them only how many there are."""


class Fault(StrEnum):
    """What is wrong. The value stands in `--json`."""

    ALTERED = "altered"
    REPLACED = "replaced"
    REMOVED = "removed"
    INSERTED = "inserted"
    ORDER = "order"
    CUT_OFF = "cut_off"
    HEAD = "head"
    WORDS_ALTERED = "words_altered"
    WORDS_GONE = "words_gone"
    BLANKING = "blanking"
    NO_RECORD = "no_record"
    UNGUARDED = "unguarded"
    NOT_EXPECTED = "not_expected"


SENTENCES = {
    Fault.ALTERED: _l("Entry %(number)s was altered: its seal does not fit what it says or what it is about."),
    Fault.REPLACED: _l("Entry %(number)s was replaced: entry %(after)s leads on from another one."),
    Fault.REMOVED: _l("Entries %(number)s to %(last)s were removed."),
    Fault.INSERTED: _l("An entry numbered %(number)s was put in where none has its place."),
    Fault.ORDER: _l("Entries %(number)s and %(after)s were put out of order: the database holds the later one first."),
    Fault.CUT_OFF: _l("The end was cut off: entries %(number)s to %(last)s are gone."),
    Fault.HEAD: _l("The head of the record was altered, or entry %(number)s, the last, was replaced."),
    Fault.WORDS_ALTERED: _l("The words of entry %(number)s were altered."),
    Fault.WORDS_GONE: _l("The words of entry %(number)s are gone, and no later entry says that they were blanked."),
    Fault.BLANKING: _l("When or why the words of entry %(number)s were blanked was altered."),
}
"""`%(last)s` is there where a fault is about a run of entries."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: with which entry of which body, of which day and kind where that is known."""

    body: str
    fault: Fault
    says: str
    number: int | None = None
    day: str = ""
    event: str = ""


class Findings:
    """Collects what is found, and keeps no more than can be told."""

    __slots__ = ("kept", "untold")

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.untold = 0

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it once there are very many."""
        if len(self.kept) < MOST:
            self.kept.append(finding)
        else:
            self.untold += 1


def sentence(fault: Fault, facts: Mapping[str, Any]) -> str:
    """A fault of entries in words; a run of one entry is spoken of as one."""
    if facts.get("last") == facts.get("number"):
        alone = {
            Fault.REMOVED: _("Entry %(number)s was removed."),
            Fault.CUT_OFF: _("The end was cut off: entry %(number)s is gone."),
        }
        return alone[fault] % facts if fault in alone else str(SENTENCES[fault]) % facts
    return str(SENTENCES[fault]) % facts
