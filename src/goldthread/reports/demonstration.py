"""Makes the editions that the worked example names, each in a folder of its own under the home."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.utils.text import slugify

from goldthread.apps.bodies.models import Body
from goldthread.core.period import Period
from goldthread.reports import performance_and_insight
from goldthread.reports.edition import write

FOLDER = "reports"


def place(home: Path, *, plan: str, to: Period) -> Path:
    """Where the edition of a plan to a month lies when no other folder is named."""
    return home / FOLDER / "-".join(filter(None, (slugify(plan), "to", to.code)))


def make_all(
    example: Path, body: Body, *, home: Path, today: date, progress: Callable[[str], None] = lambda text: None
) -> str:
    """Write every edition that the example names. Says in a sentence how many were made anew."""
    wanted = tomllib.loads((example / "body.toml").read_text(encoding="utf-8")).get("reports", [])
    made = 0
    for one in wanted:
        to = Period.parse(one["to"])
        paper = performance_and_insight.prepare(body, to=to, plan=one["plan"], made_on=today)
        progress(to.words)
        made += bool(write(paper, folder=place(home, plan=paper.plan, to=to), by="system").made)
    where = f"They lie in {home / FOLDER} ."
    return f"{made} editions. {where}" if made else f"Nothing new: every edition is made already. {where}"
