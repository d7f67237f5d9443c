"""The one place that speaks to Typst: house faces only, every word as data, nothing read from or left on the disk."""

from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

_HOME = Path(str(files("goldthread.documents.render.pdf") / "typ"))
_FACES = _HOME.parents[1] / "fonts"


def pressed(data: str, *, made_on: date) -> bytes:
    """A paper as PDF/UA-1 from its data as JSON. The file says that it was made at the start of the day given."""
    moment = datetime.combine(made_on, time(), UTC)
    (made,) = _made("main.typ", {"paper": data}, format="pdf", pdf_standards=["ua-1"], timestamp=moment)
    return made


def drawings(data: str, *, ppi: float) -> list[bytes]:
    """A PNG for each drawing of a JSON list, with `ppi` pixels to an inch of 72 units of its view box."""
    return _made("picture.typ", {"pictures": data}, format="png", ppi=ppi)


def _made(name: str, inputs: dict[str, str], **options: Any) -> list[bytes]:
    compiler = typst.Compiler(
        _HOME / name, root=_HOME, font_paths=[_FACES], ignore_system_fonts=True, sys_inputs=inputs
    )
    made = compiler.compile(**options)
    return [made] if isinstance(made, bytes) else list(made or [])
