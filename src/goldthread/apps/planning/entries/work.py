"""Enters actions with their leads, and what was said of them."""

from collections.abc import Iterator
from datetime import date

from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.entries.entry import Entry, Taking
from goldthread.apps.planning.entries.records import replace_records
from goldthread.apps.planning.models import Action, Lead, StatusWord, Update
from goldthread.apps.planning.workbook.checks.updates import statuses_by_text
from goldthread.apps.planning.workbook.rows import ActionRow, UpdateRow
from goldthread.apps.registers.models import Kind
from goldthread.apps.registers.operations import Naming


def keep_actions(taking: Taking) -> None:
    rows = taking.entry.book.actions
    things = taking.keep([(naming_of_action(taking.entry, row), taking.plan.thing) for row in rows])
    taking.actions.update((row.row, thing) for row, thing in zip(rows, things, strict=True))
    replace_records(Action, (_action(taking, row) for row in rows))
    Lead.objects.bulk_create(_leads(taking))


def keep_updates(taking: Taking) -> None:
    letters = {text: status.letter for text, status in statuses_by_text(taking.entry.book).items()}
    words = {word.letter: word for word in StatusWord.objects.filter(plan=taking.plan)}
    statuses = {text: words[letter] for text, letter in letters.items()}
    Update.objects.bulk_create(_update(taking, row, statuses) for row in taking.entry.book.updates)


def naming_of_action(entry: Entry, row: ActionRow) -> Naming:
    return Naming(Kind.ACTION, row.reference, row.title, entry.code, row.aliases)


def _action(taking: Taking, row: ActionRow) -> Action:
    return Action(
        thing=taking.actions[row.row],
        plan=taking.plan,
        reference=row.reference,
        title=row.title,
        text=row.text,
        owner=row.owner,
        programme=row.programme,
        due_words=row.due_words,
        note=row.note,
        place=row.row,
    )


def _leads(taking: Taking) -> Iterator[Lead]:
    for row in taking.entry.book.actions:
        for place, name in enumerate(row.leads, start=1):
            yield Lead(action_id=taking.actions[row.row].pk, post=taking.post(name), place=place)


def _update(taking: Taking, row: UpdateRow, statuses: dict[str, StatusWord]) -> Update:
    action, see = taking.action(row.action), taking.action(row.see)
    return Update(
        action_id=action and action.pk,
        on=row.on or date.max,
        period=row.period.code if row.period else "",
        starts_on=row.period.start if row.period else None,
        ends_on=row.period.end if row.period else None,
        status=statuses[fold_name(row.status)] if row.status else None,
        text=row.text,
        reason=row.reason,
        office_note=row.office_note,
        by_post=taking.post(row.by_post) if row.by_post else None,
        see_id=see and see.pk,
        place=row.row,
    )
