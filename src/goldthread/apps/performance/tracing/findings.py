"""What is said of a finding: its name, what was seen, what follows from it, what somebody answered. It judges none."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from goldthread.apps.performance.queries import Finding, Kind
from goldthread.apps.performance.words import wording
from goldthread.apps.performance.words.shown import row_count

KINDS = {
    Kind.SEVERE: _l("Part supplied"),
    Kind.VANISHED: _l("Type without a row"),
    Kind.COLLAPSE: _l("All types low"),
    Kind.MIX: _l("Types mixed up"),
    Kind.QUESTIONABLE: _l("Low, in doubt"),
    Kind.NEW: _l("New type"),
    Kind.OUTSIDE: _l("Many placed outside the area"),
    Kind.LAYOUT: _l("Columns changed"),
    Kind.IMMATURE: _l("Outcomes not yet known"),
    Kind.DEFAULT_LOCATION: _l("Default locations"),
    Kind.REPEATS: _l("Identifiers that repeat"),
}
"""What each kind is called."""
STATES = {"open": _l("Open"), "explained": _l("Explained"), "accepted": _l("Accepted")}
_SEEN = {
    Kind.SEVERE: _l("%(count)s rows, %(share)s%% of the usual %(median)s (%(neighbours)s)."),
    Kind.QUESTIONABLE: _l("%(count)s rows, %(share)s%% of the usual %(median)s (%(neighbours)s)."),
    Kind.VANISHED: _l("not one row, where %(median)s are usual (%(neighbours)s)."),
    Kind.NEW: _l("%(count)s rows, where none is held of the months beside it (%(neighbours)s)."),
    Kind.COLLAPSE: _l(
        "%(count)s rows of all types, %(share)s%% of the usual %(median)s, and a month beside it is as low."
    ),
    Kind.MIX: _l(
        "%(count)s rows, as many as usual, of which %(shift)s%% would have to be of another type to be mixed as in "
        "%(neighbours)s."
    ),
    Kind.OUTSIDE: _l(
        "%(count)s rows placed outside the area, where %(median)s are usual over %(months)s other months: %(parts)s."
    ),
    Kind.IMMATURE: _l(
        "the outcome of %(share)s%% of the rows of the %(months)s months that end with it is still open, of "
        "%(older)s%% of those of the year before them."
    ),
    Kind.DEFAULT_LOCATION: _l(
        "%(count)s rows (%(share)s%%) stand at points where records are put that have no better one: %(parts)s."
    ),
    Kind.REPEATS: _l("%(count)s rows (%(share)s%% of those with an identifier) repeat one of their own month."),
}
_USED = {
    Kind.QUESTIONABLE: _l("Used; the analyst is asked whether it is whole."),
    Kind.NEW: _l("Used; the analyst is asked whether it was recorded under another type before."),
    Kind.OUTSIDE: _l("Used as published: those rows count for the whole area, and for none of its districts."),
    Kind.LAYOUT: _l("Known columns were read by their headings; a column that is not known was left out."),
    Kind.IMMATURE: _l("A rate of outcomes of these months is too low, and will rise as cases are closed."),
    Kind.DEFAULT_LOCATION: _l("Counted where they were put: a list of places is led by points that stand for none."),
    Kind.REPEATS: _l("Every row counts: figures count rows, and never identifiers."),
}


def finding_words(finding: Finding) -> str:
    """A finding in a few sentences: what it is about, what was seen, what follows, what was answered."""
    return " ".join(filter(None, (f"{about(finding)}: {seen(finding)}", follows(finding), answer(finding))))


def kind(finding: Finding) -> str:
    """What its kind is called."""
    return str(KINDS[finding.kind])


def state(finding: Finding) -> str:
    """How it stands, in a word."""
    return str(STATES[finding.state])


def mark(finding: Finding) -> str:
    """The short words that stand beside a figure: "Part supplied: open"."""
    return _("%(kind)s: %(state)s") % {"kind": kind(finding), "state": state(finding).lower()}


def about(finding: Finding) -> str:
    """The month and the type, where it is about one: "January 2024, Robbery"."""
    month = finding.period.words if finding.period else _("All months held")
    return ", ".join(filter(None, (month, finding.category)))


def seen(finding: Finding) -> str:
    """The counts behind it, as the rest of a sentence."""
    if finding.kind is Kind.LAYOUT:
        return _columns(finding)
    return str(_SEEN[finding.kind]) % _numbers(finding)


def follows(finding: Finding) -> str:
    """What becomes of the figures that it touches."""
    if finding.withholds:
        return (
            _("Part supplied: shown, and left out of every sum, change and limit.")
            if _is_short(finding)
            else _("Shown, and left out of every sum, change and limit.")
        )
    if finding.level == "severe":
        return _("Looked at and taken as right: used like any other month.")
    return str(_USED[finding.kind])


def answer(finding: Finding) -> str:
    """What was said of it last, with why; nothing while it is open and was always so."""
    if finding.answer is None:
        return ""
    forms = {
        "explained": _("Explained on %(day)s. Reason: %(reason)s."),
        "accepted": _("Accepted on %(day)s. Reason: %(reason)s."),
        "open": _("Opened again on %(day)s. Reason: %(reason)s."),
    }
    told = {"day": wording.day(finding.answer.at.date()), "reason": finding.answer.reason.rstrip(" .")}
    return " ".join(filter(None, (forms[finding.answer.state] % told, other_data(finding))))


def other_data(finding: Finding) -> str:
    """That what was said last was said of other rows than those that stand, so that it holds no longer."""
    if finding.answer is None or not finding.is_of_other_data or finding.answer.state == "open":
        return ""
    before, now = (int(said.split()[0]) for said in (finding.answer.seen, finding.seen))
    if before == now:
        return _("That was of other types of the same %(now)s rows; it is open again.") % {"now": wording.number(now)}
    told = _("That was of %(before)s; the file now says %(now)s, so it is open again.")
    return told % {"before": row_count(before), "now": wording.number(now)}


def _is_short(finding: Finding) -> bool:
    return finding.kind in (Kind.SEVERE, Kind.VANISHED)


def _numbers(finding: Finding) -> Mapping[str, str]:
    facts = finding.facts
    shares = {name: wording.number(100 * facts.get(name, 0), places=0) for name in ("shift",)}
    exact = finding.kind in (Kind.DEFAULT_LOCATION, Kind.REPEATS)
    return {
        **{name: wording.number(facts.get(name, 0)) for name in ("count", "median", "months")},
        **shares,
        **{name: _share(facts.get(name, 0), places=int(exact)) for name in ("share", "older")},
        "neighbours": ", ".join(month.words for month, _count in finding.beside),
        "parts": ", ".join(f"{name} {wording.number(count)}" for name, count in finding.parts),
    }


def _share(part: float, *, places: int) -> str:
    """A share from 0 to 1 in per cent; one that would read as none is told as under the least that is written."""
    percent, least = 100 * part, 10.0**-places
    if 0 < percent < least:
        return _("under %(least)s") % {"least": wording.number(least, places=places)}
    return wording.number(percent, places=places)


def _columns(finding: Finding) -> str:
    came = [name for name, sense in finding.parts if sense > 0]
    gone = [name for name, sense in finding.parts if sense < 0]
    if not came and not gone:
        return _("its columns stand in another order than those of the month before.")
    said = (
        ngettext("new is the column %(names)s", "new are the columns %(names)s", len(came)) % {"names": _listed(came)}
        if came
        else "",
        ngettext("gone is the column %(names)s", "gone are the columns %(names)s", len(gone)) % {"names": _listed(gone)}
        if gone
        else "",
    )
    return _("against the month before %(said)s.") % {"said": _(" and ").join(filter(None, said))}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
