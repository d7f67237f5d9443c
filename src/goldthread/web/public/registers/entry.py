"""The public page of an entry: its public fields, its public files, the thread it hangs on; or its safe label, with the
reason why no more is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Attachment, Thing
from goldthread.apps.registers.queries import thread
from goldthread.apps.registers.queries.public import PublicEntry, public_entry, public_files
from goldthread.apps.registers.values import show
from goldthread.core.spec import Register
from goldthread.web.parts import Link, Step
from goldthread.web.public.registers.listing import reason
from goldthread.web.public.registers.place import Place
from goldthread.web.public.thread import steps


@dataclass(frozen=True, slots=True)
class Item:
    """A term with the lines that stand for it; none when it is not recorded."""

    term: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one page of questions."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to download, with what it is and how large."""

    href: str
    title: str
    size: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the template of an entry draws."""

    title: str
    name: str
    lead: str
    trail: tuple[Link, ...]
    withheld: str
    groups: tuple[Group, ...]
    files: tuple[FileLink, ...]
    not_public: tuple[tuple[str, str], ...]
    thread: tuple[Step, ...]


def entry_page(place: Place, bound: Bound, shown: Register, address: str) -> EntryPage:
    """The page of the entry at this address. Raises NotFound."""
    entry = public_entry(place.body, bound, address)
    files = public_files(place.body, bound, address)
    lead = {"what": shown.singular.capitalize(), "reference": entry.reference, "state": entry.state.lower()}
    return EntryPage(
        title=entry.title,
        name=entry.reference,
        lead=_("%(what)s %(reference)s: %(state)s.") % lead,
        trail=(
            Link(place.href("public_registers"), _("Registers")),
            Link(place.href("public_register", shown.code), _(shown.title)),
        ),
        withheld=reason(entry),
        groups=() if entry.is_withheld else tuple(_groups(shown, entry)),
        files=tuple(_file(place, shown, address, file) for file in files),
        not_public=() if entry.is_withheld else tuple(_not_public(bound.register)),
        thread=() if entry.is_withheld else _thread(place, bound, address),
    )


def _thread(place: Place, bound: Bound, address: str) -> tuple[Step, ...]:
    """What the entry is tied to, both ways; nothing while it is tied to nothing."""
    thing = Thing.objects.get(body=place.body, kind=bound.code, address=address)
    found = steps(thread(thing, on=place.site.today))
    return found if len(found) > 1 else ()


def _groups(shown: Register, entry: PublicEntry) -> Iterator[Group]:
    for page in shown.fieldsets:
        items = tuple(
            Item(_(field.label), tuple(show(field, entry.values[field.name]).splitlines()))
            for field in page.fields
            if field.name != "title"
        )
        if items:
            yield Group(_(page.title), items)


def _not_public(register: Register) -> Iterator[tuple[str, str]]:
    """What else the register holds, and why the public does not get it."""
    for one in register.publication.withheld:
        field = register.field(one.field)
        if field is not None:
            yield _(field.label), _(one.reason)


def _file(place: Place, shown: Register, address: str, file: Attachment) -> FileLink:
    href = place.href("public_file", shown.code, address, str(file.pk), file.name)
    return FileLink(href, file.title, _size(file.size))


def _size(number: int) -> str:
    """The size of a file in words.

    >>> _size(2_500_000)
    '2.5 MB'
    """
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000)):,} KB"
