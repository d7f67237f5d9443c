"""Entries as the public gets them: a type of its own, built from the fields that the register allows and from nothing
else. Of a restricted entry there is a safe label and the reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Attachment, Entry, Sensitivity, Thing
from goldthread.apps.registers.queries.entries import CHUNK, PER_PAGE, Asked, answered, in_order, page_of, with_words
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.apps.registers.values import values_of
from goldthread.core.law.exempt import Exemption, exemption
from goldthread.core.spec import Listing, Register

_NEVER_FILTERED = "state"


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """An entry as anybody may read it. With `is_withheld`, `title` is its safe label, `exempt` the category if one is
    named, and there are no values."""

    reference: str
    title: str
    address: str
    state: str
    values: Mapping[str, Any]
    is_withheld: bool = False
    exempt: Exemption | None = None


@dataclass(frozen=True, slots=True)
class PublicLines:
    """A page of a public list."""

    lines: tuple[PublicEntry, ...]
    total: int
    found: int
    withheld: int
    page: int
    pages: int


def public_register(register: Register) -> Register | None:
    """The register with nothing in it but what the public gets, so that a list asks for nothing else; None when none of
    it is public."""
    if not register.publication.states:
        return None
    allowed = (*register.publication.fields, "reference", _NEVER_FILTERED)
    listing, order = register.listing, register.listing.order
    return replace(
        register,
        fieldsets=tuple(
            replace(page, fields=kept)
            for page in register.fieldsets
            if (kept := tuple(field for field in page.fields if field.name in register.publication.fields))
        ),
        clocks=(),
        listing=Listing(
            columns=tuple(name for name in listing.columns if name in allowed),
            filters=tuple(name for name in listing.filters if name in allowed),
            search=tuple(name for name in listing.search if name in allowed),
            order=order if order.removeprefix("-") in allowed else "reference",
        ),
    )


def public_lines(body: Body, bound: Bound, asked: Asked, *, per_page: int = PER_PAGE) -> PublicLines:
    """One page of what the public gets of a register. Raises BadInput for a page after the last."""
    held, wanted = _public(body, bound), _wanted(body, bound, asked)
    total = held.count()
    found = wanted.count() if asked.q or asked.filters else total
    pages, rows = page_of(wanted, asked, found, per_page)
    withheld = held.filter(thing__sensitivity=Sensitivity.RESTRICTED).count()
    return PublicLines(tuple(_faces(bound, rows)), total, found, withheld, asked.page, pages)


def every_public(body: Body, bound: Bound, asked: Asked) -> Iterator[PublicEntry]:
    """All that the public gets of what was asked for, a few hundred read at a time."""
    rows = _wanted(body, bound, asked).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from _faces(bound, chunk)


def public_entry(body: Body, bound: Bound, address: str) -> PublicEntry:
    """The public face of the entry at this address. Raises NotFound, the same for what is not public."""
    entry = _public(body, bound).filter(thing__address=address).first()
    if entry is None:
        raise NotFound(f"There is no {bound.register.singular} at “{address}”.")
    return next(iter(_faces(bound, [entry])))


def public_files(body: Body, bound: Bound, address: str) -> tuple[Attachment, ...]:
    """The files of a public entry that were marked public; none of a withheld one."""
    entry = _public(body, bound).filter(thing__address=address).first()
    if entry is None or entry.thing.sensitivity != Sensitivity.PUBLIC:
        return ()
    return tuple(Attachment.objects.filter(thing=entry.pk, is_public=True).order_by("added_at", "pk"))


def _public(body: Body, bound: Bound) -> QuerySet[Any]:
    """What has a public face: public entries, and restricted ones that would otherwise be public."""
    faces = (Sensitivity.PUBLIC, Sensitivity.RESTRICTED)
    return bound.model._default_manager.filter(
        body=body, state__in=bound.register.publication.states, thing__sensitivity__in=faces, thing__withdrawn_on=None
    ).select_related("thing")


def _wanted(body: Body, bound: Bound, asked: Asked) -> QuerySet[Any]:
    """A withheld entry is found by its safe label alone, by no filter, and stands last."""
    shown = public_register(bound.register) or bound.register
    matching = with_words(asked.q, shown.listing.search)
    for name, answer in asked.filters.items():
        field = shown.field(name)
        matching &= Q(state=answer) if field is None else answered(bound, field, answer, body)
    withheld = Q(thing__sensitivity=Sensitivity.RESTRICTED)
    by_label = Q(pk__in=()) if asked.filters else with_words(asked.q, ("thing__safe_label", "reference"))
    kind = Thing.objects.filter(body=body, kind=bound.code, sensitivity=Sensitivity.RESTRICTED)
    if not kind.exists():
        return in_order(bound, _public(body, bound).filter(matching), asked.order or shown.listing.order)
    found = _public(body, bound).filter((~withheld & matching) | (withheld & by_label))
    return in_order(bound, found, asked.order or shown.listing.order, last=withheld)


def _faces(bound: Bound, rows: list[Any]) -> Iterator[PublicEntry]:
    """The rows as faces; only allowed columns are read, and of a withheld entry none."""
    fields = tuple(bound.register.public_fields)
    shown = [row for row in rows if row.thing.sensitivity == Sensitivity.PUBLIC]
    values = dict(zip((row.pk for row in shown), values_of(bound, shown, fields), strict=True))
    return (_face(bound, row, values.get(row.pk)) for row in rows)


def _face(bound: Bound, row: Entry, values: Mapping[str, Any] | None) -> PublicEntry:
    state = bound.register.lifecycle.state(row.state)
    label = state.public_label or state.label
    if values is None:
        category = exemption(row.thing.exempt_under)
        return PublicEntry(row.reference, row.thing.safe_label, row.thing.address, label, {}, True, category)
    return PublicEntry(row.reference, row.title, row.thing.address, label, values)
