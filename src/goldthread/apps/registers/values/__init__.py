"""Answers and what they mean: read as typed, shown as words, written back as text, kept in columns. Who may ask for
them is not for here."""

from goldthread.apps.registers.values.answers import Answers, Reading, looked_up, read_answers
from goldthread.apps.registers.values.columns import columns_of, fill, keep_posts, keep_posts_of, values_of
from goldthread.apps.registers.values.lookup import Lookup, lookup
from goldthread.apps.registers.values.words import plain, show, to_answers

__all__ = [
    "Answers",
    "Lookup",
    "Reading",
    "columns_of",
    "fill",
    "keep_posts",
    "keep_posts_of",
    "looked_up",
    "lookup",
    "plain",
    "read_answers",
    "show",
    "to_answers",
    "values_of",
]
