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
    said = _counted(facts)
    if not facts["refused"]:
        return said
    return _("%(said)s; refused: %(names)s") % {"said": said, "names": ", ".join(facts["refused"])}


def _counted(facts: Mapping[str, Any]) -> str:
    number, rows = len(facts["files"]), sum(one["rows"] for one in facts["files"])
    files = ngettext("%(number)s file", "%(number)s files", number) % {"number": f"{number:,}"}
    return _("%(files)s with %(rows)s rows") % {"files": files, "rows": f"{rows:,}"}


def _say_forgotten(facts: Mapping[str, Any]) -> str:
    return _("%(files)s, because %(reason)s") % {"files": _counted(facts), "reason": facts["reason"]}


def _say_compacted(facts: Mapping[str, Any]) -> str:
    number = facts["tables"]
    tables = ngettext("%(number)s table", "%(number)s tables", number) % {"number": f"{number:,}"}
    return _("%(tables)s of %(size)s bytes that nothing named") % {"tables": tables, "size": f"{facts['bytes']:,}"}


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
FORGOTTEN = register(
    EventKind(
        "figures.forgotten",
        label=_l("forgot"),
        facts=frozenset({"what", "files", "reason"}),
        say=_say_forgotten,
    )
)
"""`files` as of LOADED."""
COMPACTED = register(
    EventKind(
        "figures.compacted",
        label=_l("compacted"),
        facts=frozenset({"what", "files", "tables", "bytes"}),
        say=_say_compacted,
    )
)
"""`files` of a load that was not finished, `tables` that nothing named and their size in `bytes`."""
COMPUTED = register(
    EventKind(
        "figures.computed",
        label=_l("brought up to date"),
        facts=frozenset({"what", "computed", "named"}),
        say=_say_computed,
    )
)
"""`computed` counts measures of files, `named` the measures whose thing is new or has another title."""


def loaded_facts(number: int, files: Sequence[SourceFile], reports: Sequence[FileReport]) -> Mapping[str, Any]:
    """What is recorded of a load: its files in the order they came, and the names of what was refused."""
    return {
        "what": _("load %(number)s") % {"number": number},
        "files": [_told(one) for one in files],
        "refused": [one.name for one in reports if one.refused],
        "warnings": sum(len(one.warnings) for one in reports if not one.refused),
    }


def _told(file: SourceFile) -> Mapping[str, Any]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "feed": file.feed,
        "released_on": file.released_on.isoformat(),
        "rows": file.rows,
    }


def note_load(body: Body, number: int, facts: Mapping[str, Any], *, by: str) -> None:
    """Record a load, within the transaction that publishes it."""
    record(body=body.slug, event=LOADED.name, subjects=[f"load:{number}"], facts=facts, at=now(), by=by)


def note_forgotten(body: Body, number: int, files: Sequence[SourceFile], *, why: str, by: str) -> None:
    """Record that a load was forgotten, within the transaction that takes it out of the record."""
    facts = {
        "what": _("load %(number)s") % {"number": number},
        "files": [_told(one) for one in files],
        "reason": why,
    }
    record(body=body.slug, event=FORGOTTEN.name, subjects=[f"load:{number}"], facts=facts, at=now(), by=by)


def note_compacted(body: Body, *, files: int, tables: int, size: int, by: str) -> None:
    """Record that leftovers were removed; nothing where there were none."""
    if files or tables:
        facts = {"what": _("the lake"), "files": files, "tables": tables, "bytes": size}
        record(body=body.slug, event=COMPACTED.name, facts=facts, at=now(), by=by)


def note_computed(body: Body, *, computed: int, named: int, by: str) -> None:
    """Record that figures were brought up to date with the cards, within that transaction; nothing where none were."""
    if computed or named:
        facts = {"what": _("the figures"), "computed": computed, "named": named}
        record(body=body.slug, event=COMPUTED.name, facts=facts, at=now(), by=by)
