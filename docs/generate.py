"""Writes docs/reference/ from the product itself: its commands, its measure cards and its settings. A test compares."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.analytics.measures.definition import Definition

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "goldthread"
REFERENCE = ROOT / "docs" / "reference"
PACKS = {
    "In the package, for any body": PACKAGE / "analytics" / "measures" / "packs",
    "Of the worked example": ROOT / "example" / "packs",
}
BETTER = {"up_good": "higher", "down_good": "lower", "neither": "neither in itself"}
WRITTEN = "<!-- Written by `make docs` from the product; edits here are lost. -->"


def commands() -> str:
    """Every command with its own help text."""
    import typer

    from goldthread.cli.main import app

    group = typer.main.get_command(app)
    shown = [("goldthread", group), *((f"goldthread {name}", one) for name, one in sorted(group.commands.items()))]
    parts = ["# Commands", WRITTEN]
    for name, command in shown:
        context = command.make_context(name, [], resilient_parsing=True, terminal_width=100, max_content_width=100)
        help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts += [f"## {name}", f"```text\n{help_text}\n```"]
    parts.append(
        "Exit codes: 0 when all went well (a warning is no fault), 1 when something was refused, 2 for a wrong use.\n"
        "With `--json`, one object goes to standard output and progress to standard error."
    )
    return page(parts)


def measures() -> str:
    """Every measure that the product and its example carry, a table for each framework."""
    from goldthread.analytics.measures.definition import load_packs

    catalogue = load_packs(*PACKS.values())
    parts = ["# Measures", WRITTEN]
    for where, folder in PACKS.items():
        parts.append(f"## {where}")
        for framework in catalogue.frameworks:
            if (folder / framework.code).is_dir():
                shown = [one for one in catalogue.measures if one.framework == framework.code]
                parts += [f"### {framework.title}", flat(framework.source_note), table(shown)]
    return page(parts)


def table(shown: "list[Definition]") -> str:
    """A row for each measure."""
    head = "| Code | Title | Definition | Better | Unit | Owner |\n|---|---|---|---|---|---|"
    rows = ((f"`{one.code}`", one.title, one.definition, BETTER[one.direction], one.unit, one.owner) for one in shown)
    return "\n".join([head, *(f"| {' | '.join(flat(cell).replace('|', '/') for cell in row)} |" for row in rows)])


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def settings() -> str:
    """Every environment variable that the code reads, with what the function that reads it says of it."""
    head = "| Variable | What it decides |\n|---|---|"
    rows = [f"| `{name}` | {meaning} |" for name, meaning in sorted(variables())]
    return page(["# Settings", WRITTEN, "Read from the environment when a command starts.", "\n".join([head, *rows])])


def variables() -> Iterator[tuple[str, str]]:
    """Name and meaning of each variable."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                meaning = flat(ast.get_docstring(node) or "")
                yield from ((name, meaning) for name in sorted(read_in(node)))


def read_in(function: ast.FunctionDef) -> set[str]:
    """The variables of ours that a function names, not counting those in its sentences."""
    constants = (node.value for node in ast.walk(function) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str) and re.fullmatch(r"GOLDTHREAD_[A-Z_]+", value)}


def page(parts: list[str]) -> str:
    """The parts as one page."""
    return "\n\n".join(parts) + "\n"


PAGES = {"commands.md": commands, "measures.md": measures, "settings.md": settings}


def main() -> None:
    """Write every page, and say which."""
    REFERENCE.mkdir(exist_ok=True)
    for name, written in PAGES.items():
        (REFERENCE / name).write_text(written(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/reference/{name}\n")


if __name__ == "__main__":
    main()
