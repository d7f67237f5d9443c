"""The kinds of entry that deeds on registers leave in the record. What they call a thing is its safe label always: the
values that a deed set stand in `changes`, and are for whoever may read the thing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from goldthread.apps.audit import words
from goldthread.apps.audit.events import EventKind, Facts, register

WHAT = frozenset({"register", "what", "reason"})
"""The code of the register, the safe label, and why, which may be empty."""
VALUES = WHAT | {"changes", "revision"}
"""`revision` is that of the entry after the deed: by it a stale change finds what was changed meanwhile."""
MANY = WHAT | {"entries"}
"""`entries` are mappings of `thing` (its key in the database), `what`, `revision` and `changes`, one for each entry."""


def _added(facts: Facts) -> str:
    """The title, and how much else was answered: every answer stands in the facts."""
    titles = [one["after"] for one in facts["changes"] if one["field"] == "title"]
    number = len(facts["changes"]) - len(titles)
    more = ngettext("%(number)s other answer", "%(number)s other answers", number) % {"number": number}
    title = f"“{words.shown(titles[0])}”" if titles else ""
    said = _("%(title)s, with %(more)s") % {"title": title, "more": more} if title and number else title or more
    return _because(said, facts)


def _changes(facts: Facts) -> str:
    return words.told({"changes": facts["changes"], "reason": facts["reason"]})


def _reason(facts: Facts) -> str:
    return words.told({"reason": facts["reason"]})


def _because(said: str, facts: Facts) -> str:
    return words.because(said, words.shown(facts["reason"]))


def _moved(facts: Facts) -> str:
    return _because(_alone(str(facts["done"]), facts), facts)


def _accepted(facts: Facts) -> str:
    return _because(_alone(words.told({"changes": facts["changes"]}), facts), facts)


def _alone(said: str, facts: Facts) -> str:
    """What was done, and that one person did what asks for two, where the body had waived the second."""
    return _("%(said)s, without a second person as the body waives it") % {"said": said} if facts["waived"] else said


def _changed_many(facts: Facts) -> str:
    number = len(facts["entries"])
    said = ngettext("of %(number)s entry", "of %(number)s entries", number) % {"number": number}
    field, after = facts["label"], words.shown(facts["after"]) or _("nothing")
    told = _("%(field)s %(said)s set to %(after)s") % {"field": field, "said": said, "after": after}
    return _because(told, facts)


def _imported(facts: Facts) -> str:
    number = len(facts["entries"])
    said = ngettext("%(number)s entry", "%(number)s entries", number) % {"number": number}
    return _because(_("%(said)s from the file %(file)s") % {"said": said, "file": facts["file"]}, facts)


def _destroyed(facts: Facts) -> str:
    return _because(_("emptied: %(fields)s") % {"fields": ", ".join(facts["fields"])}, facts)


def _tie(facts: Facts) -> str:
    return _because(f"{facts['kind']} {facts['other']}", facts)


def _file(facts: Facts) -> str:
    return _because(f"“{facts['file']}”", facts)


def _waiver(facts: Facts) -> str:
    return _because(_("another person for “%(step)s”") % {"step": facts["step"]}, facts)


ADDED = register(EventKind("entry.added", label=_l("added"), facts=VALUES, say=_added))
CHANGED = register(EventKind("entry.changed", label=_l("changed"), facts=VALUES, say=_changes))
MOVED = register(
    EventKind(
        "entry.moved",
        label=_l("moved on"),
        facts=WHAT | {"step", "done", "before", "after", "revision", "waived"},
        say=_moved,
    )
)
PROPOSED = register(
    EventKind("entry.proposed", label=_l("proposed to change"), facts=WHAT | {"changes", "proposal"}, say=_changes)
)
ACCEPTED = register(
    EventKind(
        "entry.accepted",
        label=_l("approved a change of"),
        facts=VALUES | {"proposal", "proposed_by", "waived"},
        say=_accepted,
    )
)
DECLINED = register(
    EventKind(
        "entry.declined", label=_l("sent back a change of"), facts=WHAT | {"proposal", "proposed_by"}, say=_reason
    )
)
CHANGED_MANY = register(
    EventKind(
        "entry.changed_many", label=_l("changed at once"), facts=MANY | {"field", "label", "after"}, say=_changed_many
    )
)
IMPORTED = register(EventKind("entry.imported", label=_l("imported"), facts=MANY | {"file"}, say=_imported))
RESTRICTED = register(
    EventKind("entry.restricted", label=_l("restricted"), facts=WHAT | {"changes", "people"}, say=_changes)
)
"""`people` are plain keys."""
LIFTED = register(EventKind("entry.lifted", label=_l("lifted the restriction of"), facts=WHAT, say=_reason))
DESTROYED = register(
    EventKind(
        "entry.destroyed",
        label=_l("destroyed the contents of"),
        facts=WHAT | {"fields", "due_on", "revision"},
        say=_destroyed,
    )
)
TIED = register(EventKind("link.tied", label=_l("tied"), facts=WHAT | {"kind", "other"}, say=_tie))
UNTIED = register(EventKind("link.untied", label=_l("untied"), facts=WHAT | {"kind", "other"}, say=_tie))
_FILE = WHAT | {"file", "size", "sha256"}
FILE_ADDED = register(EventKind("file.added", label=_l("put a file with"), facts=_FILE, say=_file))
FILE_REMOVED = register(EventKind("file.removed", label=_l("took a file from"), facts=_FILE, say=_file))
WAIVER_MADE = register(EventKind("waiver.made", label=_l("waived"), facts=WHAT | {"step"}, say=_waiver))
WAIVER_ENDED = register(EventKind("waiver.ended", label=_l("asks again for"), facts=WHAT | {"step"}, say=_waiver))


def changes_of(facts: Mapping[str, Any], thing_id: int) -> tuple[int, list[Mapping[str, Any]]] | None:
    """The revision that a deed brought a thing to, and what it changed of it; None for a deed that changed no entry,
    and for one whose words are blanked."""
    if "entries" in facts:
        facts = next((one for one in facts["entries"] if one["thing"] == thing_id), {})
    return (facts["revision"], facts.get("changes", [])) if "revision" in facts else None
