"""What a form sends, as answers by field. Nothing that was typed is dropped."""

from collections.abc import Iterable

from django.http import QueryDict

from goldthread.core.spec import Field, FieldKind
from goldthread.web.office.asking.question.parts import BOXES, Answer, Answers


def typed(fields: Iterable[Field], sent: QueryDict) -> Answers:
    """What a form sent for these fields, as answers. A field that the form did not ask is not among them."""
    return {field.name: _typed(field, sent) for field in fields if _is_sent(field, sent)}


def _is_sent(field: Field, sent: QueryDict) -> bool:
    if field.kind is FieldKind.DATE:
        return any(f"{field.name}-{box}" in sent for box in BOXES) or field.name in sent
    # Radios and ticks of which none is chosen send nothing; the form says in `asks` that they were there.
    return field.name in sent or field.name in sent.getlist("asks")


def _typed(field: Field, sent: QueryDict) -> Answer:
    if field.kind is FieldKind.DATE and f"{field.name}-day" in sent:
        boxes = [" ".join(sent.get(f"{field.name}-{box}", "").split()) for box in BOXES]
        return " ".join(boxes) if any(boxes) else ""
    if field.kind is FieldKind.POSTS:
        return [line.strip() for text in sent.getlist(field.name) for line in text.splitlines() if line.strip()]
    return sent.get(field.name, "").replace("\r\n", "\n").replace("\r", "\n")
