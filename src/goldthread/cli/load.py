"""`goldthread load`: takes files and plan workbooks in and tells, one by one, what became of them."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from goldthread.cli import django
from goldthread.cli.talk.output import REFUSED, print_json, progress, say
from goldthread.cli.talk.words import day
from goldthread.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goldthread.apps.journeys import Loaded, PlanRefusal
    from goldthread.apps.performance.operations import LoadReport
    from goldthread.apps.performance.queries import Finding
    from goldthread.apps.planning.operations import PlanReport


def run(*, paths: list[Path], released: str, accept: list[str], as_json: bool) -> None:
    """Load what is given for this home's body. Exit 1 when anything was refused; a warning is no refusal."""
    released_on = day(released, name="--released") if released else None
    django.start()
    from goldthread.apps.bodies.queries import current_body, today
    from goldthread.apps.journeys import load_paths
    from goldthread.apps.performance.queries import record

    body = current_body()
    if released_on and released_on > today():
        raise BadInput(
            f"is after today, {today()}.", where=f"--released “{released}”", mend="Give the day the files came out."
        )
    with progress("Loading") as tell:
        loaded = load_paths(body=body, paths=paths, released_on=released_on, accept=accept, by="system", progress=tell)
    noticed = record(body).findings
    if as_json:
        found = {"findings": [facts_of(one) for one in noticed]} if noticed else {}
        print_json(answer(loaded) | found)
    else:
        tell_people(loaded)
        tell_findings(noticed)
    for name in not_given(accept, loaded):
        say(f"note: --accept {name}: no file of that name was given.", aside=as_json)
    if released_on and not loaded.files.files:
        say("note: --released is for files of figures; a plan workbook has no release day.", aside=as_json)
    if loaded.is_refused:
        raise typer.Exit(REFUSED)


def answer(loaded: "Loaded") -> dict[str, Any]:
    """What became of everything, as one object; `plans` is there only when a plan workbook was given, and `findings`,
    which the caller adds, only where something was noticed in the files that stand."""
    told = {"files": [file.as_dict() for file in loaded.files.files], "summary": loaded.files.summary}
    if loaded.plans:
        told["plans"] = [{"refused": "", **asdict(plan)} for plan in loaded.plans]
    return told


def facts_of(finding: "Finding") -> dict[str, Any]:
    """What was noticed in the files that stand, as plain values."""
    return {
        "key": finding.key,
        "kind": str(finding.kind),
        "level": finding.level,
        "state": finding.state,
        "feed": finding.feed,
        "subject": finding.subject,
        "month": finding.period.code if finding.period else None,
        "category": finding.category,
        "facts": dict(finding.facts),
    }


def tell_findings(noticed: "Sequence[Finding]") -> None:
    """How much was noticed that leaves figures out or asks for an answer, as a line; nothing where nothing was."""
    still = [one for one in noticed if one.state == "open" and one.level != "note"]
    severe = sum(one.level == "severe" for one in still)
    if still:
        say(f"Noticed in what is held: {severe} severe, {len(still) - severe} in question. See /data/findings/.")


def not_given(accept: list[str], loaded: "Loaded") -> list[str]:
    """The names to accept that no file bears, in full or by its last part."""
    known = {*loaded.names, *(Path(name).name for name in loaded.names)}
    return [name for name in accept if name not in known]


def tell_people(loaded: "Loaded") -> None:
    """The same, as lines."""
    if loaded.files.files or not loaded.plans:
        tell_files(loaded.files)
    for plan in loaded.plans:
        tell_plan(plan)


def tell_files(report: "LoadReport") -> None:
    """What became of each file of figures, and of all of them together."""
    for file in report.files:
        if file.refused:
            say(f"REFUSED  {file.refused}")
            continue
        moved = f"{file.added:,} added, {file.changed:,} changed, {file.gone:,} gone, {file.unchanged:,} unchanged"
        say(f"{file.rows:>9,} rows  {file.name}: {moved}")
        for warning in file.warnings:
            say(f"           note: {warning}")
    summary = report.summary
    counts = f"Files {summary['files']}, refused {summary['refused']}, notes {summary['warnings']}."
    say(f"{counts} {number_of(report.number)}")


def tell_plan(plan: "PlanReport | PlanRefusal") -> None:
    """What became of one plan workbook."""
    from goldthread.apps.journeys import PlanRefusal

    if isinstance(plan, PlanRefusal):
        say(f"REFUSED  {plan.refused}")
        return
    became = "taken in" if plan.changed else "held already, nothing changed"
    say(f"Plan {plan.code}, {plan.title} ({plan.name}): {became}.")
    counted = {
        "parts": plan.nodes, "actions": plan.actions, "updates": plan.updates, "measures": plan.measures,
        "insight paragraphs": plan.insights,
    }  # fmt: skip
    say(f"           {', '.join(f'{name} {number:,}' for name, number in counted.items())}.")
    for warning in plan.warnings:
        say(f"           note: {warning}")


def number_of(load: int | None) -> str:
    """Which load this was."""
    return f"This is load {load}." if load else "Nothing new was taken in."
