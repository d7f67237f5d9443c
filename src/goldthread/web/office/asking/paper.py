"""A page of questions, drawn and taken back. Whatever a person sent is kept as a draft before anything is said about
it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goldthread.apps.registers.values import read_answers
from goldthread.core.spec import Fieldset
from goldthread.web.office.asking.begun import Work, keep
from goldthread.web.office.asking.place import draw
from goldthread.web.office.asking.question import Answers, questions, typed
from goldthread.web.office.asking.review import NONE, instant, summary
from goldthread.web.office.parking import parked


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a page of questions shows around them. `throw_away` takes a POST; `note` says what the page is part of."""

    work: Work
    page: Fieldset
    back: str
    throw_away: str
    step: str = ""
    note: str = ""


def ask(
    request: HttpRequest, paper: Paper, answers: Answers | None = None, wrong: Mapping[str, str] = NONE
) -> HttpResponse:
    """The page, holding what was kept; with `answers`, what was typed and is not kept; with `wrong`, its faults."""
    work = paper.work
    held = work.answers | (answers or {})
    asked = questions(paper.page.fields, held, faults=wrong, actor=work.place.actor)
    context = {
        "paper": paper,
        "title": paper.page.title,
        "questions": asked,
        "faults": summary(asked),
        "begun": "" if wrong or answers else since(work),
        "was_signed_out": bool(answers) and not wrong,
    }
    return draw(request, work.place, "new/question", context, status=422 if wrong else 200)


def take(request: HttpRequest, work: Work, asked: Fieldset) -> tuple[Answers, dict[str, str]]:
    """Keep what was sent, and give it with what is wrong with it."""
    answers = typed(asked.fields, request.POST)
    keep(work, answers)
    names = tuple(field.name for field in asked.fields)
    reading = read_answers(work.place.register, work.answers | answers, body=work.place.body, only=names)
    return answers, reading.faults


def parked_answers(request: HttpRequest, asked: Fieldset) -> Answers | None:
    """What was sent to this page after the session had ended, once the person has signed in again."""
    sent = parked(request, request.path)
    return typed(asked.fields, sent) if sent is not None else None


def begun(request: HttpRequest, work: Work, go_on: str) -> HttpResponse:
    """The choice between going on with what was begun and throwing it away."""
    context = {
        "title": _("You have begun one already"),
        "since": since(work),
        "go_on": go_on,
        "answers": sum(bool(answer) for answer in work.answers.values()),
    }
    return draw(request, work.place, "new/begun", context)


def since(work: Work) -> str:
    """When the person last typed here, in words; nothing when nothing was typed."""
    if work.draft is None:
        return ""
    return instant(work.draft.changed_at)
