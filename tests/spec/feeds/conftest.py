"""The carried sample of a feed, whole or with words of it changed, and what became of it in an empty lake."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics import engine
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.core.errors import BadInput

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Incoming]:
    """The sample of this name with one text in place of another, each time that it stands there."""

    def write(name: str, old: str = "", new: str = "") -> Incoming:
        text = (SAMPLES / name).read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / name
        path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
        return Incoming(path, name, contained=False)

    return write


@pytest.fixture
def land(lake: Lake, changed: Callable[..., Incoming]) -> Callable[..., Landing]:
    """Recognise and land a sample, with one text in place of another."""

    def landed(name: str, old: str = "", new: str = "") -> Landing:
        incoming = changed(name, old, new)
        return recognise(incoming).land(incoming, lake)

    return landed


@pytest.fixture
def refusal(lake: Lake, land: Callable[..., Landing]) -> Callable[..., str]:
    """The sentence that refuses a sample with one text in place of another; the lake holds nothing of it."""

    def told(name: str, old: str, new: str) -> str:
        with pytest.raises(BadInput) as fault:
            land(name, old, new)
        assert list(lake.root.rglob("*.parquet")) == []
        return str(fault.value)

    return told


@pytest.fixture
def query(lake: Lake) -> Callable[[Landing, str], list[tuple[Any, ...]]]:
    """Rows of a landed table: the rest of a SELECT, with the table as t."""

    def rows(landing: Landing, sql: str) -> list[tuple[Any, ...]]:
        table = f"(SELECT * FROM read_parquet('{lake.held(landing.parquet)}')) AS t"
        columns, _, rest = sql.partition(" WHERE ")
        return engine.run(f"SELECT {columns} FROM {table}{f' WHERE {rest}' if rest else ''}")

    return rows
