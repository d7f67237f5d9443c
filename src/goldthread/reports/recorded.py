"""What the record of deeds says of editions: which paper was made, in which formats, with the hash of each file."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from goldthread.apps.audit.events import EventKind, register
from goldthread.apps.audit.operations import record
from goldthread.apps.audit.queries import head
from goldthread.apps.bodies.queries import now
from goldthread.reports.manifest import Kept, Key


def _say(facts: Mapping[str, Any]) -> str:
    formats = ", ".join(one["format"].upper() for one in facts["files"])
    plan = _("under the plan %(plan)s") % {"plan": facts["plan"]} if facts["plan"] else ""
    said = " ".join(filter(None, (_("to %(month)s") % {"month": facts["to"]}, plan)))
    if not formats:  # the same files, of which the manifest tells more or less than before
        return said
    return _("%(said)s, as %(formats)s") % {"said": said, "formats": formats}


MADE = register(
    EventKind(
        "edition.made",
        label=_l("made an edition of"),
        facts=frozenset({"what", "report", "plan", "to", "edition", "public", "files"}),
        say=_say,
    )
)
"""`files` are mappings of `name`, `format` and `sha256`, of those formats alone that were made."""


def standing(body_slug: str) -> str:
    """Where the record of a body stands: its head as text; empty before the first entry."""
    return str(head(body_slug) or "")


def note_made(key: Key, told: Mapping[str, Any], made: Sequence[Kept], *, by: str) -> None:
    """Record that these files of an edition were made, within the transaction in which they are put in their places.
    `told` are its title, its day and whether it is public."""
    facts = {
        "what": told["title"],
        "report": key.report,
        "plan": key.plan,
        "to": key.to,
        "edition": told["edition"].isoformat(),
        "public": told["public"],
        "files": [{"name": one.name, "format": one.format, "sha256": one.sha256} for one in made],
    }
    subject = f"edition:{key.report}/{key.plan}/{key.to}"
    record(body=key.body_slug, event=MADE.name, subjects=[subject], facts=facts, at=now(), by=by)
