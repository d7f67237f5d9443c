"""The rules of the house that a program can measure: sizes, names, what a tracked file may hold.

Which room may import which is .importlinter's.
"""

import ast
import csv
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "goldthread"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
PROGRAMS = [
    ROOT / "goldthread.py",
    *MODULES,
    *sorted((ROOT / "bench").rglob("*.py")),
    *sorted((ROOT / "docs").rglob("*.py")),
]
FOLDERS = sorted(path for path in PACKAGE.rglob("*") if path.is_dir() and "__pycache__" not in path.parts)

# Homes of things that are alike, one file or folder each: methods, feeds, measures, registers, and what is vendored.
SIBLINGS = ("core/stats", "analytics/sources", "analytics/measures/packs/*", "apps/*/registers", "apps/*/migrations")
SIBLINGS += ("web/static/*", "web/static/*/*")
BANNED = {"common", "helper", "helpers", "lib", "manager", "misc", "stuff", "tool", "tools", "util", "utils"}
TARGETS = ["demo", "test", "test-all", "check", "run", "fix", "seed", "docs", "bench", "golden"]

INDEX = re.compile(
    r"pypi[.](?:org|python)|pythonhosted[.]org|npmjs[.](?:com|org)|deb[.]debian[.]org|--(?:extra-)?index-url|--find-link[s]"
)
MACHINE = re.compile(r"(?<![\w.$}])/(?:work|root)/")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """What a function is told, beside what every deed is: who asks for it, and whom it tells how far it is."""
    given = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
    return [argument.arg for argument in given if argument.arg not in ("self", "cls", "by", "progress")]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """What git keeps or would keep; nothing outside a checkout, where there is no such list."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    return [ROOT / name for name in asked.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, or nothing when it is no text."""
    held = path.read_bytes()
    return "" if b"\0" in held[:8000] else held.decode("utf-8", errors="replace")


def test_functions_are_short() -> None:
    lengths = {f"{place(path)}:{node.lineno} {node.name}": lines(node) for path in MODULES for node in functions(path)}

    too_long = {name: length for name, length in lengths.items() if length > 60}

    assert too_long == {}
    assert median(lengths.values()) <= 10
    assert quantiles(lengths.values(), n=10)[8] <= 30


def test_views_are_short() -> None:
    views = {
        f"{place(path)}:{node.lineno} {node.name}": lines(node)
        for path in MODULES
        if "web" in path.parts
        for node in functions(path)
        if arguments(node)[:1] == ["request"]
    }

    assert {name: length for name, length in views.items() if length > 20} == {}
    assert views


def test_modules_are_short() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PROGRAMS}

    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_templates_are_short() -> None:
    templates = sorted((PACKAGE / "web" / "templates").rglob("*.html"))

    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in templates}

    assert {name: length for name, length in lengths.items() if length > 80} == {}
    assert templates


def test_folders_show_twelve_names_at_most() -> None:
    counts = {
        place(folder): len(
            [child for child in folder.iterdir() if child.name[0] != "." and child.name != "__pycache__"]
        )
        for folder in FOLDERS
        if not any(folder.relative_to(PACKAGE).match(home) for home in SIBLINGS)
    }

    assert {name: count for name, count in counts.items() if count > 12} == {}


def test_names_say_what_a_thing_is() -> None:
    everything = [*PROGRAMS, *FOLDERS, *sorted((ROOT / "tests").rglob("*.py"))]

    assert [place(path) for path in everything if path.stem in BANNED] == []


@pytest.mark.parametrize("path", [*PROGRAMS, *sorted((ROOT / "tests").rglob("test_*.py"))], ids=place)
def test_module_opens_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_functions_take_five_arguments_at_most() -> None:
    taken = {
        f"{place(path)}:{node.lineno} {node.name}": arguments(node) for path in MODULES for node in functions(path)
    }

    assert {name: given for name, given in taken.items() if len(given) > 5 and not _is_command(given)} == {}


def _is_command(given: list[str]) -> bool:
    """A command of the command line takes an argument for each of its options."""
    return "as_json" in given


def test_code_names_no_force_and_no_kind_of_crime() -> None:
    named = {
        value.strip().casefold()
        for table in ("areas/forces.csv", "sources/street_categories.csv")
        for row in csv.reader(_rows(PACKAGE / "analytics" / table))
        for value in row
        if re.fullmatch(r"[A-Za-z][A-Za-z&'’ -]{3,}", value.strip())
    }

    found = {
        f"{place(path)}:{node.lineno} {node.value}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.casefold() in named
    }

    assert found == set()
    assert len(named) > 50


def _rows(path: Path) -> list[str]:
    """The rows of a table below its header and its notes."""
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return kept[1:]


def test_make_alone_lists_every_target() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout

    assert [line.split()[1] for line in shown.splitlines()] == TARGETS
    assert all(len(line.split()) > 3 for line in shown.splitlines())


def test_tracked_files_name_no_package_index() -> None:
    assert [place(path) for path in tracked() if INDEX.search(text_of(path))] == []


def test_tracked_files_name_no_folder_of_one_machine() -> None:
    assert [place(path) for path in tracked() if MACHINE.search(text_of(path))] == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "bench.txt"])
def test_every_locked_package_has_a_version_and_hashes(name: str) -> None:
    locked = _locked(name)

    assert len(locked) > 30
    for first, rest in locked:
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? ?\\", first), first
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", rest), first


@pytest.mark.parametrize(("name", "groups"), [("run.txt", ["build"]), ("dev.txt", ["build", "dev"])])
def test_every_declared_package_is_locked(name: str, groups: list[str]) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = declared["project"]["dependencies"] + [
        line for group in groups for line in declared["dependency-groups"][group]
    ]

    wanted = {re.split(r"[^a-z0-9-]", line)[0] for line in asked}

    assert wanted - {first.split("==")[0] for first, _ in _locked(name)} == set()


def test_what_runs_is_what_was_tested() -> None:
    assert {first for first, _ in _locked("run.txt")} <= {first for first, _ in _locked("dev.txt")}


def _locked(name: str) -> list[tuple[str, str]]:
    """Each package of a lock file: its first line, and the lines that belong to it."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return [(block.splitlines()[0], "\n".join(block.splitlines()[1:])) for block in blocks]


def test_decisions_fit_a_screen() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))

    assert [place(path) for path in decisions if len(path.read_text(encoding="utf-8").splitlines()) > 50] == []
    assert decisions


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "example").rglob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    ]

    assert [f"{place(page)} → {target}" for page, target in links if not (page.parent / target).exists()] == []
    assert links
