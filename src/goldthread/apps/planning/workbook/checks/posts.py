"""Checks of posts: a spelling means one post, in the workbook and in the home."""

from collections.abc import Iterator, Mapping

from goldthread.apps.people.queries import fold_name
from goldthread.apps.planning.workbook.cells import offer, shown
from goldthread.apps.planning.workbook.checks.known import Known
from goldthread.apps.planning.workbook.faults import Fault, at
from goldthread.apps.planning.workbook.layout import POSTS
from goldthread.apps.planning.workbook.rows import Book, PostRow


def posts_of(book: Book, known: Known) -> dict[str, str]:
    """Every post that may be named, by folded spelling: those held already, and those of the workbook."""
    given = {fold_name(text): row.name for row in reversed(book.posts) for _, text in _spellings(row)}
    return {**known.posts, **given}


def no_post(text: str, posts: Mapping[str, str]) -> str:
    """What is told of a name that is no post's."""
    return (
        f"“{shown(text)}” is no post. {offer(text, sorted(set(posts.values())))} Or add it to the sheet {POSTS.title}."
    )


def check_posts(book: Book, known: Known) -> Iterator[Fault]:
    """No spelling stands twice, and none means another post in the home."""
    taken: dict[str, PostRow] = {}
    for row in book.posts:
        for name, text in _spellings(row):
            first = taken.setdefault(fold_name(text), row)
            if first is not row:
                yield at(POSTS, row.row, name, f"“{text}” stands on row {first.row} already. Give each post its own.")
                continue
            held = known.posts.get(fold_name(text), row.name)
            if held != row.name:
                said = f"“{text}” already means {held} in this home. Use that post, or give this one another spelling."
                yield at(POSTS, row.row, name, said)


def _spellings(row: PostRow) -> Iterator[tuple[str, str]]:
    if fold_name(row.name):
        yield "name", row.name
    for alias in row.aliases:
        if fold_name(alias):
            yield "aliases", alias
