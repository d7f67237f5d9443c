"""The kinds of entry that the record of deeds has of plans and of updates."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from goldthread.apps.audit import words
from goldthread.apps.audit.events import EventKind, register


def _say_loaded(facts: Mapping[str, Any]) -> str:
    actions = ngettext("%(number)s action", "%(number)s actions", facts["actions"]) % {"number": facts["actions"]}
    updates = ngettext("%(number)s update", "%(number)s updates", facts["updates"]) % {"number": facts["updates"]}
    said = _("from “%(file)s”: %(actions)s (%(added)s new, %(changed)s changed), %(updates)s")
    return said % {**facts, "actions": actions, "updates": updates}


LOADED = register(
    EventKind(
        "plan.loaded",
        label=_l("loaded"),
        facts=frozenset(
            {"what", "file", "sha256", "actions", "added", "changed", "updates", "removed", "kept", "warnings"}
        ),
        say=_say_loaded,
    )
)
_OF_AN_UPDATE = frozenset({"what", "register", "on"})


def _told(facts: Mapping[str, Any]) -> dict[str, str]:
    """The day of the update, and what it changes and why."""
    told = words.told({name: facts[name] for name in ("changes", "reason") if name in facts})
    return {"day": facts["on"], "told": told}


def _say_sent(facts: Mapping[str, Any]) -> str:
    return _("update of %(day)s sent: %(told)s") % _told(facts)


def _say_approved(facts: Mapping[str, Any]) -> str:
    return _("update of %(day)s approved: %(told)s") % _told(facts)


def _say_sent_back(facts: Mapping[str, Any]) -> str:
    return _("of %(day)s, %(told)s") % _told(facts)


SENT = register(
    EventKind("update.sent", label=_l("sent an update"), facts=_OF_AN_UPDATE | {"changes", "reason"}, say=_say_sent)
)
APPROVED = register(
    EventKind("update.approved", label=_l("approved an update"), facts=_OF_AN_UPDATE | {"changes"}, say=_say_approved)
)
SENT_BACK = register(
    EventKind("update.sent_back", label=_l("sent back an update"), facts=_OF_AN_UPDATE | {"reason"}, say=_say_sent_back)
)
