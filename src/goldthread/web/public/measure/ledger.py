"""Every figure reported of a measure, newest first in each area and group. A row without a level says what it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.measures.definition import Definition
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import shown, wording
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.spans import in_sentence
from goldthread.apps.performance.words.standing import Says, of_position, place_in_document, stated_change, target_words
from goldthread.web.parts import Column
from goldthread.web.public import addresses


@dataclass(frozen=True, slots=True)
class Row:
    """One reported figure."""

    period: str
    href: str
    note: str
    value: Shown
    change: Shown
    against: str
    target: Shown
    position: Says | None
    document: str
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one area and group of people."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The table."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


def ledger(definition: Definition, fronts: Sequence[Figure], place: str) -> Ledger:
    """The table of all figures reported, those of the whole area and of everybody first."""
    ordered = sorted(fronts, key=lambda one: (bool(one.group), one.area_name != place))
    number = sum(1 + len(one.earlier) for one in fronts)
    return Ledger(
        caption=definition.title,
        sub=ngettext("%(number)s figure reported", "%(number)s figures reported", number) % {"number": number},
        columns=(
            Column(_("Period")),
            Column(_("Value"), number=True),
            Column(_("Change")),
            Column(_("Milestone")),
            Column(_("Reported in")),
        ),
        groups=tuple(_group(front, is_only=len(fronts) == 1) for front in ordered),
    )


def _group(front: Figure, *, is_only: bool) -> Group:
    every = sorted((front, *front.earlier), key=lambda one: one.point.period, reverse=True)
    name = ", ".join(part for part in (front.area_name, front.group) if part)
    return Group("" if is_only and not front.group else name, tuple(_row(one) for one in every))


def _row(figure: Figure) -> Row:
    row, change = figure.row, stated_change(figure)
    return Row(
        period=figure.point.period.words[:1].upper() + figure.point.period.words[1:],
        href=addresses.trace(figure.definition.code, figure.point.period),
        note=row.note if row else "",
        value=shown.figure(figure.point, figure.definition.unit),
        change=_change(figure),
        against=_("on %(period)s") % {"period": in_sentence(change.against)} if change and change.against else "",
        target=_target(figure),
        position=of_position(figure) if figure.to_milestone else None,
        document=row.document if row else "",
        source=". ".join(_source(figure)),
    )


def _change(figure: Figure) -> Shown:
    change = stated_change(figure)
    words = wording.change_words(change) if change and wording.moved(change) else ""
    return Shown(words) if words else Shown(_("not stated"), missing=True)


def _target(figure: Figure) -> Shown:
    if figure.target:
        return Shown(target_words(figure.target, figure.definition.unit))
    return Shown(shown.DASH)


def _source(figure: Figure) -> Iterator[str]:
    row = figure.row
    if row is None:
        return
    if row.paragraph:
        place = place_in_document(row.paragraph)
        yield place[:1].upper() + place[1:]
    day = wording.day(row.reported_on) if row.reported_on else _("day not known")
    yield f"{row.reported_by}, {day}" if row.reported_by else day
    yield _("Load %(load)s") % {"load": row.file.load.number}
