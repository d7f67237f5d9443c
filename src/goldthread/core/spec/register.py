"""A register: one frozen declaration from which its pages, permissions, exports, clocks and documentation follow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldthread.core.spec.clock import Clock
from goldthread.core.spec.field import Field, Fieldset
from goldthread.core.spec.lifecycle import Lifecycle
from goldthread.core.spec.publication import Publication, Retention
from goldthread.core.spec.role import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may read and who may write entries in the office.

    `owned_by` names the field whose posts own an entry: a contributor who holds one of them sees that entry, and no
    other, and may change the fields `owners_change`. Whoever sees it for that alone gets no field `kept_from_owners`.
    """

    read: frozenset[Role]
    write: frozenset[Role]
    owned_by: str = ""
    owners_change: tuple[str, ...] = ()
    kept_from_owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The list: columns, filters (fields of a closed set of answers, and `state`), fields that are searched, and the
    order, which may begin with a minus for last first. `bulk` names the fields that many entries may be given at once.
    """

    columns: tuple[str, ...]
    filters: tuple[str, ...] = ()
    search: tuple[str, ...] = ("reference", "title")
    order: str = "reference"
    bulk: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How an entry gets its reference: AG-2026-001 from the prefix, the year and the next number; or the office gives
    it, in the field `reference` (`given`). `within` names the THING field whose thing it is a part of and numbered in.
    """

    prefix: str = ""
    given: bool = False
    within: str = ""

    def reference(self, year: int, number: int) -> str:
        """The reference of the so-manieth entry of a year.

        >>> Numbering(prefix="AG").reference(2026, 7)
        'AG-2026-007'
        """
        return f"{self.prefix}-{year}-{number:03}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register. `code` is the kind of its things and stands in its addresses; `purpose` is the sentence under its
    title. Every register has a field `title`."""

    code: str
    title: str
    singular: str
    plural: str
    purpose: str
    numbering: Numbering
    fieldsets: tuple[Fieldset, ...]
    lifecycle: Lifecycle
    access: Access
    listing: Listing
    publication: Publication
    retention: Retention
    clocks: tuple[Clock, ...] = ()
    domain: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order in which it is asked."""
        return tuple(field for fieldset in self.fieldsets for field in fieldset.fields)

    def field(self, name: str) -> Field | None:
        """The field of this name, if the register has it."""
        return next((one for one in self.fields if one.name == name), None)

    def named(self, names: tuple[str, ...]) -> Iterator[Field]:
        """The fields of these names, in the order of the names; what is no field is left out."""
        return (field for name in names if (field := self.field(name)) is not None)

    def without(self, names: tuple[str, ...]) -> "Register":
        """The register as if it had no fields of these names: none of them is asked, listed, searched or ordered by."""
        listing = self.listing
        pages = (
            replace(page, fields=tuple(field for field in page.fields if field.name not in names))
            for page in self.fieldsets
        )
        return replace(
            self,
            fieldsets=tuple(page for page in pages if page.fields),
            listing=Listing(
                columns=tuple(name for name in listing.columns if name not in names),
                filters=tuple(name for name in listing.filters if name not in names),
                search=tuple(name for name in listing.search if name not in names),
                order="reference" if listing.order.removeprefix("-") in names else listing.order,
                bulk=tuple(name for name in listing.bulk if name not in names),
            ),
        )

    @property
    def public_fields(self) -> tuple[Field, ...]:
        """The fields that the public gets."""
        return tuple(self.named(self.publication.fields))
