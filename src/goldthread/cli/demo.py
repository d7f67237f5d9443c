"""`goldthread demo`: prepares the home, loads the example or founds a new office, and says what it did and how long
it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.cli import django, serve
from goldthread.cli.talk.output import print_json, progress, say

if TYPE_CHECKING:
    from goldthread.apps.bodies.models import Body


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
    """Make the home ready for the example, or for a new office of this name; serve it at `port`, if one is given."""
    if port:
        serve.refuse_busy(port)
    diary = Diary(quiet=as_json)
    with diary.step("Prepared the home") as tell:
        django.start(new_home=True)
        from django.conf import settings

        tell(f"Everything lies in {settings.HOME} ; deleting that folder is a clean start.")
    if example == "worked":
        _load_example(diary)
    else:
        _found_office(diary, body, area)
    _end(diary, settings.HOME, port, as_json)


def _load_example(diary: Diary) -> None:
    from goldthread.apps.journeys import compute, example_folder, load_files, load_plans, open_example

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
    address = f"http://{serve.HOST}:{port or 8000}"
    if as_json:
        total = round(sum(float(str(step["seconds"])) for step in diary.steps), 2)
        print_json({"home": str(home), "open": address, "seconds": total, "steps": diary.steps})
    else:
        say(f"Database {home / 'goldthread.sqlite3'} ; lake {home / 'lake'} ; own measure cards {home / 'bodies'} .")
        say(f"Open {address}" if port else f"Ready. `make run` (or `goldthread serve`) opens it at {address}")
    if port:
        serve.start(port)
