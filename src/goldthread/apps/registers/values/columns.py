"""Values in the columns of a register's table: read of many entries in a few queries, and written to one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from goldthread.apps.people.models import Post
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Entry, Thing
from goldthread.core.spec import Field, FieldKind, Register

_NAMING = (FieldKind.POST, FieldKind.THING)


def values_of(bound: Bound, entries: Sequence[Any], fields: Iterable[Field] | None = None) -> list[dict[str, Any]]:
    """The values of each entry by field, in the order given: one query for all posts, one for all things, and one for
    each field that takes several posts, for some hundred entries at a time. Only of these fields, where they are given.

    The entries are rows of the register's table, or any value with `pk` and the attributes that `columns_of` names.
    """
    wanted = tuple(bound.register.fields if fields is None else fields)
    several = {field.name: _several(bound.model, entries, field) for field in wanted if field.kind is FieldKind.POSTS}
    single = _keys(entries, wanted, FieldKind.POST)
    listed = [key for held in several.values() for keys in held.values() for key in keys]
    kept: Mapping[FieldKind, Mapping[Any, Any]] = {
        FieldKind.POST: _held(Post, [*single, *listed]),
        FieldKind.THING: _held(Thing, _keys(entries, wanted, FieldKind.THING)),
    }
    names = [field.name for field in wanted]
    columns = [_values(field, entries, kept, several) for field in wanted]
    return (
        [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)] if wanted else [{} for _ in entries]
    )


def _values(
    field: Field,
    entries: Sequence[Any],
    kept: Mapping[FieldKind, Mapping[Any, Any]],
    several: Mapping[str, Mapping[Any, list[int]]],
) -> list[Any]:
    """The values of one field in these entries."""
    if field.kind is FieldKind.POSTS:
        posts, listed = kept[FieldKind.POST], several[field.name]
        return [tuple(posts[key] for key in listed.get(entry.pk, ())) for entry in entries]
    read = attrgetter(_column(field) if field.kind in _NAMING else field.name)
    if field.kind in _NAMING:
        return [kept[field.kind].get(read(entry)) for entry in entries]
    return [read(entry) for entry in entries]


def columns_of(fields: Iterable[Field]) -> tuple[str, ...]:
    """The attributes of an entry that hold the values of these fields, or the keys of what they name. Several posts
    stand in another table."""
    held = (field for field in fields if field.kind is not FieldKind.POSTS)
    return tuple(_column(field) if field.kind in _NAMING else field.name for field in held)


def _keys(entries: Sequence[Any], fields: Iterable[Field], kind: FieldKind) -> list[Any]:
    """The keys that the fields of a kind hold in these entries."""
    return [getattr(entry, _column(field)) for field in fields if field.kind is kind for entry in entries]


def fill(entry: Entry, values: Mapping[str, Any], register: Register) -> None:
    """Set the columns of an entry; saving it is the caller's. Several posts stand in another table: `keep_posts`."""
    for field in register.named(tuple(values)):
        value = values[field.name]
        if field.kind in _NAMING:
            setattr(entry, _column(field), value and value.pk)
        elif field.kind is not FieldKind.POSTS:
            setattr(entry, field.name, value)


def keep_posts(entry: Entry, register: Register, values: Mapping[str, Any]) -> None:
    """Write the several posts of a saved entry, in their order, for each such field among the values. What stands
    already is left alone."""
    keep_posts_of([(entry, values)], register)


def keep_posts_of(rows: Sequence[tuple[Entry, Mapping[str, Any]]], register: Register) -> None:
    """The several posts of many saved entries by the rules of `keep_posts`, in a few queries."""
    for field in _of(register, FieldKind.POSTS):
        given = [(entry, [post.pk for post in values[field.name]]) for entry, values in rows if field.name in values]
        held = _several(type(given[0][0]), [entry for entry, _ in given], field) if given else {}
        changed = [(entry, wanted) for entry, wanted in given if held.get(entry.pk, []) != wanted]
        if not changed:
            continue
        table, entry_name, post_name = _beside(type(changed[0][0]), field)
        for some in batches([entry.pk for entry, _ in changed]):
            table.objects.filter(**{f"{entry_name}__in": some}).delete()
        table.objects.bulk_create(
            table(**{f"{entry_name}_id": entry.pk, f"{post_name}_id": post, "place": place})
            for entry, wanted in changed
            for place, post in enumerate(wanted)
        )


def _of(register: Register, kind: FieldKind) -> Iterator[Field]:
    return (field for field in register.fields if field.kind is kind)


def _column(field: Field) -> str:
    """The attribute that holds the key of what a field names, so that reading it asks no query."""
    return f"{field.name}_id"


def _several(model: type[Entry], entries: Sequence[Any], field: Field) -> dict[Any, list[int]]:
    """The keys of the posts of each entry, in their order."""
    found: dict[Any, list[int]] = {}
    if not entries:
        return found
    table, entry_name, post_name = _beside(model, field)
    for some in batches([entry.pk for entry in entries]):
        rows = table.objects.filter(**{f"{entry_name}__in": some}).order_by("place", "pk")
        for entry, post in rows.values_list(f"{entry_name}_id", f"{post_name}_id"):
            found.setdefault(entry, []).append(post)
    return found


def _beside(model: type[Entry], field: Field) -> tuple[Any, str, str]:
    """The table between entries and posts, and what it calls the one and the other."""
    column: Any = model._meta.get_field(field.name)
    return column.remote_field.through, column.m2m_field_name(), column.m2m_reverse_field_name()


def _held(model: Any, keys: Iterable[Any]) -> dict[Any, Any]:
    wanted = sorted({key for key in keys if key is not None})
    return {row.pk: row for some in batches(wanted) for row in model.objects.filter(pk__in=some)}
