"""The list of measures: what was asked for, the measures that answer to it, and how many those are in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.analytics.measures.definition import Definition, Framework
from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words.shown import Shown
from goldthread.apps.performance.words.standing import Says, of_figure
from goldthread.web.parts import Choice, Column, MeasureRow, Option
from goldthread.web.public import addresses
from goldthread.web.public.held import Held
from goldthread.web.public.reading.rows import row

SAYS = ("concern", "improvement", "neutral", "common", "unknown")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the visitor asked for; an empty word asks for everything."""

    q: str = ""
    framework: str = ""
    kind: str = ""
    says: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From the address. Words that are no choice are kept, and answer to nothing."""
        return cls(*(query.get(name, "").strip() for name in ("q", "framework", "kind", "says")))

    @property
    def is_anything(self) -> bool:
        return any((self.q, self.framework, self.kind, self.says))


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of one theme."""

    name: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The measures of one framework, as a table."""

    title: str
    counted: str
    note: str
    columns: tuple[Column, ...]
    labels: tuple[str, str, str]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """All that the template of the list draws."""

    title: str
    lead: str
    chosen: Asked
    is_filtered: bool
    choices: tuple[Choice, ...]
    counted: str
    frameworks: tuple[Section, ...]


def list_page(held: Held, asked: Asked) -> ListPage:
    """The list, filtered as asked."""
    by_code = _figures(held)
    sections = [_section(held, framework, by_code, asked) for framework in held.catalogue.frameworks]
    shown = {row.href for section in sections for group in section.groups for row in group.rows}
    return ListPage(
        title=_title(held.place_name),
        lead=_lead(held),
        chosen=asked,
        is_filtered=asked.is_anything,
        choices=tuple(_choices(held, asked)),
        counted=_counted(len(shown), len(held.catalogue.measures)),
        frameworks=tuple(section for section in sections if section.groups),
    )


def _title(place: str) -> str:
    return _("How policing in %(place)s is measured") % {"place": place} if place else _("How policing is measured")


def _figures(held: Held) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {one.code: [] for one in held.catalogue.measures}
    for figure in (*held.counted, *held.reported):
        found[figure.definition.code].append(figure)
    return found


def _lead(held: Held) -> str:
    counted, reported = len(held.catalogue.counted), len(held.catalogue.reported)
    from_record = ngettext(
        "%(counted)s measure is counted from the police record",
        "%(counted)s measures are counted from the police record",
        counted,
    )
    from_reports = ngettext(
        "%(reported)s is taken from what was reported", "%(reported)s are taken from what was reported", reported
    )
    facts = {"record": from_record % {"counted": counted}, "reports": from_reports % {"reported": reported}}
    each = _("Each says what it means, how it moved and where its figures come from.")
    return _("%(record)s and %(reports)s. %(each)s") % {**facts, "each": each}


def _counted(shown: int, total: int) -> str:
    words = ngettext("%(shown)s of %(total)s measure", "%(shown)s of %(total)s measures", total)
    return words % {"shown": shown, "total": total}


def _choices(held: Held, asked: Asked) -> list[Choice]:
    frameworks = [(one.code, one.title) for one in held.catalogue.frameworks]
    kinds = [("recorded", _("Counted from the record")), ("reported", _("Reported in documents"))]
    words = [_("Concern, or milestone missed"), _("Improvement, or milestone met"), _("Unusual, neither good nor bad")]
    says = list(zip(SAYS, [*words, _("No unusual change"), _("Cannot tell")], strict=True))
    return [
        _choice("framework", _("Plan or source"), _("All plans and sources"), frameworks, asked.framework),
        _choice("kind", _("Kind of figure"), _("Both kinds"), kinds, asked.kind),
        _choice("says", _("What it says"), _("Anything"), says, asked.says),
    ]


def _choice(name: str, label: str, everything: str, options: Sequence[tuple[str, str]], chosen: str) -> Choice:
    every = [("", everything), *options]
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in every))


def _section(held: Held, framework: Framework, by_code: Mapping[str, list[Figure]], asked: Asked) -> Section:
    wanted = asked.framework in ("", framework.code)
    themes = held.catalogue.by_theme(framework) if wanted else ()
    groups = [Group(name, tuple(_rows(held, measures, by_code, asked))) for name, measures in themes]
    kept = tuple(group for group in groups if group.rows)
    number = len({row.href for group in kept for row in group.rows})
    return Section(
        title=framework.title,
        counted=ngettext("%(number)s measure", "%(number)s measures", number) % {"number": number},
        note=framework.source_note,
        columns=_columns(),
        labels=(_("Latest"), _("Change"), _("Change, %")),
        groups=kept,
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Measure")),
        Column(_("Latest"), number=True),
        Column(_("Change"), _("number or points"), number=True),
        Column(_("Change"), "%", number=True),
        Column(_("Month by month")),
        Column(_("What it says")),
    )


def _rows(
    held: Held, measures: Sequence[Definition], by_code: Mapping[str, list[Figure]], asked: Asked
) -> list[MeasureRow]:
    found = []
    for one in measures:
        if _answers(one, asked):
            figures = [figure for figure in by_code[one.code] if asked.says in ("", of_figure(figure).kind)]
            found += [row(figure, place=held.place_name, with_period=True) for figure in figures]
            if not by_code[one.code] and asked.says in ("", "unknown"):
                found.append(_nothing_held(one))
    return found


def _answers(definition: Definition, asked: Asked) -> bool:
    kind = "recorded" if definition.shape == "count" else "reported"
    text = " ".join((definition.title, definition.things, definition.theme, definition.definition)).casefold()
    return asked.kind in ("", kind) and all(word in text for word in asked.q.casefold().split())


def _nothing_held(definition: Definition) -> MeasureRow:
    missing, dash = Shown(_("not held"), missing=True), Shown("–")
    words = Says("unknown", _("no figure held"))
    return MeasureRow(definition.title, addresses.measure(definition.code), missing, dash, dash, words)
