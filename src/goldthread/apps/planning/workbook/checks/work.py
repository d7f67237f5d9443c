"""Checks of actions, and what is worth a remark in them that is no fault."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.models import MONITORING
from goldthread.apps.planning.workbook.checks.posts import no_post
from goldthread.apps.planning.workbook.checks.updates import strange_letters
from goldthread.apps.planning.workbook.directory import Directory
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import ACTIONS, UPDATES
from goldthread.apps.planning.workbook.rows import ActionRow, Book, UpdateRow

MOST_NAMED = 10
# References in running text: only forms that no other word has.
_MENTION = re.compile(r"(?<![\w-])(?:\d[CFP]\d{2}|(?:T|PL)\d{1,2}-[CFP]\d{2,3})(?![\w-])")


def check_actions(book: Book, directory: Directory, posts: Mapping[str, str]) -> Iterator[Fault]:
    """Each is led by posts, each once, and delivers parts of the plan."""
    for action in book.actions:
        led: set[str] = set()
        for lead in action.leads:
            post = posts.get(fold_name(lead))
            if post is None:
                yield at(ACTIONS, action.row, "leads", no_post(lead, posts))
            elif post in led:
                yield at(ACTIONS, action.row, "leads", f"{post} is named twice. Keep one of the two.")
            led |= {post} if post else set()
        for reference in action.delivers:
            if directory.node(reference) is None:
                yield at(ACTIONS, action.row, "delivers", directory.no_node(reference))


def remarks(book: Book, directory: Directory) -> Iterator[str]:
    """What an officer will want to know, and may leave as it is."""
    updated = {found.row for update in book.updates if (found := directory.action(update.action))}
    for programme, name in (("", "actions"), (MONITORING, "monitored actions")):
        actions = [action for action in book.actions if action.programme == programme]
        silent = [action for action in actions if action.row not in updated]
        if silent:
            yield f"{_of(silent, actions)} {name} {'has' if len(silent) == 1 else 'have'} no update: {_named(silent)}."
    yield from _repeated(book, directory)
    for update, letter in strange_letters(book):
        where = f"Sheet {UPDATES.title}, row {update.row}"
        told = "The update was taken without a status, and the letter kept."
        yield f"{where}: “{letter}” is not in the status key. {told}"
    for update in book.updates:
        yield from _unheld(update, directory)


def _repeated(book: Book, directory: Directory) -> Iterator[str]:
    """Updates that say of an action what another said of it on the same day."""
    first: dict[tuple[int, date | None, str], UpdateRow] = {}
    for update in book.updates:
        found = directory.action(update.action)
        earlier = first.setdefault((found.row, update.on, update.text), update) if found and update.text else update
        if earlier is not update:
            yield f"Sheet {UPDATES.title}, row {update.row}: it says what row {earlier.row} says. Both were kept."


def _unheld(update: UpdateRow, directory: Directory) -> Iterator[str]:
    """References in an update's public text or reason that nothing in the workbook has."""
    for mention in dict.fromkeys(_MENTION.findall(f"{update.text} {update.reason}")):
        if not directory.holds(mention):
            where = f"Sheet {UPDATES.title}, row {update.row}"
            yield f"{where}: it refers to {mention}, which is not in this workbook. The text stands as it is."


def _of(some: Sequence[ActionRow], every: Sequence[ActionRow]) -> str:
    return f"{len(some)} of {len(every)}"


def _named(actions: Sequence[ActionRow]) -> str:
    named = ", ".join(action.reference for action in actions[:MOST_NAMED])
    return f"{named} and {len(actions) - MOST_NAMED} more" if len(actions) > MOST_NAMED else named
