"""`goldthread trace`: the chain from file to figure, in words."""

from goldthread.cli import django
from goldthread.cli.talk.output import print_json, say
from goldthread.cli.talk.words import day
from goldthread.core.period import Period


def run(*, measure: str, period: str, area: str, as_at: str, as_json: bool) -> None:
    """Print the chain behind one figure."""
    wanted = Period.parse(period)
    on = day(as_at, name="--as-at") if as_at else None
    body, catalogue = django.opened()
    from goldthread.apps.performance import queries
    from goldthread.apps.performance.tracing import trace

    steps = trace(queries.record(body, as_at=on), catalogue.measure(measure), wanted, area=area or None)
    if as_json:
        print_json(
            {
                "measure": measure,
                "period": wanted.code,
                "steps": [{"step": s.title, "says": list(s.lines)} for s in steps],
            }
        )
        return
    for step in steps:
        say(step.title)
        for line in step.lines:
            say(f"  {line}")
