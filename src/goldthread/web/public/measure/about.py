"""What a measure is, from its card: the side of its page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from goldthread.analytics.measures.definition import Catalogue, Definition
from goldthread.apps.performance.tracing import counting_rule
from goldthread.apps.performance.words import sentences, wording


@dataclass(frozen=True, slots=True)
class About:
    """The card, in words."""

    title: str
    definition: str
    why: str
    items: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]


def about(definition: Definition, catalogue: Catalogue) -> About:
    """The card of a measure as a reader needs it."""
    is_count = definition.shape == "count"
    return About(
        title=_("What is counted") if is_count else _("What is measured"),
        definition=definition.definition,
        why=definition.why,
        items=tuple((term, text) for term, text in _items(definition, catalogue) if text),
        caveats=definition.caveats,
    )


def _items(definition: Definition, catalogue: Catalogue) -> list[tuple[str, str]]:
    framework = next((one for one in catalogue.frameworks if one.code == definition.framework), None)
    return [
        (_("Better is"), sentences.better(definition.direction)),
        (_("Unit"), unit_words(definition)),
        (_("Rule"), _rule(definition)),
        (_("Source"), definition.source),
        (_("How often"), _frequency(definition.frequency)),
        (_("Owner"), definition.owner),
        (_("Belongs to"), framework.title if framework else ""),
        (_("Theme"), definition.theme),
        (_("Next review"), wording.day(definition.review_on)),
    ]


def _rule(definition: Definition) -> str:
    if definition.shape != "count":
        return ""
    rule = counting_rule(definition)
    return rule[:1].upper() + rule[1:]


def unit_words(definition: Definition) -> str:
    """The unit as a column head says it."""
    words = {
        "count": definition.things[:1].upper() + definition.things[1:],
        "percent": "%",
        "rate": _("rate"),
        "days": _("days"),
        "pounds": "£",
    }
    return words[definition.unit]


def _frequency(code: str) -> str:
    words = {"month": _("Every month"), "quarter": _("Every quarter"), "year": _("Every year"), "once": _("Once")}
    return words[code]
