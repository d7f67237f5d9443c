"""What the record of deeds says of figures: which files a load took in, and what was computed anew. Of a file it says
the name, the hash and how much there was in it, never what."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from goldthread.analytics.intake.landing import FileReport
from goldthread.apps.audit.events import EventKind, register
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.models import SourceFile


def _say_loaded(facts: Mapping[str, Any]) -> str:
    number, rows = len(facts["files"]), sum(one["rows"] for one in facts["files"])
    files = ngettext("%(number)s file", "%(number)s files", number) % {"number": f"{number:,}"}
    said = _("%(files)s with %(rows)s rows") % {"files": files, "rows": f"{rows:,}"}
    if not facts["refused"]:
        return said
    return _("%(said)s; refused: %(names)s") % {"said": said, "names": ", ".join(facts["refused"])}


def _say_computed(facts: Mapping[str, Any]) -> str:
    computed, named = facts["computed"], facts["named"]
    said = [
        ngettext("%(number)s measure of a file", "%(number)s measures of files", computed) % {"number": f"{computed:,}"}
        if computed
        else "",
        ngettext("%(number)s measure named", "%(number)s measures named", named) % {"number": f"{named:,}"}
        if named
        else "",
    ]
    return "; ".join(filter(None, said))


LOADED = register(
    EventKind(
        "figures.loaded",
        label=_l("took in"),
        facts=frozenset({"what", "files", "refused", "warnings"}),
        say=_say_loaded,
    )
)
"""`files` are mappings of `name`, `sha256`, `feed`, `released_on` and `rows`; `refused` are names."""
COMPUTED = register(
    EventKind(
        "figures.computed",
        label=_l("brought up to date"),
        facts=frozenset({"what", "computed", "named"}),
        say=_say_computed,
    )
)
"""`computed` counts measures of files, `named` the measures whose thing is new or has another title."""


def note_load(body: Body, number: int, reports: Sequence[FileReport], *, by: str) -> None:
    """Record a load, within its transaction."""
    held = SourceFile.objects.filter(body=body, load__number=number).order_by("pk")
    files = [
        {
            "name": one.name,
            "sha256": one.sha256,
            "feed": one.feed,
            "released_on": one.released_on.isoformat(),
            "rows": one.rows,
        }
        for one in held
    ]
    facts = {
        "what": _("load %(number)s") % {"number": number},
        "files": files,
        "refused": [one.name for one in reports if one.refused],
        "warnings": sum(len(one.warnings) for one in reports if not one.refused),
    }
    record(body=body.slug, event=LOADED.name, subjects=[f"load:{number}"], facts=facts, at=now(), by=by)


def note_computed(body: Body, *, computed: int, named: int, by: str) -> None:
    """Record that figures were brought up to date with the cards, within that transaction; nothing where none were."""
    if computed or named:
        facts = {"what": _("the figures"), "computed": computed, "named": named}
        record(body=body.slug, event=COMPUTED.name, facts=facts, at=now(), by=by)
