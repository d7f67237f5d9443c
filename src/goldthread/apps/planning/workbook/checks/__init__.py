"""What must fit together in a plan workbook. Every check looks at the whole book and tells all that it finds."""

from goldthread.apps.planning.workbook.checks.insight import check_insights, check_measures
from goldthread.apps.planning.workbook.checks.known import Known
from goldthread.apps.planning.workbook.checks.posts import check_posts, posts_of
from goldthread.apps.planning.workbook.checks.tree import check_plan, check_tree
from goldthread.apps.planning.workbook.checks.updates import check_statuses, check_updates
from goldthread.apps.planning.workbook.checks.work import check_actions, remarks
from goldthread.apps.planning.workbook.directory import Directory, directory
from goldthread.apps.planning.workbook.faults import Fault
from goldthread.apps.planning.workbook.rows import Book

__all__ = ["Known", "check", "remarks"]


def check(book: Book, known: Known) -> tuple[Directory, list[Fault]]:
    """The references of the book, and everything in it that does not fit together or with what the home holds."""
    found, faults = directory(book)
    posts = posts_of(book, known)
    faults += check_plan(book, known)
    faults += check_tree(book, found)
    faults += check_statuses(book)
    faults += check_posts(book, known)
    faults += check_actions(book, found, posts)
    faults += check_updates(book, found, posts, known)
    faults += check_measures(book, found, known)
    faults += check_insights(book, found, known)
    return found, faults
