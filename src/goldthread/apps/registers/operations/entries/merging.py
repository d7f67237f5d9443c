"""A change that was begun upon an earlier revision: what was changed meanwhile is told from the record, and what two
people changed is nobody's to choose but theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from goldthread.apps.audit.queries import Entry as Recorded
from goldthread.apps.audit.queries import history
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.events import changes_of
from goldthread.apps.registers.operations.entries.keeping import Held, subject
from goldthread.apps.registers.operations.refusals import Clash, Conflict
from goldthread.apps.registers.values import show
from goldthread.core.spec import Field


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """The fields that others changed since a revision, the latest hand in each. `is_whole`: the record holds the words
    of every deed since; where it does not, any field may have been changed."""

    fields: Mapping[str, Clash]
    is_whole: bool


def own_changes(
    held: Held, values: Mapping[str, Any], current: Mapping[str, Any], *, revision: int, by: Actor
) -> dict[str, Any]:
    """Of the values that a person gives, those that they changed themselves since the revision they began upon.

    A value that only repeats what stood there then is no change, though somebody else has changed it since. Raises
    Conflict when they changed the same field otherwise than somebody else.
    """
    differing = {name: value for name, value in values.items() if value != current[name]}
    if revision >= held.entry.revision or not differing:
        return differing
    since = changed_since(held, revision, by)
    clashes = []
    for field in held.register.named(tuple(differing)):
        clash = _clash(field, differing[field.name], current[field.name], since)
        if clash is None:
            continue
        if clash.base == clash.yours and field.name in since.fields:
            del differing[field.name]
        else:
            clashes.append(clash)
    if clashes:
        raise Conflict(tuple(clashes), held.entry.revision)
    return differing


def _clash(field: Field, value: Any, current: Any, since: Meanwhile) -> Clash | None:
    """What the two wrote, if both did."""
    other = since.fields.get(field.name)
    if other is None and since.is_whole:
        return None
    found = other or Clash(field.name, field.label, "", "", "")
    return replace(found, theirs=show(field, current), yours=show(field, value))


def changed_since(held: Held, revision: int, by: Actor) -> Meanwhile:
    """What the record holds of the changes to an entry since a revision."""
    fields: dict[str, Clash] = {}
    seen = set()
    for recorded in history(by.body.slug, subject(held.thing.pk)):
        found = changes_of(recorded.facts, held.thing.pk)
        if found is None:
            continue
        if found[0] <= revision:
            break
        seen.add(found[0])
        fields |= {change["field"]: _earlier(change, recorded, fields) for change in found[1]}
    return Meanwhile(fields, seen >= set(range(revision + 1, held.entry.revision + 1)))


def _earlier(change: Mapping[str, Any], recorded: Recorded, fields: Mapping[str, Clash]) -> Clash:
    """The newest deed comes first: it says who and when, the oldest what stood there before them all."""
    later = fields.get(change["field"])
    if later is not None:
        return replace(later, base=change["before"])
    return Clash(change["field"], change["label"], change["before"], change["after"], "", recorded.by, recorded.at)
