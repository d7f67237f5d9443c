"""Checks of the status key and of the updates that use it."""

from collections.abc import Iterator, Mapping

from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.workbook.cells import shown
from goldthread.apps.planning.workbook.checks.known import Known
from goldthread.apps.planning.workbook.checks.posts import no_post
from goldthread.apps.planning.workbook.directory import Directory
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import STATUSES, UPDATES
from goldthread.apps.planning.workbook.rows import Book, StatusRow, UpdateRow

LONGEST_MARGIN = 2
"""Characters of what stands in a margin: G, NS."""
USUAL_KEY = (
    StatusRow(0, "G", "Green", "On track", "green"),
    StatusRow(0, "A", "Amber", "At risk", "amber"),
    StatusRow(0, "R", "Red", "Off track", "red"),
    StatusRow(0, "W", "White", "Not started", "white"),
)
"""The key of a plan that brings none."""


def key_of(book: Book) -> tuple[StatusRow, ...]:
    """The status key that stands for the plan."""
    return book.statuses or USUAL_KEY


def statuses_by_text(book: Book) -> dict[str, StatusRow]:
    """Each status of the key by its letter and by its word, folded."""
    return {fold_name(text): status for status in key_of(book) for text in (status.letter, status.word) if text}


def is_letter(text: str) -> bool:
    """Whether the text is a letter of the margin and no slip of a word: one that the key lacks is kept, and told."""
    return len(text) <= LONGEST_MARGIN and text.isalnum()


def strange_letters(book: Book) -> Iterator[tuple[UpdateRow, str]]:
    """Each update whose status is a letter that the key lacks, with that letter."""
    statuses = statuses_by_text(book)
    for update in book.updates:
        if update.status and fold_name(update.status) not in statuses:
            yield update, update.status


def check_statuses(book: Book) -> Iterator[Fault]:
    """No letter or word of the key means two statuses."""
    taken: dict[str, StatusRow] = {}
    for status in book.statuses:
        for name, text in (("letter", status.letter), ("word", status.word)):
            first = taken.setdefault(fold_name(text), status) if text else status
            if first is not status:
                yield at(STATUSES, status.row, name, f"“{text}” stands on row {first.row} already. Give each its own.")


def check_updates(book: Book, directory: Directory, posts: Mapping[str, str], known: Known) -> Iterator[Fault]:
    """Each is of an action, was made by today, sets a status of the key or none, and says something."""
    statuses = statuses_by_text(book)
    for update in book.updates:
        yield from _reference_faults(update, directory)
        if update.on and update.on > known.today:
            yield at(UPDATES, update.row, "on", f"{update.on} is after today, {known.today}. Correct the day.")
        if update.status and fold_name(update.status) not in statuses and not is_letter(update.status):
            yield at(UPDATES, update.row, "status", _no_status(update.status, book))
        if update.by_post and fold_name(update.by_post) not in posts:
            yield at(UPDATES, update.row, "by_post", no_post(update.by_post, posts))
        if not (update.status or update.text or update.see):
            text = "says nothing: it has no status, no text and points to no action. Fill it in, or take it out."
            yield at(UPDATES, update.row, "", text)


def _reference_faults(update: UpdateRow, directory: Directory) -> Iterator[Fault]:
    own = directory.action(update.action) if update.action else None
    if update.action and own is None:
        yield at(UPDATES, update.row, "action", directory.no_action(update.action))
    pointed = directory.action(update.see) if update.see else None
    if update.see and pointed is None:
        yield at(UPDATES, update.row, "see", directory.no_action(update.see))
    elif pointed is not None and pointed is own:
        yield at(UPDATES, update.row, "see", f"{update.see} is the action itself. Point to another, or clear it.")


def _no_status(text: str, book: Book) -> str:
    key = ", ".join(f"{status.letter} {status.word}" for status in key_of(book))
    return f"“{shown(text)}” is not in the status key. Write one of: {key}; or leave it empty."
