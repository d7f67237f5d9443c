"""The deed of answering a finding: explained, accepted, or opened again. What was said before stays, and is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from goldthread.apps.audit.events import EventKind, register
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.models import FindingAnswer
from goldthread.apps.performance.queries import Finding, Record
from goldthread.apps.performance.tracing.findings import about, kind
from goldthread.core.errors import GoldthreadError

LONGEST_SUBJECT = 160
"""Letters of a subject in the record of deeds."""


class CannotAnswer(GoldthreadError):
    """What was said of a finding cannot be kept: there is no such finding, no reason, or nothing that changes."""


class AnsweredMeanwhile(CannotAnswer):
    """Somebody answered it, or its rows changed, since it was looked at."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody says of a finding: the state that it is to have, and why. `version` is that of the finding as they
    saw it; None where nobody looked before."""

    state: str
    reason: str
    version: str | None = None


def _say_answered(facts: Mapping[str, Any]) -> str:
    forms = {
        "explained": _("%(what)s: explained. Reason: %(reason)s"),
        "accepted": _("%(what)s: accepted. Reason: %(reason)s"),
        "open": _("%(what)s: opened again. Reason: %(reason)s"),
    }
    return forms[facts["state"]] % facts


ANSWERED = register(
    EventKind("finding.answered", label=_l("answered"), facts=frozenset({"what", "state", "reason"}), say=_say_answered)
)
"""`what` names the finding in words, `state` is open, explained or accepted."""


@transaction.atomic
def answer_finding(*, body: Body, key: str, reply: Reply, by: str) -> FindingAnswer:
    """Say of a finding that it is explained (its figures stay out), accepted (they are used) or open again.

    It holds while the finding says what it says now. Raises CannotAnswer for a finding that is not noticed in the files
    that stand, for a state that there is not or that it is in already, and without a reason; AnsweredMeanwhile when it
    is no longer as it was seen.
    """
    why = " ".join(reply.reason.split()).rstrip(".")
    found = _standing(body, key, reply)
    if not why:
        raise CannotAnswer(_("A finding is answered for a reason. Give it."))
    said = {"state": reply.state, "reason": why, "seen": found.seen}
    held = FindingAnswer(body=body, key=key, answered_at=now(), answered_by=by, **said)
    held.save(force_insert=True)
    what = _("%(kind)s, %(publisher)s, %(about)s") % {
        "kind": kind(found),
        "publisher": found.subject_name,
        "about": about(found),
    }
    facts = {"what": what, "state": reply.state, "reason": why}
    subjects = [f"finding:{key}"[:LONGEST_SUBJECT]]
    record(body=body.slug, event=ANSWERED.name, subjects=subjects, facts=facts, at=held.answered_at, by=by)
    return held


def _standing(body: Body, key: str, reply: Reply) -> Finding:
    """The finding, if it can be brought into the state. The body's row is held, so that two answers follow in turn."""
    Body.objects.select_for_update().get(pk=body.pk)
    found = Record(body).finding(key)
    if found is None:
        raise CannotAnswer(_("There is no finding “%(key)s” in the files that stand.") % {"key": key})
    if reply.version not in (None, found.version):
        raise AnsweredMeanwhile(_("It was answered, or its files changed, since you opened it. Nothing was kept."))
    if reply.state not in FindingAnswer.State.values:
        raise CannotAnswer(_("“%(state)s” is no state of a finding.") % {"state": reply.state})
    if reply.state == found.state:
        raise CannotAnswer(_("It stands so already. Nothing was changed."))
    return found
