"""`goldthread demo`: prepares the home, loads the example or founds a new office, and says what it did and how long
it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.cli import django
from goldthread.cli.running import serve
from goldthread.cli.talk.output import print_json, progress, say
from goldthread.core.errors import GoldthreadError

if TYPE_CHECKING:
    from goldthread.apps.bodies.models import Body


class HomeInhabited(GoldthreadError):
    """People sign in to this home: it is not opened anew over their heads."""


@dataclass
class Diary:
    """What was done, in order, with its seconds."""

    steps: list[dict[str, object]] = field(default_factory=list)
    quiet: bool = False

    @contextmanager
    def step(self, name: str) -> Iterator[Callable[[str], None]]:
        """Time a step; what it says is printed when it ends."""
        said: list[str] = []
        started = time.perf_counter()
        yield said.append
        seconds = round(time.perf_counter() - started, 2)
        self.steps.append({"step": name, "seconds": seconds, "said": " ".join(said)})
        if not self.quiet:
            say(f"{seconds:6.2f} s  {name}. {' '.join(said)}".rstrip())


def run(*, example: str, body: str, area: str, port: int | None, as_json: bool) -> None:
    """Make the home ready for the example, or for a new office of this name; serve it at `port`, if one is given.
    Raises HomeInhabited, with nothing changed, where people sign in already."""
    if port:
        serve.refuse_busy(serve.Place(port=port))
    diary = Diary(quiet=as_json)
    with diary.step("Prepared the home") as tell:
        django.start(new_home=True, first=refuse_inhabited)
        from django.conf import settings

        tell(f"Everything lies in {settings.HOME} ; deleting that folder is a clean start.")
    if example == "worked":
        _load_example(diary)
    else:
        _found_office(diary, body, area)
    _end(diary, settings.HOME, port, as_json)


def refuse_inhabited() -> None:
    """Raises HomeInhabited where somebody who is no figure of a demonstration holds a role. The tables may be those of
    an earlier version, or not be there yet."""
    from django.conf import settings
    from django.db import connection

    from goldthread.apps.people.models import Grant

    if Grant._meta.db_table not in connection.introspection.table_names():
        return
    if Grant.objects.filter(person__is_demo=False, until=None).exists():
        raise HomeInhabited(
            f"People sign in to the office that is kept in {settings.HOME}, so it is not opened anew; nothing was "
            "changed. To serve it, run `goldthread serve`; to bring it to this version, `goldthread upgrade`. For an "
            "example or another office, name an empty folder in GOLDTHREAD_HOME."
        )


def _load_example(diary: Diary) -> None:
    from goldthread.apps.journeys import (
        compute,
        example_folder,
        load_files,
        load_plans,
        open_example,
        open_registers,
    )

    folder = example_folder()
    with diary.step("Opened the worked example") as tell:
        body, before = open_example(folder, by="system")
        tell(f"{body.name}, from {folder} . {before}".rstrip())
    with diary.step("Loaded its files") as tell, progress("Loading") as moving:
        tell(load_files(folder, body, by="system", progress=moving))
    with diary.step("Computed the measures") as tell:
        tell(compute(body, by="system"))
    with diary.step("Loaded its plans") as tell, progress("Loading") as moving:
        tell(load_plans(folder, body, by="system", progress=moving))
    with diary.step("Opened its registers") as tell:
        tell(open_registers(folder))
    _make_reports(diary, folder, body)


def _make_reports(diary: Diary, folder: Path, body: "Body") -> None:
    from django.conf import settings

    from goldthread.apps.bodies.queries import today
    from goldthread.reports.demonstration import make_all

    with diary.step("Made the reports") as tell, progress("Making") as moving:
        tell(make_all(folder, body, home=settings.HOME, today=today(), progress=moving))


def _found_office(diary: Diary, name: str, area: str) -> None:
    from goldthread.apps.journeys import open_office
    from goldthread.apps.performance import operations, queries

    with diary.step("Opened a new office") as tell:
        body, before = open_office(name=name, area=area, by="system")
        operations.refresh(body=body, catalogue=queries.catalogue(body), by="system")
        tell(" ".join(filter(None, (f"{body.name}.", before, "Load its files with `goldthread load PATH`."))))


def _end(diary: Diary, home: Path, port: int | None, as_json: bool) -> None:
    address = serve.Place(port=port or 8000).address
    if as_json:
        total = round(sum(float(str(step["seconds"])) for step in diary.steps), 2)
        print_json({"home": str(home), "open": address, "seconds": total, "steps": diary.steps})
    else:
        say(f"Database {_database()} ; lake {home / 'lake'} ; own measure cards {home / 'bodies'} .")
        say(f"Open {address}" if port else f"Ready. `make run` (or `goldthread serve`) opens it at {address}")
    if port:
        serve.start(serve.Place(port=port))


def _database() -> str:
    """Where the database is, without the password that its address may hold."""
    from django.db import connection

    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(chosen["NAME"])
    return f"{chosen['NAME']} at {chosen['HOST'] or 'this machine'}"
