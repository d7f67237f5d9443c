"""Reads of entries for people of the office: a list as it is asked for, all of it for a file, and one entry. What a
person may not see is not read; of what is restricted, the safe label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import today
from goldthread.apps.people.queries import Actor, fold_name, posts_by_spelling
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Due, Named, Sensitivity, Thing
from goldthread.apps.registers.queries.permissions import SYSTEM, as_read_by, kept_from, visible
from goldthread.apps.registers.values import columns_of, values_of
from goldthread.core.errors import BadInput
from goldthread.core.spec import Field, FieldKind, Register, Role, State

PER_PAGE = 100
CHUNK = 500
"""Entries that a file reads at a time."""
LONGEST_SEARCH = 200
OF_A_LINE = (
    "pk", "reference", "title", "state", "revision", "thing__address", "thing__sensitivity", "thing__safe_label",
)  # fmt: skip
"""The columns of a line beside those of its fields."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a list somebody asks for: words, answers by filter, the order (a minus first: last first), the page."""

    q: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in a list. `is_label`: the person sees its safe label only, which stands in `title`; its values are
    then empty. `late_since` is the earliest day on which something fell due that is not done."""

    thing_id: int
    address: str
    reference: str
    title: str
    is_label: bool
    state: State
    revision: int
    values: Mapping[str, Any]
    late_since: date | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A page of a list: how many entries there are, how many were found, and which page of how many it is."""

    lines: tuple[Line, ...]
    total: int
    found: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Whole:
    """A list whatever is asked of it: how many entries the person sees, if only by a label, and whether the register
    holds anything that is restricted."""

    total: int
    has_restricted: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page needs of its lines, so that no more is read: the values of these fields, and not what is late. The
    whole list is known already."""

    fields: tuple[Field, ...]
    whole: Whole


def asked_from(register: Register, given: Mapping[str, str]) -> Asked:
    """What an address asks for. Raises BadInput for an order or a page that there is not, and for a state or a choice
    that there is not; any other answer that a filter does not offer finds nothing."""
    order = given.get("order", "") or register.listing.order
    if order.removeprefix("-") not in (*register.listing.columns, register.listing.order.removeprefix("-")):
        raise BadInput("is no column of this list.", where=f"order “{order}”", mend="Choose a column’s heading.")
    page = given.get("page", "") or "1"
    if not (page.isascii() and page.isdigit() and 0 < int(page) < 1_000_000):
        raise BadInput("is no page.", where=f"page “{page[:20]}”", mend="Give a number, from 1.")
    filters = {name: given[name] for name in register.listing.filters if given.get(name)}
    for name, answer in filters.items():
        _refuse_unknown(register, name, answer)
    return Asked(given.get("q", "").strip()[:LONGEST_SEARCH], filters, order, int(page))


def _refuse_unknown(register: Register, name: str, answer: str) -> None:
    """Raises BadInput for a state that the register does not have, or an answer that is none of a field's choices."""
    field = register.field(name)
    if field is not None and field.kind is not FieldKind.CHOICE:
        return
    offered = field.choices if field else register.lifecycle.states
    if answer not in {one.code for one in offered}:
        where = f"{field.label if field else 'state'} “{answer[:40]}”"
        raise BadInput("is no answer of this filter.", where=where, mend="Choose one from the list.")


def lines(actor: Actor, bound: Bound, asked: Asked, *, per_page: int = PER_PAGE, needs: Needs | None = None) -> Lines:
    """One page of the list: all of each line, or what of it is needed. Raises BadInput for a page after the last."""
    bound = as_read_by(actor, bound)
    whole = needs.whole if needs else whole_list(actor, bound)
    wanted = _wanted(actor, bound, asked, whole)
    found = wanted.count() if asked.q or asked.filters else whole.total
    read = tuple(field for field in needs.fields if field in bound.register.fields) if needs else bound.register.fields
    pages, rows = page_of(_narrow(wanted, read), asked, found, per_page)
    late = {} if needs else _late([row.pk for row in rows])
    return Lines(tuple(_lines(actor, bound, rows, read, late)), whole.total, found, asked.page, pages)


def whole_list(actor: Actor, bound: Bound) -> Whole:
    """What there is, as far as the person sees it at all."""
    of_register = Thing.objects.filter(body=actor.body, kind=bound.code)
    return Whole(visible(actor, bound).count(), of_register.filter(sensitivity=Sensitivity.RESTRICTED).exists())


def page_of(wanted: QuerySet[Any], asked: Asked, found: int, per_page: int) -> tuple[int, list[Any]]:
    """How many pages there are, and the rows of the one that was asked for. Raises BadInput for one after the last."""
    pages = max(1, -(-found // per_page))
    if asked.page > pages:
        raise BadInput(
            f"is after the last, which is {pages}.", where=f"page “{asked.page}”", mend="Go back to the list."
        )
    start = (asked.page - 1) * per_page
    return pages, list(wanted[start : start + per_page])


def every(actor: Actor, bound: Bound, asked: Asked) -> Iterator[Line]:
    """Every entry that was asked for, on all pages, a few hundred read at a time."""
    bound = as_read_by(actor, bound)
    fields = bound.register.fields
    rows = _narrow(_wanted(actor, bound, asked, whole_list(actor, bound)), fields).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield from _lines(actor, bound, chunk, fields, _late([row.pk for row in chunk]))


def _narrow(found: QuerySet[Any], fields: tuple[Field, ...]) -> QuerySet[Any]:
    """The same rows, each as a tuple of the columns that a line is made of."""
    return found.values_list(*dict.fromkeys((*OF_A_LINE, *columns_of(fields))), named=True)


def hidden_from(actor: Actor) -> Q:
    """The entries of which this person sees the safe label only."""
    if sees_all(actor):
        return Q(pk__in=())
    named = Named.objects.filter(person=actor.person_id).values("thing")
    return Q(thing__sensitivity=Sensitivity.RESTRICTED) & ~Q(pk__in=named)


def sees_all(actor: Actor) -> bool:
    """Whether nothing of a register that this person reads is hidden from them."""
    return actor.key == SYSTEM or Role.AUDITOR in actor.roles


def _wanted(actor: Actor, bound: Bound, asked: Asked, whole: Whole) -> QuerySet[Any]:
    """What is hidden is found by its safe label alone, by no filter, and stands last: its place tells nothing."""
    order = asked.order or bound.register.listing.order
    if order.removeprefix("-") in kept_from(actor, bound.register):
        order = bound.register.listing.order
    matching = with_words(asked.q, bound.register.listing.search)
    for name, answer in asked.filters.items():
        field = bound.register.field(name)
        matching &= Q(state=answer) if field is None else answered(bound, field, answer, actor.body)
    seen = visible(actor, bound)
    if sees_all(actor) or not whole.has_restricted:
        return in_order(bound, seen.filter(matching), order)
    hidden = hidden_from(actor)
    by_label = Q(pk__in=()) if asked.filters else with_words(asked.q, ("thing__safe_label", "reference"))
    return in_order(bound, seen.filter((~hidden & matching) | (hidden & by_label)), order, last=hidden)


def in_order(bound: Bound, found: QuerySet[Any], order: str, *, last: Q | None = None) -> QuerySet[Any]:
    """In this order, with the reference last, so that no two entries change places; `last` stand after all others, by
    their reference."""
    sign, column = ("-" if order.startswith("-") else ""), _column_of(bound, order.removeprefix("-"))
    if last is None:
        by_reference = () if column == "reference" else ("reference",)
        return found.order_by(f"{sign}{column}", *by_reference, "pk")
    after = Case(When(last, then=Value(1)), default=Value(0), output_field=IntegerField())
    told = Case(When(last, then=Value(None)), default=column)
    return found.annotate(_last=after, _told=told).order_by("_last", f"{sign}_told", "reference", "pk")


def _column_of(bound: Bound, name: str) -> str:
    """The column that stands for an order: of a post its name, of a thing its title."""
    field = bound.register.field(name)
    if field is not None and field.kind is FieldKind.POST:
        return f"{name}__name"
    return f"{thing_path(bound, name)}__title" if field is not None and field.kind is FieldKind.THING else name


def thing_path(bound: Bound, name: str) -> str:
    """The way from an entry to the thing that a field of it names: the column, or through the table it points to."""
    points_to = bound.model._meta.get_field(name).related_model
    return name if points_to is Thing else f"{name}__thing"


def with_words(text: str, columns: tuple[str, ...]) -> Q:
    """Each word of the text in one column or another."""
    matching = Q()
    for word in text.split():
        within = Q(pk__in=())
        for column in columns:
            within |= Q(**{f"{column}__icontains": word})
        matching &= within
    return matching


def answered(bound: Bound, wanted: Field, answer: str, body: Body) -> Q:
    """The entries that give this answer, as an address writes it."""
    name = wanted.name
    if wanted.kind is FieldKind.YES_NO:
        return Q(**{name: answer == "yes"}) if answer in ("yes", "no") else Q(pk__in=())
    if wanted.kind in (FieldKind.POST, FieldKind.POSTS):
        post = posts_by_spelling(body).get(fold_name(answer))
        return Q(pk__in=bound.model._default_manager.filter(**{name: post}).values("pk")) if post else Q(pk__in=())
    if wanted.kind is FieldKind.THING:
        return Q(**{f"{thing_path(bound, name)}__reference": answer})
    return Q(**{name: answer})


def _lines(
    actor: Actor, bound: Bound, rows: list[Any], fields: tuple[Field, ...], late: Mapping[int, date]
) -> Iterator[Line]:
    """The rows as lines; values are read only of those that the person sees in full."""
    hidden = _hidden_among(actor, bound, rows)
    shown = [row for row in rows if row.pk not in hidden]
    values = dict(zip((row.pk for row in shown), values_of(bound, shown, fields), strict=True))
    states = {state.code: state for state in bound.register.lifecycle.states}
    for row in rows:
        is_label = row.pk in hidden
        yield Line(
            thing_id=row.pk,
            address=row.thing__address,
            reference=row.reference,
            title=row.thing__safe_label if is_label else row.title,
            is_label=is_label,
            state=states[row.state],
            revision=row.revision,
            values=values.get(row.pk, {}),
            late_since=None if is_label else late.get(row.pk),
        )


def _hidden_among(actor: Actor, bound: Bound, rows: list[Any]) -> set[int]:
    restricted = [row.pk for row in rows if row.thing__sensitivity == Sensitivity.RESTRICTED]
    if not restricted:
        return set()
    found = bound.model._default_manager.filter(hidden_from(actor), pk__in=restricted)
    return set(found.values_list("pk", flat=True))


def _late(things: list[int]) -> dict[int, date]:
    """The earliest day that has passed, of each thing that has one."""
    found = Due.objects.filter(thing__in=things, due_on__lt=today()).order_by("-due_on").values_list("thing", "due_on")
    return dict(found)
