"""How many seconds each step of the demonstration takes, from an empty home and once more unchanged. Judges nothing."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def demo(home: Path) -> tuple[dict[str, float], float]:
    """The seconds of each step, and those of the whole command with the start of the program."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "goldthread", "demo", "--no-serve", "--json"]
    answer = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "GOLDTHREAD_HOME": str(home)}, stdout=subprocess.PIPE, check=True
    )
    steps = json.loads(answer.stdout)["steps"]
    return {step["step"]: float(step["seconds"]) for step in steps}, time.perf_counter() - started


def main() -> None:
    """Print a line for each step: seconds from an empty home, seconds unchanged."""
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        empty, empty_total = demo(Path(folder))
        unchanged, unchanged_total = demo(Path(folder))
    width = max(map(len, empty))
    print(f"{'step':{width}}  empty home   unchanged")
    for step, seconds in empty.items():
        print(f"{step:{width}}  {seconds:8.2f} s  {unchanged[step]:8.2f} s")
    print(f"{'whole command':{width}}  {empty_total:8.2f} s  {unchanged_total:8.2f} s")
    print(f"ratio {empty_total / unchanged_total:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
