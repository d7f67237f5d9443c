"""The deed of taking in a plan workbook, whole or not at all. What it says was published: its entries are approved."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from goldthread.analytics.intake.archive import is_zip
from goldthread.analytics.intake.opening import Refusal, open_paths
from goldthread.analytics.intake.sample import sample_of
from goldthread.analytics.intake.tables.delimited import digest
from goldthread.analytics.intake.tables.workbook import is_xlsx
from goldthread.apps.audit.operations import record
from goldthread.apps.bodies.models import Body, BodyKind
from goldthread.apps.bodies.operations import found
from goldthread.apps.bodies.queries import now
from goldthread.apps.people.queries import posts_by_spelling
from goldthread.apps.planning.entries import Entered, Entry, Gone, enter
from goldthread.apps.planning.events import LOADED
from goldthread.apps.planning.models import Plan, PlanFile, Update
from goldthread.apps.planning.queries.makers import find_maker, near_maker, unfit_name
from goldthread.apps.planning.workbook.checks import Known, check, remarks
from goldthread.apps.planning.workbook.faults import Fault, at, refusal
from goldthread.apps.planning.workbook.layout import NODES
from goldthread.apps.planning.workbook.reading import Reading, read_workbook
from goldthread.apps.planning.workbook.rows import NodeRow
from goldthread.apps.registers.models import Link, LinkKind
from goldthread.apps.registers.queries import live
from goldthread.core.errors import BadInput


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What became of a plan workbook. When nothing changed, the counts are of what is held.

    `removed` and `kept` are references that the workbook no longer has: the latter stay, since something else is tied
    to them, and are withdrawn from the plan.
    """

    name: str
    code: str
    title: str
    changed: bool
    nodes: int
    actions: int
    updates: int
    measures: int
    insights: int
    warnings: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Call:
    """What one call of `load_plan` was told."""

    body: Body
    name: str
    sha256: str
    measures: Collection[str] = field(default=())
    today: date = date.min
    progress: Callable[[str], None] = field(default=lambda text: None)

    def tell(self, text: str) -> None:
        """Say how far it is."""
        self.progress(f"{self.name}, {text}")


def load_plan(
    *,
    body: Body,
    path: Path,
    catalogue_codes: Collection[str],
    today: date,
    by: str,
    progress: Callable[[str], None] = lambda text: None,
) -> PlanReport:
    """Take in the workbook of a plan, for the body of this home or for another that it names.

    The same file twice changes nothing; a newer workbook of a plan takes the place of what the former said. Raises
    BadInput with every fault of the file, and then nothing of it is kept.
    """
    _refuse_unreadable(path)
    call = _Call(body, path.name, digest(path), frozenset(catalogue_codes), today, progress)
    held = PlanFile.objects.filter(body=body, sha256=call.sha256).select_related("plan").first()
    if held is not None:
        return replace(_counted(held.plan, call, changed=False), warnings=tuple(held.warnings))
    call.tell("reading")
    reading = read_workbook(path, path.name)  # before the record is locked: it takes as long as the file is large
    with transaction.atomic():
        return _taken(call, reading, by)


def _refuse_unreadable(path: Path) -> None:
    """Refuse what is no workbook, is locked, or would unpack to more than can be read."""
    with TemporaryDirectory() as workdir:
        opening = open_paths([path], workdir=Path(workdir))
        incoming = next(opening)
        opening.close()
    if isinstance(incoming, Refusal):
        raise BadInput(incoming.reason)
    if incoming.contained and path.suffix.lower() == ".zip":
        raise BadInput("is a zip, not a workbook.", where=path.name, mend="Unpack it, and load the workbook itself.")
    if not is_zip(path):
        sample_of(incoming)
    if not is_xlsx(path):
        raise BadInput("is not an XLSX workbook.", where=path.name, mend="Save the plan workbook as XLSX.")


def _taken(call: _Call, reading: Reading, by: str) -> PlanReport:
    """Check the rows, and enter them. Called inside the one transaction of the call."""
    call.tell("checking")
    plan_row = next((node for node in reading.book.nodes if node.kind == "plan"), None)
    maker = find_maker(call.body, plan_row.body if plan_row else "")
    held = {text: post.name for text, post in posts_by_spelling(maker).items()} if maker else {}
    directory, unfit = check(reading.book, Known(call.today, call.measures, held))
    if faults := _together(reading.faults, [*unfit, *_maker_faults(plan_row, maker)]):
        raise refusal(faults, call.name)
    warnings = [*reading.warnings, *remarks(reading.book, directory)]
    if maker is None:
        maker = found(name=reading.book.plan.body, kind=BodyKind.PARTNERSHIP, by=by)
        warnings.append(f"{maker.name} is new to this home. It is kept as a {BodyKind.PARTNERSHIP.label.lower()}.")
    entered = enter(Entry(maker, call.body, reading.book, directory, call.today), by=by, progress=call.tell)
    warnings += [*entered.told, *_told(entered.gone)]
    facts = {"name": call.name, "sha256": call.sha256, "loaded_at": now(), "loaded_by": by, "warnings": warnings}
    PlanFile.objects.update_or_create(plan=entered.plan, defaults={"body": call.body, **facts})
    report = replace(
        _counted(entered.plan, call, changed=True),
        warnings=tuple(warnings),
        removed=entered.gone.removed,
        kept=entered.gone.kept,
    )
    _record(maker, call, entered, report, by=by)
    return report


def _record(maker: Body, call: _Call, entered: Entered, report: PlanReport, *, by: str) -> None:
    """One entry, found by the plan, and by every action that is new or says something else than before."""
    record(
        body=maker.slug,
        event=LOADED.name,
        subjects=[f"plan:{report.code}", *(f"thing:{key}" for key in entered.changed)],
        facts={
            "what": f"{entered.plan.title} ({report.code})",
            "file": report.name,
            "sha256": call.sha256,
            "actions": report.actions,
            "added": len(entered.added),
            "changed": len(entered.changed) - len(entered.added),
            "updates": report.updates,
            "removed": list(report.removed),
            "kept": list(report.kept),
            "warnings": len(report.warnings),
        },
        at=now(),
        by=by,
    )


def _together(of_cells: Sequence[Fault], of_checks: Sequence[Fault]) -> list[Fault]:
    """All faults; of a cell that could not be read, only why: to the checks it only seems blank."""
    told = {(fault.sheet, fault.row, fault.column) for fault in of_cells}
    return [*of_cells, *(fault for fault in of_checks if (fault.sheet, fault.row, fault.column) not in told)]


def _maker_faults(plan: NodeRow | None, maker: Body | None) -> list[Fault]:
    """A body that is not held is founded, unless it cannot be, or its name looks like a slip of one that is."""
    if plan is None or maker is not None:
        return []
    if unfit := unfit_name(plan.body):
        return [at(NODES, plan.row, "body", unfit)]
    near = near_maker(plan.body)
    if near is None:
        return []
    text = f"“{plan.body}” is no body of this home. Did you mean “{near}”? For this office’s own plan, leave it empty."
    return [at(NODES, plan.row, "body", text)]


def _told(gone: Gone) -> list[str]:
    said = []
    if gone.removed:
        said.append(f"No longer in the workbook, and removed: {', '.join(gone.removed)}.")
    if gone.kept:
        named = ", ".join(gone.kept)
        said.append(f"No longer in the workbook, and withdrawn but kept because something else is tied to it: {named}.")
    return said


def _counted(plan: Plan, call: _Call, *, changed: bool) -> PlanReport:
    return PlanReport(
        name=call.name,
        code=plan.code,
        title=plan.title,
        changed=changed,
        nodes=plan.nodes.filter(thing__withdrawn_on=None).count(),
        actions=plan.actions.filter(thing__withdrawn_on=None).count(),
        updates=Update.objects.filter(action__plan=plan, action__thing__withdrawn_on=None).count(),
        measures=Link.objects.filter(live(), to_thing__node__plan=plan, kind=LinkKind.MEASURES).count(),
        insights=plan.insights.filter(thing__withdrawn_on=None).count(),
    )
