"""Enters actions with their leads, and what was said of them. What the office has changed or said here stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.entries.entry import Entry, Taking
from goldthread.apps.planning.entries.merged import Facts, Merged, merge, remarks_on, said_by_row, said_here
from goldthread.apps.planning.entries.records import replace_records
from goldthread.apps.planning.models import Action, Lead, Plan, StatusWord, Update, UpdateState
from goldthread.apps.planning.registers.action import BOUND
from goldthread.apps.planning.workbook.checks.updates import statuses_by_text
from goldthread.apps.planning.workbook.rows import ActionRow, UpdateRow
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.models import Kind, Thing
from goldthread.apps.registers.operations import Naming
from goldthread.apps.registers.operations.entries.dues import reckon_each
from goldthread.core.reference import fold


@dataclass(frozen=True, slots=True)
class Coming:
    """An action on its way in: what the workbook says of it, what stands from now on, and its entry if it has one."""

    row: ActionRow
    said: Facts
    merged: Merged
    held: Action | None
    is_changed: bool


def keep_actions(taking: Taking) -> None:
    """Enter each action, and tell where the record stands against the workbook."""
    coming = list(_coming(taking))
    things = taking.keep([(_naming(taking.entry, one), taking.plan.thing) for one in coming])
    taking.actions.update((one.row.row, thing) for one, thing in zip(coming, things, strict=True))
    entries = [_action(taking, one) for one in coming]
    replace_records(Action, entries)
    for some in batches(entries):
        reckon_each(BOUND, some)
    _keep_leads(taking, coming)
    taking.changed.extend(taking.actions[one.row.row].pk for one in coming if one.is_changed)
    taking.added.extend(taking.actions[one.row.row].pk for one in coming if one.held is None)
    for one in coming:
        taking.told.extend(remarks_on(one.row.reference, one.merged, one.said))


def keep_updates(taking: Taking) -> None:
    """Enter what the workbook says. What was sent here stays, and is not entered a second time."""
    letters = {text: status.letter for text, status in statuses_by_text(taking.entry.book).items()}
    words = {word.letter: word for word in StatusWord.objects.filter(plan=taking.plan)}
    statuses = {text: words[letter] for text, letter in letters.items()}
    here = Update.objects.filter(action__plan=taking.plan, is_loaded=False, state=UpdateState.APPROVED)
    said = set(here.values_list("action", "on", "text"))
    wanted = [_update(taking, row, statuses) for row in taking.entry.book.updates]
    new = [one for one in wanted if (one.action_id, one.on, one.text) not in said]
    if twice := len(wanted) - len(new):
        taking.told.append(f"Updates of the workbook that were sent and approved here already, and kept once: {twice}.")
    Update.objects.bulk_create(new)


def leads_by_action(plan: Plan) -> dict[int, tuple[str, ...]]:
    """The names of the posts that lead each action, in their order."""
    leads: dict[int, list[str]] = defaultdict(list)
    found = Lead.objects.filter(action__plan=plan).order_by("place", "id")
    for action, name in found.values_list("action", "post__name"):
        leads[action].append(name)
    return {action: tuple(names) for action, names in leads.items()}


def naming_of_action(entry: Entry, row: ActionRow) -> Naming:
    return Naming(Kind.ACTION, row.reference, row.title, entry.code, row.aliases)


def _naming(entry: Entry, one: Coming) -> Naming:
    """An action that is withheld here stays so, whatever is loaded."""
    naming = replace(naming_of_action(entry, one.row), title=one.merged.facts["title"])
    if one.held is None:
        return naming
    return replace(naming, sensitivity=one.held.thing.sensitivity, safe_label=one.held.thing.safe_label)


def _coming(taking: Taking) -> Iterator[Coming]:
    held = {fold(one.thing.reference): one for one in _held(taking.plan)}
    leads = leads_by_action(taking.plan)
    for row in taking.entry.book.actions:
        posts = tuple(taking.post(name).name for name in row.leads)
        said = said_by_row(row, taking.entry.book.plan, posts)
        entry = held.get(fold(row.reference))
        if entry is None:
            yield Coming(row, said, Merged(said), None, is_changed=True)
            continue
        here = said_here(entry, leads.get(entry.pk, ()))
        merged = merge(here, entry.loaded, said)
        is_changed = merged.facts != here or entry.reference != row.reference
        yield Coming(row, said, merged, entry, is_changed=is_changed)


def _held(plan: Plan) -> Iterable[Action]:
    return Action.objects.filter(plan=plan).select_related("thing").order_by("-pk")


def _action(taking: Taking, one: Coming) -> Action:
    facts, held = one.merged.facts, one.held
    is_same_state = held is not None and held.state == facts["state"]
    return Action(
        thing=taking.actions[one.row.row],
        body=taking.entry.maker,
        plan=taking.plan,
        reference=one.row.reference,
        due_on=date.fromisoformat(facts["due_on"]) if facts["due_on"] else None,
        **{name: facts[name] for name in ("title", "text", "owner", "programme", "due_words", "note", "state")},
        state_since=held.state_since if held and is_same_state else taking.entry.today,
        revision=held.revision + one.is_changed if held else 1,
        changed_at=held.changed_at if held and not one.is_changed else taking.at,
        place=one.row.row,
        loaded=dict(one.said),
    )


def _keep_leads(taking: Taking, coming: Sequence[Coming]) -> None:
    """Write the leads of what came in. Those of other actions are left alone."""
    keys = [taking.actions[one.row.row].pk for one in coming]
    for some in batches(keys):
        Lead.objects.filter(action__in=some).delete()
    Lead.objects.bulk_create(
        Lead(action_id=key, post=taking.post(name), place=place)
        for key, one in zip(keys, coming, strict=True)
        for place, name in enumerate(one.merged.facts["leads"], start=1)
    )


def _update(taking: Taking, row: UpdateRow, statuses: Mapping[str, StatusWord]) -> Update:
    """An update of the workbook: it was published, so it is approved."""
    action, see = taking.action(row.action), taking.action(row.see)
    status = statuses.get(fold_name(row.status)) if row.status else None
    return Update(
        action_id=_key(action),
        on=row.on or date.max,
        period=row.period.code if row.period else "",
        starts_on=row.period.start if row.period else None,
        ends_on=row.period.end if row.period else None,
        status=status,
        strange_letter="" if status else row.status,
        text=row.text,
        reason=row.reason,
        office_note=row.office_note,
        by_post=taking.post(row.by_post) if row.by_post else None,
        see_id=_key(see),
        place=row.row,
        is_loaded=True,
        state=UpdateState.APPROVED,
        **{f"{deed}_by": taking.by for deed in ("sent", "decided")},
        **{f"{deed}_at": taking.at for deed in ("sent", "decided")},
    )


def _key(thing: Thing | None) -> int | None:
    return thing.pk if thing else None
