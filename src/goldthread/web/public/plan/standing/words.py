"""How actions stand, for a page: the tag of one, the bar of many with its key, and the sentence above them.

Statuses carry the words of the plan's own key. An action without a status is said to have none; it is never coloured.
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.words.wording import number
from goldthread.apps.planning.queries import ActionLine, StatusCount, StatusLine
from goldthread.web.parts import BarSegment, KeyLine, StatusBar, StatusTag

ON_TRACK, COMPLETE = "green", "complete"


def meaning(kind: str) -> str:
    """What a kind of status means in any plan, in two words."""
    words = {
        ON_TRACK: _("on track"),
        "amber": _("at risk"),
        "red": _("off track"),
        "white": _("not started"),
        COMPLETE: _("complete"),
    }
    return words[kind]


def status_tag(status: StatusLine | None) -> StatusTag:
    """The tag of one action, in the word of the plan's key."""
    if status is None:
        return StatusTag(_("no status published"))
    return StatusTag(status.word, status.kind)


def tally(key: Sequence[StatusLine], lines: Iterable[ActionLine]) -> tuple[StatusCount, ...]:
    """How many of these actions have each status of the key; those without one come last, where there are any."""
    held = [line.status for line in lines]
    statuses = [*key, *([None] if None in held else [])]
    return tuple(
        StatusCount(one, held.count(one), 100 * held.count(one) / len(held) if held else None) for one in statuses
    )


def is_published(counted: Iterable[StatusCount]) -> bool:
    """Whether any action has a status."""
    return any(one.status and one.count for one in counted)


def status_bar(counted: Sequence[StatusCount]) -> StatusBar | None:
    """The bar of these counts; None where no action has a status."""
    if not is_published(counted):
        return None
    total = sum(one.count for one in counted)
    parts = ", ".join(f"{one.count} {_word(one.status)}" for one in counted)
    return StatusBar(
        label=_("%(total)s: %(parts)s") % {"total": actions(total), "parts": parts},
        segments=tuple(
            BarSegment(f"{one.percent:.4g}%", one.status.kind if one.status else "") for one in counted if one.count
        ),
        key=tuple(_key_line(one, total) for one in counted),
    )


def headline(counted: Sequence[StatusCount]) -> str:
    """What the bar says: "12 of 20 actions are on track". Complete ones are on track too, and are named."""
    total = sum(one.count for one in counted)
    if not total:
        return _("No actions are held")
    if not is_published(counted):
        return _("No status has been published")
    good, done = of_kind(counted, ON_TRACK, COMPLETE), of_kind(counted, COMPLETE)
    facts = {"good": number(good), "total": actions(total), "all": number(total)}
    if not good:
        return ngettext("The one action is not on track", "None of the %(all)s actions is on track", total) % facts
    if total == 1:
        return _("The one action is complete") if done else _("The one action is on track")
    if done:
        words = ngettext(
            "%(good)s of %(total)s is on track or complete", "%(good)s of %(total)s are on track or complete", good
        )
    else:
        words = ngettext("%(good)s of %(total)s is on track", "%(good)s of %(total)s are on track", good)
    return words % facts


def the_others(counted: Sequence[StatusCount]) -> str:
    """What is not on track, in a sentence: "8 are at risk; none is off track." """
    risk, off = of_kind(counted, "amber"), of_kind(counted, "red")
    at_risk = ngettext("%(number)s is at risk", "%(number)s are at risk", risk) % {"number": number(risk)}
    off_track = ngettext("%(number)s is off track", "%(number)s are off track", off) % {"number": number(off)}
    facts = {"risk": at_risk if risk else _("none is at risk"), "off": off_track if off else _("none is off track")}
    words = _("%(risk)s; %(off)s.") % facts
    return words[:1].upper() + words[1:]


def of_kind(counted: Iterable[StatusCount], *kinds: str) -> int:
    """How many actions have a status of one of these kinds."""
    return sum(one.count for one in counted if one.status and one.status.kind in kinds)


def actions(total: int) -> str:
    """So many actions, in words: "1 action", "10,000 actions"."""
    return ngettext("%(number)s action", "%(number)s actions", total) % {"number": number(total)}


def watched(total: int) -> str:
    """So many actions that are only watched, in words."""
    words = ngettext("%(number)s monitoring action", "%(number)s monitoring actions", total)
    return words % {"number": number(total)}


def _key_line(one: StatusCount, total: int) -> KeyLine:
    facts = {"total": number(total), "percent": number(round(one.percent or 0, 1))}
    tag = status_tag(one.status)
    if one.status and one.status.word.casefold() != meaning(one.status.kind).casefold():
        tag = StatusTag(f"{one.status.word}: {meaning(one.status.kind)}", tag.kind)
    return KeyLine(tag, number(one.count), _("of %(total)s, %(percent)s%%") % facts)


def _word(status: StatusLine | None) -> str:
    return status.word if status else _("without a status")
