"""The reference pages say what the product does: they are those that docs/generate.py writes now."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from goldthread.analytics.sources import FEEDS

DOCS = Path(__file__).resolve().parents[2] / "docs"


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGES = [
    "commands.md", "departures.md", "feeds.md", "measures.md", "methods.md", "permissions.md", "registers.md",
    "settings.md",
]  # fmt: skip


def test_every_feed_has_a_page() -> None:
    assert sorted(generator().PAGES) == sorted([*PAGES, *(f"feeds/{code}.md" for code in FEEDS)])


@pytest.mark.parametrize("name", [*PAGES, *(f"feeds/{code}.md" for code in FEEDS)])
def test_reference_page_is_the_one_that_would_be_written(name: str) -> None:
    kept = (DOCS / "reference" / name).read_text(encoding="utf-8")

    written = generator().PAGES[name]()

    assert written == kept, "Run `make docs` and commit what it writes."


def test_reference_has_no_other_page() -> None:
    written = sorted(path.relative_to(DOCS / "reference").as_posix() for path in (DOCS / "reference").rglob("*.md"))

    assert written == sorted(generator().PAGES)


def test_every_variable_is_explained() -> None:
    found = dict(generator().variables())

    assert "GOLDTHREAD_HOME" in found
    assert [name for name, meaning in found.items() if not meaning] == []
