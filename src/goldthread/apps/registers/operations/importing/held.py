"""What is held already of the entries that a workbook names: which they are, what they say, and whether somebody may
change them so. It reads only what the person sees in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CheckConstraint, Q, Value
from django.utils.translation import gettext as _

from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Alias
from goldthread.apps.registers.operations.entries.keeping import misfit, named_in
from goldthread.apps.registers.operations.importing.layout import REFERENCE
from goldthread.apps.registers.queries.entries import hidden_from
from goldthread.apps.registers.queries.permissions import Deed, allows, visible
from goldthread.apps.registers.values import values_of
from goldthread.apps.registers.values.fault import shown
from goldthread.core.reference import fold
from goldthread.core.spec import Changes


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries that references of a workbook may mean, and their values, by key. `named` are the keys of every entry
    of the body by folded reference and scope, whether the person sees it or not."""

    bound: Bound
    named: Mapping[str, tuple[tuple[int, str], ...]]
    entries: Mapping[int, Any]
    values: Mapping[int, Mapping[str, Any]]

    @classmethod
    def named_by(
        cls, bound: Bound, answers: Iterable[Mapping[str, Any]], by: Actor, *, held: bool = False
    ) -> "Entries":
        """What these rows name. `held`: the entries are locked until the transaction ends."""
        wanted = sorted({fold(text) for row in answers if (text := row.get(REFERENCE, "").strip())})
        named: dict[str, set[tuple[int, str]]] = {}
        for some in batches(wanted):
            found = Alias.objects.filter(thing__body=by.body, thing__kind=bound.code, text__in=some)
            for text, key, scope in found.values_list("text", "thing", "thing__scope"):
                named.setdefault(text, set()).add((key, scope))
        entries = _seen(bound, sorted({key for keys in named.values() for key, _scope in keys}), by, held=held)
        values = dict(zip(entries, values_of(bound, list(entries.values())), strict=True))
        return cls(bound, {text: tuple(sorted(keys)) for text, keys in named.items()}, entries, values)

    def meant(self, reference: str, scope: str) -> tuple[Any, dict[str, str]]:
        """The entry that a row changes, or none for a new one; and why it can be neither."""
        given = self.bound.register.numbering.given
        keys = [key for key, own in self.named.get(fold(reference), ()) if not scope or own == scope]
        if not reference.strip() or (given and not keys):
            return None, {}
        facts = {"reference": shown(reference), "what": self.bound.register.singular}
        if len(keys) > 1:
            told = _("Reference: “%(reference)s” means several entries. Fill in what it is a part of.")
            return None, {REFERENCE: told % facts}
        if keys and keys[0] in self.entries:
            return self.entries[keys[0]], {}
        taken = _("Reference: “%(reference)s” is taken by another %(what)s. Give this one another.")
        strange = _("Reference: “%(reference)s” is no %(what)s that you may change. Leave it empty for a new one.")
        return None, {REFERENCE: (taken if given else strange) % facts}

    def refusals(self, entry: Any, changed: Mapping[str, Any]) -> dict[str, str]:
        """Why an entry cannot be given these values by an import: its state, or a field that stays as it is."""
        if entry is None:
            return {}
        register = self.bound.register
        if not (verdict := allows(register, entry.state, Deed.CHANGE)):
            return {"": verdict.reason}
        if register.lifecycle.state(entry.state).changes is Changes.PROPOSED:
            return {"": _("A change of it needs approval. Propose it on its own page.")}
        told = _("%(field)s: stays as it was when the %(what)s was added. Leave it.")
        fixed = (one for one in register.named(tuple(changed)) if one.fixed)
        return {one.name: told % {"field": one.label, "what": register.singular} for one in fixed}


def _seen(bound: Bound, keys: list[int], by: Actor, *, held: bool) -> dict[int, Any]:
    """The entries of these keys that the person sees in full."""
    found: dict[int, Any] = {}
    for some in batches(keys):
        entries = visible(by, bound).filter(pk__in=some)
        hidden = set(bound.model._default_manager.filter(hidden_from(by), pk__in=some).values_list("pk", flat=True))
        locked = entries.select_for_update(of=("self",)) if held else entries
        found |= {entry.pk: entry for entry in locked if entry.pk not in hidden}
    return found


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a register's table over several fields, asked of the database before anything is written; the same
    values are asked about once."""

    bound: Bound
    asked: dict[object, bool] = field(default_factory=dict)

    def misfits(self, values: Mapping[str, Any]) -> dict[str, str]:
        """A sentence for each field of a rule that the values break."""
        faults: dict[str, str] = {}
        for rule in self.bound.model._meta.constraints:
            if not isinstance(rule, CheckConstraint) or not isinstance(rule.condition, Q):
                continue
            names = tuple(dict.fromkeys(named_in(rule.condition)))
            if set(names) <= values.keys() and not self._holds(rule.condition, {name: values[name] for name in names}):
                faults |= misfit(self.bound, rule.name)
        return faults

    def _holds(self, condition: Q, values: Mapping[str, Any]) -> bool:
        keys = {name: getattr(value, "pk", value) for name, value in values.items()}
        known = (id(condition), *keys.values())
        if known not in self.asked:
            self.asked[known] = condition.check({name: self._typed(name, key) for name, key in keys.items()})
        return self.asked[known]

    def _typed(self, name: str, key: Any) -> Value:
        """The value as one of its column, since nothing by itself is of no kind."""
        column: Any = self.bound.model._meta.get_field(name)
        return Value(key, output_field=getattr(column, "target_field", column))
