"""The walk along one body's chain: its rows in order, each set against its seal, its words and the row before. Memory
does not grow with the number of rows."""

import json
from collections import defaultdict
from collections.abc import Callable
from itertools import starmap
from typing import Any, NamedTuple

from django.db import connection

from goldthread.apps.audit import chain, events
from goldthread.apps.audit.verification.finding import Fault, Finding, Findings, sentence

CHUNK = 3000
"""Rows read at a time."""

_DAY = {"sqlite": "{0} || ''", "postgresql": "to_char({0}, 'YYYY-MM-DD')"}
_INSTANT = {
    "sqlite": "{0} || CASE length({0}) WHEN 19 THEN '.000000' ELSE '' END",
    "postgresql": "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
}
"""Day and instant as text in the sealed form, past what Django would make of the columns."""

_ROWS = """
SELECT e.number, e.id, {day}, {at}, e."by", e.event, e.digest, e.previous, e.hash, p.salt, p.text,
       {blanked_at}, p.blanked_why
FROM audit_event e LEFT JOIN audit_payload p ON p.event_id = e.id
WHERE e.body = %s AND (e.number, e.id) > (%s, %s) AND e.number <= %s
ORDER BY e.number, e.id LIMIT %s
"""
_SUBJECTS = """
SELECT s.event_id, s.key FROM audit_event e JOIN audit_subject s ON s.event_id = e.id
WHERE e.body = %s AND e.number >= %s AND e.number <= %s
"""
_ENDS = """
SELECT h.number, h.hash, {day}, (SELECT max(number) FROM audit_event WHERE body = %s)
FROM (SELECT 1) AS one LEFT JOIN audit_head h ON h.body = %s
"""
BEFORE_ALL = (-(2**62), 0)

Blanking = tuple[str, str]
"""When words were blanked, in the sealed form of an instant, and why."""


def _rows(vendor: str) -> str:
    day, at = _DAY[vendor].format("e.day"), _INSTANT[vendor].format("e.at")
    return _ROWS.format(day=day, at=at, blanked_at=_INSTANT[vendor].format("p.blanked_at"))


class Row(NamedTuple):
    """One row of the chain with its words, as the database holds it: nothing of it is trusted."""

    number: int
    id: int
    day: str
    at: str
    by: str
    event: str
    digest: str
    previous: str
    hash: str
    salt: str | None
    text: str | None
    blanked_at: str | None
    blanked_why: str | None


class Ends(NamedTuple):
    """Where and on which day the head of a body says that its chain ends, and the number of the last row; None for what
    is not there."""

    number: int | None
    hash: str | None
    day: str | None
    last: int | None


class Walk:
    """One walk. `findings` gets what is wrong; `entries` counts what was passed."""

    __slots__ = (
        "_after",
        "_blanked",
        "_findings",
        "_last",
        "_told_blanked",
        "_trusted",
        "body",
        "entries",
        "expected",
        "hash",
    )

    def __init__(self, body: str, findings: Findings) -> None:
        self.body, self.entries = body, 0
        self.expected, self.hash = 1, chain.genesis(body)
        self._findings, self._after, self._trusted = findings, BEFORE_ALL, True
        self._last: Row | None = None
        self._blanked: dict[int, Blanking] = {}
        self._told_blanked: list[tuple[int, int, Blanking]] = []

    def run(self, progress: Callable[[int], None]) -> None:
        """Go to the end; what is written meanwhile is walked as well, so that the end is looked at as it stands."""
        ends, last_seen = self._ends(), None
        while ends != last_seen:
            self._to(ends.number if ends.number is not None else ends.last or 0, progress)
            last_seen, ends = ends, self._ends()
        self._judge_end(ends)
        self._judge_blanked()

    def _ends(self) -> Ends:
        with connection.cursor() as cursor:
            cursor.execute(_ENDS.format(day=_DAY[connection.vendor].format("h.day")), [self.body, self.body])
            return Ends(*cursor.fetchone())

    def _to(self, last: int, progress: Callable[[int], None]) -> None:
        with connection.cursor() as cursor:
            while rows := self._chunk(cursor, last):
                subjects = self._subjects(cursor, rows)
                for row in rows:
                    self._pass(row, sorted(subjects[row.id]) if row.id in subjects else ())
                self._after = (rows[-1].number, rows[-1].id)
                self.entries += len(rows)
                progress(self.entries)

    def _chunk(self, cursor: Any, last: int) -> list[Row]:
        cursor.execute(_rows(connection.vendor), [self.body, *self._after, last, CHUNK])
        return list(starmap(Row, cursor.fetchall()))

    def _subjects(self, cursor: Any, rows: list[Row]) -> dict[int, list[str]]:
        cursor.execute(_SUBJECTS, [self.body, rows[0].number, rows[-1].number])
        found = defaultdict(list)
        for event, key in cursor.fetchall():
            found[event].append(key)
        return found

    def _pass(self, row: Row, subjects: Any) -> None:
        """Judge a row by its place, its seal and its words, in this order."""
        is_next = self._judge_place(row)
        is_sealed = self._is_sealed(row, subjects)
        if not is_sealed:
            self._tell(Fault.ALTERED, row)
        elif is_next and self._trusted and row.previous != self.hash:
            self._tell(Fault.REPLACED, row, number=row.number - 1, after=row.number)
        elif is_next and self._trusted and self._last is not None and row.id <= self._last.id:
            self._tell(Fault.ORDER, row, number=self._last.number, after=row.number)
        self._judge_words(row)
        self.hash, self._trusted, self._last = row.hash, is_sealed, row

    def _judge_place(self, row: Row) -> bool:
        """Whether the row comes next; tells of those missing before it, or that it has no place."""
        if row.number == self.expected:
            self.expected += 1
            return True
        if isinstance(row.number, int) and row.number > self.expected:
            self._tell(Fault.REMOVED, None, number=self.expected, last=row.number - 1)
            self.expected = row.number + 1
        else:
            self._tell(Fault.INSERTED, row)
        return False

    def _is_sealed(self, row: Row, subjects: Any) -> bool:
        given = (row.day, row.at, row.by, row.event, row.digest, row.previous, subjects)
        try:
            return chain.seal(chain.Line(self.body, row.number, *given)) == row.hash
        except (TypeError, ValueError):
            return False

    def _judge_words(self, row: Row) -> None:
        if row.text is None or row.text == "":
            if row.text is None or row.salt or not row.blanked_at or row.event == events.BLANKED.name:
                self._tell(Fault.WORDS_GONE, row)
            else:
                self._blanked[row.number] = (row.blanked_at, str(row.blanked_why))
        elif row.blanked_at or row.blanked_why or not self._are_own_words(row):
            self._tell(Fault.WORDS_ALTERED, row)
        elif row.event == events.BLANKED.name:
            self._note_blanked(row)

    def _are_own_words(self, row: Row) -> bool:
        salt, text = str(row.salt), str(row.text)
        return len(salt) == chain.SALT_LETTERS and chain.digest_of(salt, text) == row.digest

    def _note_blanked(self, row: Row) -> None:
        """What this entry says was blanked; only earlier entries can be."""
        try:
            facts = json.loads(str(row.text))
            for first, last in facts["entries"]:
                self._told_blanked.append((int(first), min(int(last), row.number - 1), (row.at, facts["reason"])))
        except (KeyError, TypeError, ValueError):
            self._tell(Fault.WORDS_ALTERED, row)

    def _judge_end(self, ends: Ends) -> None:
        last = self.expected - 1
        if ends.number is None:
            self._tell(Fault.HEAD, None, number=last)
        elif last < ends.number:
            self._tell(Fault.CUT_OFF, None, number=self.expected, last=ends.number)
        elif self._trusted and (ends.hash, ends.day) != (self.hash, self._last.day if self._last else None):
            self._tell(Fault.HEAD, None, number=last)
        if ends.number is not None and (ends.last or 0) > ends.number:
            self._tell(Fault.INSERTED, None, number=ends.last)

    def _judge_blanked(self) -> None:
        """Each entry without words against the later one that says so; no entry is blanked twice."""
        left = self._blanked
        for first, last, blanking in self._told_blanked:
            span = range(first, last + 1)
            for number in [one for one in (span if len(span) < len(left) else left) if one in span and one in left]:
                if left.pop(number) != blanking:
                    self._tell(Fault.BLANKING, None, number=number)
        for number in sorted(left):
            self._tell(Fault.WORDS_GONE, None, number=number)

    def _tell(self, fault: Fault, row: Row | None, **facts: Any) -> None:
        given = {"number": row.number if row else 0} | facts
        about = row if row and row.number == given["number"] else None
        self._findings.add(
            Finding(
                self.body,
                fault,
                sentence(fault, given),
                number=given["number"],
                day=str(about.day) if about else "",
                event=str(about.event) if about else "",
            )
        )
