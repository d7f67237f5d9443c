"""The questions of an update, drawn from what was typed, and what was typed as something told of an action. It keeps
nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from goldthread.apps.planning.models import Action, StatusWord
from goldthread.apps.planning.operations import Telling
from goldthread.apps.registers.values import Lookup
from goldthread.apps.registers.values.fault import AnswerFault
from goldthread.apps.registers.values.kinds import read
from goldthread.core.spec import Field, FieldKind
from goldthread.web.office.asking import plain
from goldthread.web.office.asking.place import EntryPlace
from goldthread.web.office.asking.question import Answers, Question, questions, typed

TEXT = Field(
    name="text",
    label=str(_l("What has changed since then?")),
    kind=FieldKind.TEXT,
    required=True,
    hint=str(_l("Plain sentences, for publication. The office reads it before anyone else does.")),
)
REASON = Field(
    name="reason",
    label=str(_l("Why this status?")),
    kind=FieldKind.TEXT,
    hint=str(_l("For publication: what holds it up, and what is done about it.")),
)
ON = Field(
    name="on",
    label=str(_l("On which day is this said?")),
    kind=FieldKind.DATE,
    required=True,
    hint=str(_l("For example 31 3 2026")),
)
NOTE = Field(
    name="office_note",
    label=str(_l("Note for the office")),
    kind=FieldKind.TEXT,
    hint=str(_l("Never published.")),
)
FIELDS = (TEXT, REASON, ON, NOTE)


@dataclass(frozen=True, slots=True)
class Form:
    """The questions in their order, the note apart: it is folded away until it holds something."""

    asked: tuple[Question, ...]
    note: Question

    @property
    def all(self) -> tuple[Question, ...]:
        return (*self.asked, self.note)


def form(place: EntryPlace, action: Action, sent: QueryDict | None, wrong: Mapping[str, str]) -> Form:
    """The questions, holding what was typed; before that, no status chosen and the day of today."""
    answers: Answers = typed(FIELDS, sent) if sent else {"on": place.desk.today.isoformat()}
    text, reason, on, note = questions(FIELDS, answers, faults=wrong, actor=place.actor)
    key = StatusWord.objects.filter(plan=action.plan_id).order_by("place", "pk")
    return Form((_statuses(key, sent, wrong), text, reason, on), note)


def telling(sent: QueryDict) -> tuple[Telling | None, dict[str, str]]:
    """What was typed as something told; or why its day is none."""
    answers = typed(FIELDS, sent)
    try:
        on: Any = read(ON, str(answers.get("on", "")), Lookup())
    except AnswerFault as fault:
        return None, {"on": str(fault)}
    if not isinstance(on, date):
        return None, {"on": _("Give the day on which this is said, such as 31 3 2026.")}
    words = {name: str(answers.get(name, "")) for name in ("text", "reason", "office_note")}
    return Telling(on=on, status=sent.get("status", ""), **words), {}


def _statuses(key: Sequence[StatusWord] | Any, sent: QueryDict | None, wrong: Mapping[str, str]) -> Question:
    offered = [(one.letter, one.word, one.meaning) for one in key]
    offered.append(("", _("Leave the status as it is"), ""))
    chosen = [sent.get("status", "")] if sent else [""]
    return plain.offered("status", _("How does it stand now?"), offered, chosen=chosen, wrong=wrong)
