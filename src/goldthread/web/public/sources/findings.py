"""The months that look too low beside their neighbours, with the counts that say so and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.apps.performance.queries import Finding
from goldthread.apps.performance.words import methods, wording
from goldthread.web.parts import Column


@dataclass(frozen=True, slots=True)
class Row:
    """One finding."""

    category: str
    period: str
    count: str
    median: str
    share: str
    neighbours: str
    level: str
    follows: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The table."""

    caption: str
    sub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def findings(found: Sequence[Finding]) -> Findings | None:
    """The table, most severe first; None when no month looks low."""
    if not found:
        return None
    ordered = sorted(found, key=lambda one: (one.judgement.level != "severe", one.period, one.category))
    severe = sum(one.judgement.level == "severe" for one in found)
    facts = {"severe": severe, "questions": len(found) - severe}
    return Findings(
        caption=_("Category and month"),
        sub=_("%(severe)s left out, %(questions)s used and asked about") % facts,
        columns=(
            Column(_("Category, month")),
            Column(_("Rows"), _("number"), number=True),
            Column(_("Usual"), _("median"), number=True),
            Column(_("Share"), "%", number=True),
            Column(_("Compared with")),
            Column(_("What follows")),
        ),
        rows=tuple(_row(one) for one in ordered),
        notes=(methods.completeness(),),
    )


def _row(finding: Finding) -> Row:
    judgement = finding.judgement
    severe = judgement.level == "severe"
    return Row(
        category=finding.category,
        period=finding.period.words,
        count=wording.number(finding.count),
        median=wording.number(judgement.median),
        share=wording.number(100 * judgement.ratio, places=0),
        neighbours=", ".join(month.words for month in judgement.neighbours),
        level=_("Part supplied.") if severe else _("Question."),
        follows=_("Shown, and left out of every sum, change and limit.")
        if severe
        else _("Used; the analyst is asked whether the month is whole."),
    )
