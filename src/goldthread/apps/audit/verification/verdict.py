"""The verdict on a record: every chain walked, every guard looked for, every head that was printed earlier sought."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from goldthread.apps.audit import models as rows
from goldthread.apps.audit import queries, triggers
from goldthread.apps.audit.verification.finding import Fault, Finding, Findings
from goldthread.apps.audit.verification.walk import Walk
from goldthread.core.errors import BadInput

HEAD = re.compile(
    r"(?P<body>[-\w]+)/(?P<day>\d{4}-\d\d-\d\d)/(?P<number>\d{1,18})/"
    rf"(?P<digest>[0-9a-f]{{{queries.SHORTEST_DIGEST},{rows.DIGITS}}})"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: how many entries it passed, the heads, what is wrong, and how many more findings there
    are than are told."""

    entries: int
    heads: tuple[queries.Head, ...]
    findings: tuple[Finding, ...]
    untold: int

    @property
    def is_fine(self) -> bool:
        return not self.findings


def verify(
    *,
    body: str = "",
    kept: Collection[str] = (),
    expect: Sequence[str] = (),
    progress: Callable[[int], None] = lambda entries: None,
) -> Verdict:
    """Walk the chain of one body, or of all, and look for each head that is expected.

    `kept` are the bodies that are known to be kept: each has a record, since founding one is an entry. `progress` is
    told how many entries were passed. Raises BadInput for a head that is not written as one.
    """
    expected = [_parsed(text) for text in expect]
    findings, entries = Findings(), 0
    for one in [body] if body else _bodies():
        walk = Walk(one, findings)
        walk.run(lambda passed, before=entries: progress(before + passed))  # type: ignore[misc]
        entries += walk.entries
    for finding in (*_without_record(kept), *_unguarded(), *_not_expected(expected)):
        findings.add(finding)
    heads = tuple(one for one in queries.heads() if body in ("", one.body))
    return Verdict(entries, heads, tuple(findings.kept), findings.untold)


def _bodies() -> list[str]:
    """Every body that has a head or an entry."""
    heads = rows.Head.objects.values_list("body").union(rows.Event.objects.values_list("body"))
    return sorted(body for (body,) in heads)


def _parsed(text: str) -> queries.Head:
    """A head as it was printed. Fewer digits of the seal may be given than are printed."""
    if found := HEAD.fullmatch(text.strip()):
        with suppress(ValueError):
            return queries.Head(found["body"], date.fromisoformat(found["day"]), int(found["number"]), found["digest"])
    raise BadInput(
        "is not the head of a record.",
        where=f"--expect “{text}”",
        mend="Give it as it was printed: body/2026-03-03/1234/ and twelve or more of the digits after it.",
    )


def _without_record(kept: Collection[str]) -> Iterator[Finding]:
    """Each body that is kept and of whose record nothing is left."""
    for slug in sorted(set(kept).difference(_bodies())):
        yield Finding(slug, Fault.NO_RECORD, _("This body is kept, and its whole record is gone."))


def _unguarded() -> Iterator[Finding]:
    """What the database no longer refuses."""
    gone = _("The database does not guard the record: its trigger %(name)s is gone.")
    changed = _("The database does not guard the record: its trigger %(name)s was altered.")
    for says, names in ((gone, triggers.missing(connection)), (changed, triggers.altered(connection))):
        for name in names:
            yield Finding("", Fault.UNGUARDED, says % {"name": name})


def _not_expected(expected: Sequence[queries.Head]) -> Iterator[Finding]:
    """Each head that was printed earlier and that this record does not contain."""
    for wanted in expected:
        held = rows.Event.objects.filter(body=wanted.body, number=wanted.number).first()
        if held is None:
            yield Finding(wanted.body, Fault.NOT_EXPECTED, _ends_before(wanted), wanted.number, str(wanted.day))
        elif held.day != wanted.day or not held.hash.startswith(wanted.digest):
            says = _("Entry %(number)s is not the one that was expected: this record was written anew since.")
            yield Finding(
                wanted.body,
                Fault.NOT_EXPECTED,
                says % {"number": wanted.number},
                wanted.number,
                str(held.day),
                held.event,
            )


def _ends_before(wanted: queries.Head) -> str:
    head = queries.head(wanted.body)
    if head is None:
        return _("No entry of %(body)s is held, though %(number)s were expected.") % {
            "body": wanted.body,
            "number": wanted.number,
        }
    words = {"number": head.number, "day": head.day, "wanted": wanted.number, "wanted_day": wanted.day}
    return (
        _(
            "This record ends with entry %(number)s of %(day)s, before entry %(wanted)s of %(wanted_day)s, which was "
            "expected: an older copy was put in its place, or its end was cut off."
        )
        % words
    )
