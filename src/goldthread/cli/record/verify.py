"""`goldthread verify`: what is wrong with the record, entry by entry, and where each body's chain ends."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from goldthread.cli import django
from goldthread.cli.talk.output import REFUSED, print_json, progress, say

if TYPE_CHECKING:
    from goldthread.apps.audit.verification import Finding, Verdict


def run(*, expect: list[str], as_json: bool) -> None:
    """Verify the record of this home. Exit 1 when anything is wrong with it."""
    django.start()
    from goldthread.apps.audit.verification import verify

    with progress("Verifying") as tell:
        verdict = verify(kept=kept_bodies(), expect=expect, progress=lambda entries: tell(f"{entries:,} entries"))
    if as_json:
        print_json(answer(verdict))
    else:
        tell_people(verdict)
    if not verdict.is_fine:
        raise typer.Exit(REFUSED)


def kept_bodies() -> list[str]:
    """The short names of the bodies of this home, each of which has a record."""
    from goldthread.apps.bodies.models import Body

    return list(Body.objects.values_list("slug", flat=True))


def answer(verdict: "Verdict") -> dict[str, Any]:
    """The verdict as one object; `more` is how many findings there are beyond those given."""
    return {
        "fine": verdict.is_fine,
        "entries": verdict.entries,
        "heads": [str(head) for head in verdict.heads],
        "findings": [asdict(finding) for finding in verdict.findings],
        "more": verdict.untold,
    }


def tell_people(verdict: "Verdict") -> None:
    """The same, as lines: what is wrong first, then the heads to keep for the next time."""
    for finding in verdict.findings:
        say(line(finding))
    if verdict.untold:
        say(f"And {verdict.untold:,} more.")
    bodies = f"{len(verdict.heads)} {'body' if len(verdict.heads) == 1 else 'bodies'}"
    counted = f"{verdict.entries:,} {'entry' if verdict.entries == 1 else 'entries'} of {bodies}"
    say(f"{counted}: nothing is wrong." if verdict.is_fine else f"{counted}: the record is not as it was made.")
    for head in verdict.heads:
        say(f"Head: {head}")


def line(finding: "Finding") -> str:
    """A finding with whose record it is in, and the day and kind of the entry where they are known."""
    about = ", ".join(filter(None, (finding.day, finding.event)))
    return f"WRONG  {f'{finding.body}: ' if finding.body else ''}{finding.says}{f' ({about})' if about else ''}"
