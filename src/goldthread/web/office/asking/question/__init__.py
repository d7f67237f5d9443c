"""The questions of a page: their parts, what each offers, how they are drawn from fields, and what a form sends back as
answers. No answer is judged here."""

from goldthread.web.office.asking.question.drawn import questions, split_day
from goldthread.web.office.asking.question.parts import Answer, Answers, Box, Option, Pick, Question
from goldthread.web.office.asking.question.sent import typed

__all__ = ["Answer", "Answers", "Box", "Option", "Pick", "Question", "questions", "split_day", "typed"]
