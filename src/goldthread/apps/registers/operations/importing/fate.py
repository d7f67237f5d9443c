"""What becomes of each row of a workbook: new, changed, as it is, or refused and why. Nothing is kept here."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.operations.entries.keeping import told
from goldthread.apps.registers.operations.importing.held import Entries, Rules
from goldthread.apps.registers.operations.importing.layout import REFERENCE
from goldthread.apps.registers.operations.importing.sheet import SheetRow, SheetRows
from goldthread.apps.registers.values import Lookup, looked_up, read_answers
from goldthread.apps.registers.values.fault import shown
from goldthread.core.reference import fold


class What(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """What a person is told of it."""
        return {
            What.NEW: _("New"),
            What.CHANGED: _("Changed"),
            What.SAME: _("As it is"),
            What.REFUSED: _("Refused"),
        }[self]


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one row. `row` is its number in the sheet; `changes` say field, label, before and after, in
    words; `faults` are the reasons for which it is refused, a sentence each."""

    row: int
    reference: str
    title: str
    what: What
    faults: tuple[str, ...] = ()
    changes: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DryRun:
    """The fate of every row, what of the workbook was left out, and a digest by which it is known again."""

    rows: tuple[Fate, ...]
    warnings: tuple[str, ...]
    digest: str

    def number(self, what: What) -> int:
        """How many rows share a fate."""
        return sum(row.what is what for row in self.rows)

    @property
    def good(self) -> int:
        """How many rows would be taken."""
        return self.number(What.NEW) + self.number(What.CHANGED)


@dataclass(frozen=True, slots=True)
class Planned:
    """A row's fate with what would be written: the values that change, and the entry they change, if there is one."""

    fate: Fate
    values: Mapping[str, Any]
    entry: Any = None


def planned(bound: Bound, sheet: SheetRows, by: Actor, *, held: bool = False) -> list[Planned]:
    """The fate of each row, in their order. `held`: the entries that they may change are locked until the transaction
    ends."""
    answers = [row.answers for row in sheet.rows]
    known = looked_up([one for one in bound.register.fields if one.name in sheet.fields], answers, by.body)
    planner = _Planner(bound, by, known, Entries.named_by(bound, answers, by, held=held), Rules(bound))
    fields = tuple(name for name in sheet.fields if bound.register.field(name))
    return [planner.plan(row, fields) for row in sheet.rows]


def dry_run_of(plans: Sequence[Planned], sheet: SheetRows, content: str) -> DryRun:
    """The fates as they are told, under a digest of the file, of what becomes of each row and upon what revision."""
    digest = hashlib.sha256(content.encode())
    for plan in plans:
        revision = plan.entry.revision if plan.entry is not None else 0
        digest.update(f"{plan.fate.row} {plan.fate.what} {revision}\n".encode())
    return DryRun(tuple(plan.fate for plan in plans), sheet.warnings, digest.hexdigest())


@dataclass(frozen=True, slots=True)
class _Planner:
    """What is known while the rows of one workbook are judged. `taken` says which row each entry stands in."""

    bound: Bound
    by: Actor
    known: Lookup
    entries: Entries
    rules: Rules
    taken: dict[object, int] = field(default_factory=dict)

    def plan(self, row: SheetRow, fields: tuple[str, ...]) -> Planned:
        register, body = self.bound.register, self.by.body
        scope = self._scope(row)
        entry, faults = self.entries.meant(row.answers.get(REFERENCE, ""), scope)
        only = None if entry is None and not faults else fields
        reading = read_answers(register, row.answers, body=body, only=only, found=self.known)
        faults |= {name: said for name, said in reading.faults.items() if name not in row.faults} | row.faults
        current = self.entries.values.get(entry.pk, {}) if entry is not None else {}
        values = {name: value for name, value in reading.values.items() if entry is None or name != REFERENCE}
        own = {name: value for name, value in values.items() if entry is None or current[name] != value}
        faults |= self._twice(row, entry, scope)
        if own and not faults:
            faults |= self.entries.refusals(entry, own) | self.rules.misfits({**current, **values})
        changes = () if faults else tuple(one for one in told(register, current, own) if one["after"] != one["before"])
        return Planned(self._fate(row, entry, tuple(dict.fromkeys(faults.values())), changes), own, entry)

    def _fate(self, row: SheetRow, entry: Any, faults: tuple[str, ...], changes: tuple[Any, ...]) -> Fate:
        what = What.NEW if entry is None else What.CHANGED if changes else What.SAME
        reference = entry.reference if entry is not None else row.answers.get(REFERENCE, "")
        title = row.answers.get("title", "") or (entry.title if entry is not None else "")
        facts = shown(reference), shown(title)
        return Fate(row.number, *facts, What.REFUSED, faults) if faults else Fate(row.number, *facts, what, (), changes)

    def _scope(self, row: SheetRow) -> str:
        """The reference of what the entry is numbered within; nothing where it is not, or where none is named."""
        within = self.bound.register.numbering.within
        if not within:
            return ""
        read = read_answers(self.bound.register, row.answers, body=self.by.body, only=(within,), found=self.known)
        named = read.values.get(within)
        return named.reference if named is not None else ""

    def _twice(self, row: SheetRow, entry: Any, scope: str) -> dict[str, str]:
        """That an entry, or the reference of a new one, stands in an earlier row."""
        reference = row.answers.get(REFERENCE, "")
        if not reference.strip():
            return {}
        key = entry.pk if entry is not None else (scope, fold(reference))
        earlier = self.taken.setdefault(key, row.number)
        if earlier == row.number:
            return {}
        told = _("Reference: “%(reference)s” stands in row %(row)s already. Give each entry one row.")
        return {REFERENCE: told % {"reference": shown(reference), "row": earlier}}
