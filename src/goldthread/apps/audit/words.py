"""The facts of an entry as a sentence: “status from amber to green, because the tender was let”. It shows values as
they were recorded and looks nothing up."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.audit import events

LONGEST_VALUE = 80
"""Characters of a value in a sentence; a longer one is cut, and stands in full in the entry's facts."""
SHORTEST_DEED = 4
"""Letters of a name such as Fred, which no deed has so few of."""
_WORDS = (
    "a about according after again agreement all already also although an and another answer any approval as asked at "
    "because before board both but by change changes checked clear conditions consultation contract correct correction "
    "date dates decision delayed delays details done duplicate due each either error errors every evidence figures "
    "final following for four from funding further he her his how if in incorrect information is it its last later law "
    "legal less made many meeting minutes mistake mistakes more most much name names neither never new next no nobody "
    "none not nothing now of old on once one only other our out over owner paper partners people performance place "
    "plan policy previous progress project public question report request review same schedule see sent several she "
    "signed since so some something sometimes spelling staff still such target tender terms that the their them then "
    "there these they this those three to too two typing typo under until update use various was we were what when "
    "where whether which while who whole whose with without words work wrong year yes yet you your"
)
ORDINARY = frozenset(_WORDS.split())
"""Words that begin a reason and are no name. A word that is not here keeps its capital: a wrong one is a blemish, a
name without one is a fault."""
_LEADING = re.compile(r"because\b[,:]?\s*", re.IGNORECASE)
CUSTOMARY = frozenset({"what", "changes", "reason"})


def sentence(event: str, facts: Mapping[str, Any]) -> str:
    """What an entry says, by its kind's own manner or the ordinary one. Empty where there is nothing to add."""
    known = events.known(event)
    return known.say(facts) if known and known.say else told(facts)


def told(facts: Mapping[str, Any]) -> str:
    """The ordinary sentence: what changed, then every other fact, then the reason.

    >>> told({"changes": [{"field": "status", "label": "Status", "before": "amber", "after": "green"}]})
    'status from amber to green'
    """
    parts = [*map(changed, facts.get("changes") or ()), *_others(facts)]
    return because("; ".join(parts), shown(facts.get("reason")))


def because(said: str, reason: str) -> str:
    """What was done and why, as one sentence; either may be empty.

    >>> because("sent for approval", "It is so.")
    'sent for approval, because it is so'
    >>> because("sent for approval", "Because it is so.")
    'sent for approval, because it is so'
    """
    words = {"said": said, "reason": within(_LEADING.sub("", reason.strip()).rstrip("."))}
    if not words["reason"]:
        return said
    return _("%(said)s, because %(reason)s") % words if said else _("because %(reason)s") % words


def within(text: str) -> str:
    """A sentence inside another: its first letter is small where it begins with one of the ordinary words, or with a
    deed (“Agreed by the board”). A name or an abbreviation keeps its capital, and so does what might be one.

    >>> within("It is so"), within("Northshire asked for it")
    ('it is so', 'Northshire asked for it')
    """
    first = re.split(r"\W", text, maxsplit=1)[0]
    is_deed = len(first) > SHORTEST_DEED and first.endswith("ed") and first[1:].islower()
    is_ordinary = first.lower() in ORDINARY and not first[1:].isupper()
    return text[:1].lower() + text[1:] if is_ordinary or is_deed else text


def changed(change: Mapping[str, Any]) -> str:
    """One change of a field. A field that was empty is set, one that is emptied is taken out."""
    words = {
        "field": _lowered(str(change["label"])),
        "before": shown(change["before"]),
        "after": shown(change["after"]),
    }
    if not words["before"]:
        return _("%(field)s set to %(after)s") % words
    if not words["after"]:
        return _("%(field)s taken out, which was %(before)s") % words
    return _("%(field)s from %(before)s to %(after)s") % words


def shown(value: Any) -> str:
    """A value in a sentence: lists with commas, yes and no for true and false, long text cut, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        value = ", ".join(filter(None, map(shown, value)))
    elif isinstance(value, Mapping):
        value = ", ".join(f"{key} {shown(one)}" for key, one in value.items())
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1].rstrip()}…"


def _others(facts: Mapping[str, Any]) -> Iterator[str]:
    for key, value in facts.items():
        if key not in CUSTOMARY and (text := shown(value)):
            yield f"{key.replace('_', ' ')} {text}"


def _lowered(label: str) -> str:
    """A label inside a sentence; one whose second letter is a capital, such as an abbreviation, stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
