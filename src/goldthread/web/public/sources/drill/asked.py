"""What is asked of the recorded rows: lines, columns, what to keep; and the lists in which it is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.analytics.drill import ACROSS, DOWN, PLACES, Question
from goldthread.apps.performance.models import SourceFile
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.web.parts import Choice, Link, Option
from goldthread.web.public.held import Held


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: lines, columns, and what to keep. An empty word asks for everything."""

    down: str = "month"
    across: str = ""
    crime_type: str = ""
    outcome: str = ""
    district: str = ""
    month: str = ""
    lsoa_code: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """From the address."""
        given = {one.name: query[one.name].strip() for one in fields(cls) if one.name in query}
        asked = cls(**given)
        return replace(asked, across="") if asked.across == asked.down else asked

    def question(self, *, limit: int) -> Question:
        """The same for the lake."""
        kept = {name: (getattr(self, name),) for name in DOWN if getattr(self, name, "")}
        return Question(self.down, self.across, kept, limit)

    def address(self, route: str = "drill") -> str:
        """The page that answers it."""
        asked = {one.name: value for one in fields(self) if (value := getattr(self, one.name))}
        return f"{reverse(route)}?{urlencode(asked)}"


def names() -> dict[str, str]:
    """What rows can be counted by, in words."""
    return {
        "month": _("Month"),
        "crime_type": _("Crime type"),
        "outcome": _("Last outcome"),
        "district": _("District"),
        "ward": _("Ward"),
        "csp": _("Community safety partnership"),
        "lsoa_code": _("Small area (LSOA)"),
        "location": _("Location"),
    }


def lookups(held: Held) -> list[str]:
    return [file.parquet for file in held.record.of_feed("area_lookup")]


def choices(held: Held, asked: Asked) -> Iterator[Choice]:
    by = names()
    lines = (*DOWN, *PLACES) if lookups(held) else DOWN
    yield _choice("down", _("Lines"), [(one, by[one]) for one in lines], asked.down)
    yield _choice("across", _("Columns"), [("", _("none")), *((one, by[one]) for one in ACROSS)], asked.across)
    values = _values(held.record.street)
    yield _choice("month", by["month"], [("", _("All")), *values["month"]], asked.month)
    for name in ("crime_type", "district"):
        yield _choice(name, by[name], [("", _("All")), *values[name]], getattr(asked, name))


def _choice(name: str, label: str, values: list[tuple[str, str]], chosen: str) -> Choice:
    """The list, with what was chosen though it is not among the usual ones."""
    if chosen not in (value for value, _text in values):
        values = [*values, (chosen, chosen)]
    return Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in values))


def _values(files: tuple[SourceFile, ...]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen, from the reports of the files: no table is opened for it."""
    types = {name for file in files for name in file.report["crime_type"]}
    places: dict[str, int] = {}
    for file in files:
        for name, number in file.report["district"].items():
            places[name] = places.get(name, 0) + number
    usual = sorted(sorted(places, key=lambda name: -places[name])[:20])
    months = sorted((file.period for file in files if file.period), reverse=True)
    return {
        "crime_type": [(name, name) for name in sorted(types)],
        "district": [(name, name) for name in usual if not name.startswith("(")],
        "month": [(f"{one.start:%Y-%m}", one.words) for one in months],
    }


def kept(asked: Asked) -> Iterator[Link]:
    """What the rows are narrowed to by a link and by no list above, each with the way to let it go."""
    by = names()
    for name in ("outcome", "lsoa_code"):
        if value := getattr(asked, name):
            text = _("%(column)s: %(value)s (let go)") % {"column": by[name], "value": value}
            yield Link(replace(asked, **{name: ""}).address(), text)


def asked_or_refused(query: Mapping[str, str]) -> Asked:
    """What the address asks for. Raises BadInput for a column or a month that there is not."""
    asked = Asked.of(query)
    if asked.down not in (*DOWN, *PLACES) or asked.across not in ("", *ACROSS):
        raise BadInput(_("Rows cannot be counted so."), mend=_("Choose from the lists above the table."))
    if asked.month and Period.parse(asked.month).code != asked.month:
        raise BadInput(_("is not a month."), where=f"“{asked.month}”", mend=_("A month is written 2025-05."))
    if asked.month and len(Period.parse(asked.month).months) != 1:
        raise BadInput(_("is more than a month."), where=f"“{asked.month}”", mend=_("A month is written 2025-05."))
    return asked
