"""What a person has typed so far is kept for them alone, until they send it or throw it away. It is no deed yet:
nothing is recorded, and nothing is checked."""

from django.db import transaction

from goldthread.apps.bodies.queries import now
from goldthread.apps.people.queries import Actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Draft, Thing
from goldthread.apps.registers.operations.refusals import NotAllowed
from goldthread.apps.registers.queries.drafts import whose
from goldthread.apps.registers.values import Answers


@transaction.atomic
def save_draft(*, bound: Bound, thing: Thing | None = None, revision: int = 0, answers: Answers, by: Actor) -> Draft:
    """Keep these answers in the person's draft of a new entry, or of a change to one; what they answered before and do
    not answer now stays. `revision` is that of the entry which the answers are given upon, 0 for a new one."""
    if by.person_id is None or (thing is not None and (thing.body_id, thing.kind) != (by.body.pk, bound.code)):
        raise NotAllowed("A draft is kept for a person who is signed in, of an entry of their own body.")
    kept = {name: given if isinstance(given, str) else list(given) for name, given in answers.items()}
    key = whose(by, bound, thing)
    at = now()
    facts = {"revision": revision, "answers": kept, "changed_at": at}
    draft, is_new = Draft.objects.select_for_update().get_or_create(**key, defaults=facts)
    if not is_new:
        draft.answers, draft.revision, draft.changed_at = draft.answers | kept, revision, at
        draft.save(update_fields=["answers", "revision", "changed_at"])
    return draft


@transaction.atomic
def discard_draft(*, bound: Bound, thing: Thing | None = None, by: Actor) -> bool:
    """Throw the person's draft away; says whether there was one. Called within the deed that it led to, it lets only
    the first of two posts of one form through."""
    gone, _each = Draft.objects.filter(**whose(by, bound, thing)).delete()
    return bool(gone)
