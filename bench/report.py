"""What a report of 60 counted measures costs, each with its chart, in four formats: from scratch, and when nothing has
changed. Beside it, a notebook of the same figures for the HTML alone. Judges nothing."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STREET = ROOT / "example" / "street" / "nottinghamshire-street-2024-01_2025-12.zip"
NOTEBOOK = ROOT / "bench" / "notebook.py"
PEER = ROOT / ".venv-bench" / "bin" / "python"
MEASURES, SHIPPED, TYPES = 60, 16, 11
MONTH, OFFICE = "2025-12", "An office with sixty measures"
CARD = """
code = "{code}"
title = "{title}"
things = "{things}"
definition = "Rows of one kind with one outcome."
why = "One of many measures, to see what a report of them costs."
direction = "down_good"
unit = "count"
shape = "count"
source = "data.police.uk, street-level files"
frequency = "month"
owner = "Performance analyst"
target_kind = "none"
theme = "{theme}"
order = {order}
review_on = 2027-03-31
caveats = []

[filter]
crime_type = ["{crime_type}"]
outcome = ["{outcome}"]
"""


def combinations() -> list[tuple[str, str]]:
    """As many pairs of kind and outcome as make sixty measures with those of the product; the frequent first."""
    with zipfile.ZipFile(STREET) as held, held.open(sorted(held.namelist())[-1]) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))
    kinds = [kind for kind, _ in Counter(row["Crime type"] for row in rows if row["Crime ID"]).most_common(TYPES)]
    outcomes = Counter(row["Last outcome category"] for row in rows if row["Crime ID"])
    pairs = list(product(kinds, [outcome for outcome, _ in outcomes.most_common(4)]))
    return pairs[: MEASURES - SHIPPED]


def write_cards(home: Path, pairs: list[tuple[str, str]]) -> None:
    """One card for each pair."""
    packs = home / "bodies" / "an-office-with-sixty-measures" / "packs" / "outcomes"
    packs.mkdir(parents=True)
    (packs / "_framework.toml").write_text('title = "Outcomes"\nsource_note = "Made for a measurement."\norder = 20\n')
    for order, (kind, outcome) in enumerate(pairs):
        code = f"measure-{order:02}"
        title = f"{kind}: {outcome.lower()}"
        card = CARD.format(
            code=code, title=title, things=title, theme=kind, order=order, crime_type=kind, outcome=outcome
        )
        (packs / f"{code}.toml").write_text(card, encoding="utf-8")


def run(command: list[str], home: Path) -> tuple[float, float, str]:
    """CPU seconds with all that the command started, its peak MiB, and what it said."""
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "GOLDTHREAD_HOME": str(home)}, stdout=subprocess.PIPE
    )
    said = process.stdout.read() if process.stdout else b""
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command[:4])} … failed.")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.decode()


def goldthread(*words: str) -> list[str]:
    return [sys.executable, "-m", "goldthread", *words]


def ours(home: Path) -> float:
    """Print what the report costs; gives the CPU seconds from scratch."""
    run(goldthread("demo", "--example", "empty", "--body", OFFICE, "--no-serve"), home)
    write_cards(home, combinations())
    run(goldthread("load", str(STREET), "--released", "2026-02-27"), home)
    report = goldthread("report", "performance-and-insight", "--to", MONTH, "--out", str(home / "out"), "--json")
    cold, cold_peak, said = run(report, home)
    unchanged, unchanged_peak, _said = run(report, home)
    charts = (
        (home / "out" / f"performance-and-insight-{MONTH}.html").read_text(encoding="utf-8").count("gt-chart__title")
    )
    print(f"{MEASURES} measures, {charts} charts, four formats, with the start of the program")
    print(f"  from scratch {cold:6.2f} CPU s  peak {cold_peak:4.0f} MiB")
    print(f"  unchanged    {unchanged:6.2f} CPU s  peak {unchanged_peak:4.0f} MiB")
    for file in json.loads(said)["files"]:
        print(f"  {file['format']:5}{file['bytes'] / 1024:9,.0f} KiB")
    html = goldthread(
        "report", "performance-and-insight", "--to", MONTH, "--out", str(home / "html"), "--format", "html"
    )
    alone, _peak, _said = run(html, home)
    print(f"  HTML alone   {alone:6.2f} CPU s")
    return alone


def peer(home: Path) -> float | None:
    """The CPU seconds of the notebook for its HTML; None when its packages are not installed."""
    if not PEER.exists():
        print("The notebook was not run: `sh requirements/install.sh bench` installs what it needs.")
        return None
    pairs = home / "pairs.json"
    pairs.write_text(json.dumps(combinations()), encoding="utf-8")
    seconds, peak, _said = run([str(PEER), str(NOTEBOOK), str(STREET), str(pairs), str(home / "notebook.html")], home)
    size = (home / "notebook.html").stat().st_size / 1024
    print("A notebook with pandas and matplotlib through nbconvert, the same measures, HTML alone")
    print(f"  from scratch {seconds:6.2f} CPU s  peak {peak:4.0f} MiB (of its first process)  {size:,.0f} KiB")
    return seconds


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        home = Path(folder)
        mine, theirs = ours(home), peer(home)
    if theirs is not None:
        print(f"ratio, HTML alone: {theirs / mine:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
