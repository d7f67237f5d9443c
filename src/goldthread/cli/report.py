"""`goldthread report`: makes a paper from the record, in the formats asked for."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.cli import django
from goldthread.cli.talk.output import print_json, progress, say
from goldthread.core.errors import BadInput
from goldthread.core.period import Period, PeriodKind

if TYPE_CHECKING:
    from goldthread.reports.edition import Written

NAMES = ("performance-and-insight",)


@dataclass(frozen=True)
class Asked:
    """What was typed. Without a folder, the edition lies among the home's own reports."""

    report: str
    to: str
    plan: str
    out: Path | None
    formats: str
    with_non_public: bool


def run(asked: Asked, *, as_json: bool) -> None:
    """Write the edition, and tell what was made anew or that nothing had changed."""
    if asked.report not in NAMES:
        raise BadInput("is no report.", where=f"“{asked.report}”", mend=f"There are: {', '.join(NAMES)}.")
    month = _month(asked.to)
    with _uncollected():
        django.opened()
        with progress("Making the report") as tell:
            written = _written(asked, month, tell)
    if as_json:
        print_json(answer(written))
    else:
        tell_people(written)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector: in a run of seconds it frees next to nothing, and takes a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _month(text: str) -> Period:
    fault = BadInput("is not a month.", where=f"--to “{text}”", mend="Write it as 2022-03.")
    try:
        month = Period.parse(text)
    except BadInput as unread:
        raise fault from unread
    if month.kind is not PeriodKind.MONTH:
        raise fault
    return month


def _written(asked: Asked, month: Period, tell: Callable[[str], None]) -> "Written":
    from django.conf import settings

    from goldthread.apps.bodies.queries import current_body, today
    from goldthread.reports import performance_and_insight
    from goldthread.reports.demonstration import place
    from goldthread.reports.edition import refuse_formats, write

    formats = refuse_formats(asked.formats.split(","))
    tell("reading the record")
    paper = performance_and_insight.prepare(
        current_body(), to=month, plan=asked.plan, made_on=today(), with_non_public=asked.with_non_public
    )
    folder = asked.out or place(settings.HOME, plan=paper.plan, to=month)
    return write(paper, folder=folder, formats=formats, by="system", progress=tell)


def answer(written: "Written") -> dict[str, object]:
    """What became of it, as one object."""
    return {
        "folder": str(written.folder),
        "edition": written.edition.isoformat(),
        "made": list(written.made),
        "gone": list(written.gone),
        "manifest": written.manifest,
        "files": [asdict(one) for one in written.files],
    }


def tell_people(written: "Written") -> None:
    """The same, as lines."""
    if not written.made:
        say(f"Nothing has changed: the edition of {written.edition} in {written.folder} stands.")
        return
    for one in written.files:
        became = "made" if one.format in written.made else "unchanged"
        say(f"{one.bytes / 1024:>9,.0f} KiB  {one.name}: {became}")
    for name in written.gone:
        say(f"{'':>13}  {name}: taken away, it was of the edition before")
    say(f"Edition of {written.edition}; {written.folder / written.manifest} names its files and their sources.")
