"""Rules by which what is said of an action and its status disagree. Each looks at words and a kind of status only, and
says what is worth a look: it never says which of the two is wrong."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from goldthread.apps.planning.words import StatusKind

SHORTEST_FACT = 6
"""Words of a clause that is a fact of its own; shorter ones are turns of phrase."""
_CLAUSE = re.compile(r"[.;:!?\n]+(?=\s|$)")
_MENTION = re.compile(r"(?<![\w-])(?:\d[CFP]\d{2}|(?:T|PL)\d{1,2}-[CFP]\d{2,3})(?![\w-])")
_DONE = r"(?:complete|completed|done|finished|delivered|begun|started)"
_OVER = re.compile(
    r"\b(?:is|are|was|were|been|now)\s+(?:(?:now|fully|all)\s+)?(?:complete|completed|closed|finished)\b"
    r"|\bcan (?:now )?be closed\b|\bhas (?:now )?(?:closed|finished)\b",
    re.IGNORECASE,
)
_NOT_OVER = re.compile(
    rf"\b(?:is|are|was|were|been) (?:still )?not\b.*\b{_DONE}\b|\bnot (?:yet )?(?:been )?{_DONE}\b"
    r"|\b(?:is|are|remains?) (?:still )?(?:incomplete|outstanding|unfinished)\b",
    re.IGNORECASE,
)
# A clause that speaks of a part, of later or of a condition says nothing of the whole action now.
_HEDGED = re.compile(
    r"\b(?:not|never|no|nor|if|when|once|until|unless|before|after|would|will|should|could|must|to be|due|aims?|aimed"
    r"|expected|planned|phase|stage|part|first|second|draft|some|half|most|nearly|almost|partly)\b",
    re.IGNORECASE,
)
_OVER_KINDS = frozenset({StatusKind.GREEN, StatusKind.COMPLETE})


@dataclass(frozen=True, slots=True)
class Saying:
    """What stands as said of an action last: its words, and the status, letter and kind, that is set on it."""

    action_id: int
    plan_id: int
    reference: str
    text: str
    reason: str
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shared:
    """One clause that several actions of a plan say, under more than one status."""

    clause: str
    sayings: tuple[Saying, ...]


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, as written.

    >>> clauses("It is late. It rained; it will end.")
    ('It is late', 'It rained', 'it will end')
    """
    return tuple(filter(None, (part.strip(" .;:!?\t") for part in _CLAUSE.split(text))))


def says_over(text: str) -> str:
    """The clause that says the action is finished; nothing when none does.

    >>> says_over("Two of three sites run. The work is now complete.")
    'The work is now complete'
    >>> says_over("It will be closed once the work is complete.")
    ''
    """
    if not _OVER.search(text):
        return ""
    return next((one for one in clauses(text) if (found := _OVER.search(one)) and not _is_hedged(one, found)), "")


def _is_hedged(clause: str, found: re.Match[str]) -> bool:
    """Whether anything else in the clause takes back what was found."""
    return bool(_HEDGED.search(f"{clause[: found.start()]} {clause[found.end() :]}"))


def says_open(text: str) -> str:
    """The clause that says the action is unfinished; nothing when none does.

    >>> says_open("The site runs, but the work is not complete.")
    'The site runs, but the work is not complete'
    """
    return next((one for one in clauses(text) if _NOT_OVER.search(one)), "")


def is_over_yet_open(saying: Saying) -> str:
    """The words that say it is finished, under a status that says otherwise."""
    return says_over(saying.text) if saying.kind and saying.kind not in _OVER_KINDS else ""


def is_open_yet_over(saying: Saying) -> str:
    """The words that say it is unfinished, under a status that says it is finished."""
    return says_open(saying.text) if saying.kind == StatusKind.COMPLETE else ""


def mentions(text: str) -> tuple[str, ...]:
    """The references in running text, each once, in the forms that no other word has.

    >>> mentions("See 7C05 and T1-C02, not 2017C.")
    ('7C05', 'T1-C02')
    """
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def shared_facts(sayings: Collection[Saying]) -> Iterator[Shared]:
    """Each clause that stands under more than one kind of status within a plan, the longest of those that the same
    actions share."""
    groups: dict[tuple[int, str], dict[int, Saying]] = defaultdict(dict)
    shown: dict[tuple[int, str], str] = {}
    for saying in sayings:
        for clause in clauses(saying.text) if saying.kind else ():
            words = re.findall(r"[^\W_]+", clause.casefold())
            if len(words) >= SHORTEST_FACT:
                key = (saying.plan_id, " ".join(words))
                groups[key][saying.action_id] = saying
                shown.setdefault(key, clause)
    told: set[frozenset[int]] = set()
    for key in sorted(groups, key=lambda key: -len(key[1])):
        found = groups[key]
        if len({one.word for one in found.values()}) > 1 and frozenset(found) not in told:
            told.add(frozenset(found))
            yield Shared(shown[key], tuple(found.values()))


def strange_in(letters: str, key: Collection[str]) -> tuple[str, ...]:
    """The letters of a paper's heading for which the key has no status.

    >>> strange_in("RAGB", ["R", "A", "G", "W"])
    ('B',)
    """
    known = {letter.casefold() for letter in key}
    return tuple(dict.fromkeys(one for one in letters if one.isalnum() and one.casefold() not in known))
