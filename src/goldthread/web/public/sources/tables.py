"""The pages of tables of two ways, and the file of each, made of what may be published and of nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.chosen.tables import PublishedTable, published_tables
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.core.period import Period
from goldthread.core.stats.disclosure import Policy, Sensitivity
from goldthread.web.parts import Column, Link
from goldthread.web.parts.export import Cell
from goldthread.web.public import addresses
from goldthread.web.public.held import Held

HEAD = ("table", "title", "class", "period", "row", "column", "count", "state")


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table in the list of them."""

    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class TablesPage:
    """The list of tables."""

    title: str
    lead: str
    lines: tuple[TableLine, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table. `labels` name each cell's column where rows are drawn as records."""

    name: str
    cells: tuple[tuple[str, Shown], ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table, with the rule by which it is published."""

    title: str
    lead: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    rule: str
    notes: tuple[str, ...]
    method: Link | None
    file: Link
    released: str


def tables_page(held: Held) -> TablesPage:
    """Every table held."""
    lines = tuple(_line(table) for table in published_tables(held.record))
    lead = _("Counts that this office keeps itself, each published by the rule of its dataset.")
    return TablesPage(_("Tables"), lead if lines else _("No table is held."), lines)


def _line(table: PublishedTable) -> TableLine:
    facts = {"period": _period(table), "rule": rule_words(table.protected.policy)}
    return TableLine(Link(reverse("table", args=[table.code]), table.title), _("%(period)s. %(rule)s") % facts)


def table_page(table: PublishedTable) -> TablePage:
    """One table."""
    headings = {"rows": table.headings[0], "columns": table.headings[1]}
    is_open = table.protected.policy.sensitivity is Sensitivity.OPEN
    return TablePage(
        title=table.title,
        lead=rule_words(table.protected.policy),
        caption=_("%(period)s, by %(rows)s and %(columns)s")
        % {"period": _period(table), **{key: one[:1].lower() + one[1:] for key, one in headings.items()}},
        columns=(Column(table.headings[0]), *(Column(name, number=True) for name in (*table.columns, _("Total")))),
        rows=_table_rows(table),
        rule=_("How it is published") if is_open else _("What is hidden, and why"),
        notes=tuple(_notes(table)),
        method=None if is_open else Link(addresses.method("disclosure"), _("How small counts are hidden")),
        file=Link(reverse("table_csv", args=[table.code]), _("This table as published (CSV)")),
        released=wording.day(table.file.released_on),
    )


def _table_rows(table: PublishedTable) -> tuple[TableRow, ...]:
    names, last = (*table.rows, _("Total")), len(table.rows)
    labels = (*table.columns, _("Total"))
    return tuple(
        TableRow(name, tuple(zip(labels, map(_shown, values), strict=True)), place == last)
        for place, (name, values) in enumerate(zip(names, table.protected.values, strict=True))
    )


def _shown(value: float) -> Shown:
    """One mark for all that is hidden: whoever knew which counts are the small ones would know too much."""
    return Shown(_("hidden"), missing=True) if np.isnan(value) else Shown(wording.number(int(value)))


def _period(table: PublishedTable) -> str:
    return Period.parse(table.period).words


def rule_words(policy: Policy) -> str:
    """The rule of disclosure, in words for readers."""
    if policy.sensitivity is Sensitivity.OPEN:
        return _("These counts are published already, so none is hidden.")
    facts = {"last": policy.below - 1, "base": policy.base}
    hidden = _("Counts from 1 to %(last)s are hidden, and with them the counts from which they could be worked out.")
    if policy.sensitivity is Sensitivity.INTERNAL:
        return hidden % facts
    rounded = _("The others are rounded to the nearest %(base)s, so rows and columns may not sum.")
    return f"{hidden % facts} {rounded % facts}"


def _notes(table: PublishedTable) -> Iterator[str]:
    hidden, exposed = int(table.protected.hidden.sum()), int(table.protected.exposed.sum())
    if table.protected.policy.sensitivity is Sensitivity.OPEN:
        yield _("The class of this table is open: every count stands as it was loaded.")
    elif not hidden:
        yield _("No count of this table is small, so none is hidden.")
    if hidden:
        yield _("“hidden” stands for a count that is small, and for one that would give a small one away.")
        yield ngettext(
            "%(number)s count is hidden. More than one value fits all that is shown here.",
            "%(number)s counts are hidden. For each of them more than one value fits all that is shown here.",
            hidden,
        ) % {"number": wording.number(hidden)}
    if exposed:
        yield ngettext(
            "%(number)s of them stood in an earlier release and cannot be taken back.",
            "%(number)s of them stood in an earlier release and cannot be taken back.",
            exposed,
        ) % {"number": wording.number(exposed)}


def file_rows(table: PublishedTable) -> Iterator[dict[str, Cell]]:
    """Each cell and total as a row of the file; a hidden one has no count."""
    policy, protected = table.protected.policy, table.protected
    shown = "rounded" if policy.sensitivity is Sensitivity.SENSITIVE else "shown"
    for row, values in zip((*table.rows, "Total"), protected.values, strict=True):
        for column, value in zip((*table.columns, "Total"), values, strict=True):
            yield {
                "table": table.code,
                "title": table.title,
                "class": str(policy.sensitivity),
                "period": table.period,
                "row": row,
                "column": column,
                "count": None if np.isnan(value) else int(value),
                "state": "hidden" if np.isnan(value) else shown,
            }
