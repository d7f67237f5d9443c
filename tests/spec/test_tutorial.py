"""The tutorial works as it is written: its own card and its own figure, through the commands it gives."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorials" / "first-afternoon.md"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def goldthread(*words: str, home: Path) -> str:
    """What a command prints, run from the checkout with a home of its own."""
    command = [sys.executable, "-m", "goldthread", *words]
    environment = {**os.environ, "GOLDTHREAD_HOME": str(home), "COLUMNS": "160"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, text=True).stdout


def test_tutorial_takes_a_figure_from_a_card_to_its_trace(tmp_path: Path) -> None:
    home = tmp_path / "our office"
    framework, card = blocks("toml")
    (figures,) = blocks("csv")
    goldthread(
        "demo", "--no-serve", "--example", "empty", "--body", "Leicestershire", "--area", "leicestershire", home=home
    )
    pack = home / "bodies" / "leicestershire" / "packs" / "our_plan"
    pack.mkdir(parents=True)
    (pack / "_framework.toml").write_text(framework, encoding="utf-8")
    (pack / "confidence.toml").write_text(card, encoding="utf-8")
    (tmp_path / "confidence.csv").write_text(figures, encoding="utf-8")

    goldthread("load", str(tmp_path / "confidence.csv"), home=home)
    told = goldthread("trace", "confidence", "2025/26 Q1", home=home)

    assert "Confidence in the police, Leicestershire, April to June 2025: 57.2%." in told
    assert "Report to the panel, paragraph 12." in told


def test_every_make_target_in_the_tutorial_exists() -> None:
    named = {words.split()[1] for block in blocks("sh") for words in block.splitlines() if words.startswith("make ")}

    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    assert named
    assert named - targets == set()
