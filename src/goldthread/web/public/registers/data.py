"""A public list as a file: the public's columns, all pages, nothing else."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.queries.entries import Asked
from goldthread.apps.registers.queries.public import PublicEntry, every_public
from goldthread.apps.registers.values import plain
from goldthread.core.spec import Register
from goldthread.web.parts.export import Cell, Row, table_file
from goldthread.web.public.registers.listing import reason
from goldthread.web.public.registers.place import Place


def data_file(place: Place, bound: Bound, shown: Register, asked: Asked, form: str) -> StreamingHttpResponse:
    """The file, in one of the formats of a list. Raises BadInput for another."""
    fields = {_(field.label): field for field in shown.public_fields if field.name != "reference"}
    head = (_("Reference"), _("State"), *fields, _("Withheld"))

    def row(entry: PublicEntry) -> Row:
        cells: dict[str, Cell] = {_("Reference"): entry.reference, _("State"): entry.state}
        for name, field in fields.items():
            cells[name] = None if entry.is_withheld else plain(field, entry.values[field.name])
        return cells | {_("Title"): entry.title, _("Withheld"): reason(entry)}

    def rows() -> Iterator[Row]:
        return (row(entry) for entry in every_public(place.body, bound, asked))

    return table_file(form, name=f"{shown.plural}-public", title=_(shown.title), head=head, rows=rows())
