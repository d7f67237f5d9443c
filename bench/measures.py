"""What all measures of all forces and months cost beside hand-written SQL, and how long a drill-down waits.

Prints CPU seconds and their ratio, the cost of one new month, and milliseconds for one force over fifteen years. It
judges nothing.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import national

import goldthread.analytics.measures
from goldthread.analytics import engine
from goldthread.analytics.areas import find_force
from goldthread.analytics.drill import Held as Drillable
from goldthread.analytics.drill import Question, drill
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.compute import Held, compute_files
from goldthread.analytics.measures.definition import Definition, load_packs
from goldthread.analytics.sources import recognise

RUNS = 3
YEARS_OF_MONTHS = 180
FORCE = "nottinghamshire"
QUESTIONS = (
    Question("month", "crime_type"),
    Question("district", "crime_type"),
    Question("outcome", "month", {"district": ["Nottingham"]}),
    Question("lsoa_code", "crime_type", {"crime_type": ["Burglary", "Drugs"]}),
    Question("location"),
    Question("location", "month"),
)


def landed(files: Sequence[Path], lake: Lake) -> list[Landing]:
    taken = [Incoming(path, path.name, contained=False) for path in files]
    return [recognise(one).land(one, lake) for one in taken]


def least(deed: Callable[[], object], clock: Callable[[], float]) -> float:
    """The fewest seconds of a few runs."""
    seconds = []
    for _ in range(RUNS):
        started = clock()
        deed()
        seconds.append(clock() - started)
    return min(seconds)


def by_hand(definitions: Sequence[Definition], lake: Lake, landings: Sequence[Landing]) -> None:
    """The same counts as one would write them: a line for each file and district, a filter for each measure."""
    held = ", ".join(engine.file_literal(lake.path(one.parquet)) for one in landings)
    counts = ", ".join(f"count(*) FILTER ({_filter(one)})" for one in definitions)
    engine.run(f"SELECT filename, district, {counts} FROM read_parquet([{held}], filename = true) GROUP BY ALL")


def _filter(definition: Definition) -> str:
    parts = [
        f"{column} {sign} ({', '.join(map(engine.literal, values))})"
        for sign, chosen in (("IN", definition.filter), ("NOT IN", definition.exclude))
        for column, values in chosen.items()
    ]
    return " AND ".join(parts) or "true"


def measured(rows: int, folder: Path) -> None:
    """Print the cost of every measure for every file, against SQL by hand, and that of one file alone."""
    lake = Lake(folder / "lake")
    landings = landed(national.write(folder / f"national-{rows}", national.shares(rows)), lake)
    definitions = load_packs(Path(goldthread.analytics.measures.__file__).with_name("packs")).counted
    files = {one.parquet: Held(one.parquet, find_force(one.subject), one.subject) for one in landings}
    one = dict([next(iter(files.items()))])
    engine.expressions()
    hand = least(lambda: by_hand(definitions, lake, landings), time.process_time)
    ours = least(lambda: list(compute_files(definitions, lake, files)), time.process_time)
    alone = least(lambda: list(compute_files(definitions, lake, one)), time.process_time)
    print(f"{len(definitions)} measures, {len(landings)} files of a force and month, {rows:,} rows")
    print(f"  by hand      {hand:7.2f} CPU s")
    print(f"  by measures  {ours:7.2f} CPU s  ratio {ours / hand:.2f}")
    print(f"  one new file {alone:7.3f} CPU s")


def drilled(months: int, folder: Path) -> None:
    """Print how long each question waits over one force's months, the engine warm."""
    lake, force = Lake(folder / "lake"), find_force(FORCE)
    assert force is not None
    shares = national.shares(months * 10_000, publishers=[force], months=months)
    landings = landed(national.write(folder / f"years-{months}", shares), lake)
    files = [Drillable(one.subject, one.month.code, one.parquet) for one in landings if one.month]
    print(f"\ndrill-down over {months} months of one force, {months * 10_000:,} rows")
    for question in QUESTIONS:

        def ask(question: Question = question) -> object:
            return drill(lake, files, question)

        ask()
        name = f"{question.down} by {question.across or 'nothing'}{', narrowed' if question.where else ''}"
        print(f"  {name:32} {least(ask, time.perf_counter) * 1000:6,.0f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=7_000_000, help="of the national set")
    parser.add_argument("--months", type=int, default=YEARS_OF_MONTHS, help="of one force, for the drill-down")
    parser.add_argument("--folder", type=Path, help="where the files are made, and kept for another run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as scratch:
        folder = given.folder or Path(scratch)
        measured(given.rows, folder)
        drilled(given.months, folder)


if __name__ == "__main__":
    main()
