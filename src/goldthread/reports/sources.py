"""The source files that an edition rests on, by name and hash: street files, residents, reported figures, the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.apps.performance.models import SourceFile
from goldthread.apps.performance.queries import CENSUS
from goldthread.apps.planning.models import PlanFile
from goldthread.reports.evidence import Evidence


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One file. `released_on` is None for a plan workbook, which has no release day."""

    name: str
    sha256: str
    released_on: date | None


def of(evidence: Evidence) -> tuple[SourceLine, ...]:
    """Each file once, in the order of its name. Files held but not used by the edition are left out."""
    found = {line.sha256: line for line in _lines(evidence)}
    return tuple(sorted(found.values(), key=lambda line: (line.name, line.sha256)))


def _lines(evidence: Evidence) -> Iterator[SourceLine]:
    if evidence.counted:
        yield from map(_line, (*evidence.record.street, *evidence.record.of_feed(CENSUS)))
    for definition in evidence.followed:
        for front in evidence.reported.get(definition.code, ()):
            yield from (_line(one.row.file) for one in (front, *front.earlier) if one.row)
    if evidence.plan:
        for name, sha256 in PlanFile.objects.filter(plan=evidence.plan.plan.thing_id).values_list("name", "sha256"):
            yield SourceLine(name, sha256, None)


def _line(file: SourceFile) -> SourceLine:
    return SourceLine(file.name, file.sha256, file.released_on)
