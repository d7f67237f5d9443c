"""The actions of a plan, or of a part of it, as CSV: a row for each, as the pages show it."""

from collections.abc import Iterator

from goldthread.apps.planning import queries
from goldthread.apps.planning.queries import ActionLine, PlanView
from goldthread.web.parts.export import BYTE_ORDER_MARK, Cell, csv_lines
from goldthread.web.public.held import Held
from goldthread.web.public.plan.standing.block import position_day

HEAD = (
    "plan", "reference", "title", "text", "owner", "owner name", "leads", "delivers", "programme", "when",
    "position on", "status", "status kind", "latest update", "latest update on", "see",
)  # fmt: skip


def lines(held: Held, view: PlanView, node: str | None) -> Iterator[str]:
    """The file, line by line, header first, marked as UTF-8 for spreadsheets; all programmes, in the plan's order."""
    found = queries.delivery(view, on=position_day(view, held.site.today), node=node, programme=None)
    position = found.position_on.isoformat() if view.position_on else ""
    yield BYTE_ORDER_MARK
    yield from csv_lines(HEAD, (_row(view, line) | {"position on": position} for line in found.actions))


def _row(view: PlanView, line: ActionLine) -> dict[str, Cell]:
    """An action; of one that is withheld the safe label alone."""
    if not line.reference:
        return {"plan": view.plan.code, "title": line.title}
    return {
        "plan": view.plan.code,
        "reference": line.reference,
        "title": line.title,
        "text": line.text,
        "owner": line.owner,
        "owner name": line.owner_label,
        "leads": "; ".join(line.leads),
        "delivers": "; ".join(line.delivers),
        "programme": line.programme,
        "when": line.due_words,
        "status": line.status.word if line.status else "",
        "status kind": line.status.kind if line.status else "",
        "latest update": line.latest,
        "latest update on": line.latest_on.isoformat() if line.latest_on else "",
        "see": line.see or "",
    }
