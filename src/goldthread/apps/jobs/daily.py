"""What is done once a day: each piece of work is registered once with its name, its label and its deed. When a day has
begun, the worker gives out what has not been given out for it; a day on which no worker ran is left out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django_tasks import task

from goldthread.apps.jobs.models import Round
from goldthread.core.errors import GoldthreadError


class UnknownWork(GoldthreadError):
    """Daily work was asked for that nobody registered, or two bear one name."""


@dataclass(frozen=True, slots=True)
class DailyWork:
    """A piece of work. `deed` is told the day; it may run again for the same day, and must then do no harm."""

    name: str
    label: str | Promise
    deed: Callable[[date], None]


_WORKS: dict[str, DailyWork] = {}


def register(work: DailyWork) -> DailyWork:
    """Make a piece of work known. Raises UnknownWork when another bears its name."""
    if _WORKS.setdefault(work.name, work) != work:
        raise UnknownWork(f"Two pieces of daily work are called “{work.name}”. Give one of them another name.")
    return work


def works() -> tuple[DailyWork, ...]:
    """Every piece of work, by its name."""
    return tuple(_WORKS[name] for name in sorted(_WORKS))


def label_of(name: str) -> str:
    """The label of a piece of work; its name where no part of the product does it any more."""
    return str(_WORKS[name].label) if name in _WORKS else name


@task()
def do_daily_work(name: str, day: str) -> None:
    """Do one piece of work for one day. Raises UnknownWork."""
    if name not in _WORKS:
        raise UnknownWork(f"No daily work is called “{name}”. Register it with `jobs.daily.register`.")
    _WORKS[name].deed(date.fromisoformat(day))


def give_out(*, day: date, at: datetime) -> tuple[str, ...]:
    """Give out what has not been given out for this day, and say what it was. Two that do so at once give out each
    piece once."""
    held = set(Round.objects.filter(day=day).values_list("work", flat=True))
    return tuple(work.name for work in works() if work.name not in held and _given(work, day, at))


def _given(work: DailyWork, day: date, at: datetime) -> bool:
    try:
        with transaction.atomic():
            given = Round.objects.create(work=work.name, day=day, given_at=at)
            given.job = str(do_daily_work.enqueue(work.name, day.isoformat()).id)
            given.save(update_fields=["job"])
    except IntegrityError:
        return False
    return True
