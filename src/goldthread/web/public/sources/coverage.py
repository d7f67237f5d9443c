"""Which months are held of each publisher, year by year, in words and numbers. It never counts a gap as nought."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.models import ForceCount, SourceFile
from goldthread.apps.performance.queries import MONTHLY_COUNTS, STREET, Record
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.charts import stretch
from goldthread.apps.performance.words.shown import DASH, Shown
from goldthread.core.period import Period
from goldthread.web.parts import Column

MONTHS = range(1, 13)
MOST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One month: held, short, part of it, not held, or not asked for. `rows` are those of its file, or what else it
    holds."""

    state: Shown
    rows: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """One row of the grid."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CoverageGrid:
    """The months held of one publisher."""

    title: str
    caption: str
    sub: str
    columns: tuple[Column, ...]
    years: tuple[Year, ...]
    gaps: tuple[str, ...]

    @property
    def summary(self) -> str:
        """The grid in one line, where there is no room for it."""
        return f"{self.caption}: {self.sub}"


def coverage(record: Record) -> tuple[CoverageGrid, ...]:
    """The grid of the body's own street files; of a body without any, those of every publisher."""
    grids = feed_coverage(record, STREET)
    return grids[:1] if record.street else grids


def feed_coverage(record: Record, feed: str) -> tuple[CoverageGrid, ...]:
    """A grid for each publisher of the monthly files of a feed; the body's own area first."""
    by_subject: dict[str, list[SourceFile]] = defaultdict(list)
    for file in record.of_feed(feed):
        if file.month:
            by_subject[file.subject].append(file)
    own = record.body.area
    return tuple(
        _grid(record, by_subject[subject]) for subject in sorted(by_subject, key=lambda one: (one != own, one))
    )


def counts_coverage(record: Record) -> tuple[CoverageGrid, ...]:
    """The months that tables of counts by force give, with the number of forces in each; none without such a table."""
    found = ForceCount.objects.filter(file__in=record.of_feed(MONTHLY_COUNTS)).values_list("month")
    forces = {
        Period.month(month.year, month.month): number
        for month, number in found.annotate(number=Count("force", distinct=True)).order_by("month")
    }
    if not forces:
        return ()
    held = {month: Cell(Shown(_("held")), _forces(number)) for month, number in forces.items()}
    return (_drawn(held, _("Counts by force"), _("%(held)s between %(first)s and %(last)s; forces of each month")),)


def _forces(number: int) -> str:
    return ngettext("%(number)s force", "%(number)s forces", number) % {"number": wording.number(number)}


def _grid(record: Record, files: Sequence[SourceFile]) -> CoverageGrid:
    held = {file.period: _cell(record, file) for file in files if file.period}
    between = _("%(held)s between %(first)s and %(last)s; rows of each file")
    return _drawn(held, _caption(files[0]), between if len(held) > 1 else _("%(held)s, %(first)s; rows of the file"))


def _drawn(held: Mapping[Period, Cell], caption: str, between: str) -> CoverageGrid:
    first, last = min(held), max(held)
    months = ngettext("%(held)s month held", "%(held)s months held", len(held)) % {"held": len(held)}
    facts = {"held": months, "first": first.words, "last": last.words}
    return CoverageGrid(
        title=_("Which months are held"),
        caption=caption,
        sub=between % facts,
        columns=(Column(_("Year")), *(Column(Period.month(first.start.year, month).short[:3]) for month in MONTHS)),
        years=tuple(_years(held)),
        gaps=tuple(_gaps(held)),
    )


def _caption(file: SourceFile) -> str:
    said = _("Street crime files of %(publisher)s") if file.feed == STREET else _("Files of %(publisher)s")
    return said % {"publisher": file.subject_name}


def _years(held: Mapping[Period, Cell]) -> Iterator[Year]:
    first, last = min(held), max(held)
    for year in range(first.start.year, last.start.year + 1):
        months = [Period.month(year, month) for month in MONTHS]
        yield Year(str(year), tuple(held.get(month) or _none(first <= month <= last) for month in months))


def _none(is_within: bool) -> Cell:
    return Cell(Shown(_("not held"), missing=True)) if is_within else Cell(Shown(DASH))


def _cell(record: Record, file: SourceFile) -> Cell:
    levels = {one.level for one in record.findings_of(file) if one.withholds or one.level == "question"}
    rows = wording.number(file.rows)
    if "severe" in levels:
        return Cell(Shown(_("short"), missing=True), rows)
    if file.report.get("days"):
        return Cell(Shown(_("part"), missing=True), rows)
    return Cell(Shown(_("held, in doubt") if "question" in levels else _("held")), rows)


def _gaps(held: Mapping[Period, Cell]) -> Iterator[str]:
    gaps = [stretch(one.next, after.previous) for one, after in pairwise(sorted(held)) if one.next != after]
    if len(gaps) > MOST_GAPS:
        yield _("Nothing is held for: %(months)s. No figure is stated across a gap.") % {"months": "; ".join(gaps)}
        return
    for months in gaps:
        yield _("No file is held for %(months)s. No figure is stated across the gap.") % {"months": months}
