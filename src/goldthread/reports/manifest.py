"""What lies beside the files of an edition: which paper it is, of when, from which sources, with each file’s hash."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from goldthread import __version__
from goldthread.core.stats.charts.xmr import DEFAULT_METHOD
from goldthread.documents.numbering import Numbers, number
from goldthread.documents.picture import Line, Spark
from goldthread.documents.text import Text
from goldthread.documents.tree import Chart, Document, Row, Table, walk
from goldthread.reports.sources import SourceLine

HEAD = "record_head"
"""Under what name a manifest tells where the record stood when the edition was made."""
COUNTED = {
    "limits": f"XmR, rules of Making Data Count, runs of {DEFAULT_METHOD.run_length}",
    "months": "completeness against neighbouring months",
}
"""What reads monthly counts. A paper without any names none of them."""


@dataclass(frozen=True, slots=True)
class Key:
    """Which paper an edition is of: the report, the body by its slug, the plan and the month by their codes.

    The fields bear the names that the manifest gives them.
    """

    report: str
    body_slug: str
    plan: str
    to: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of an edition."""

    name: str
    format: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition on disk: its day, what it says of itself, its files."""

    edition: date
    fingerprint: str
    facts: dict[str, Any]
    files: tuple[Kept, ...]

    def is_of(self, key: Key) -> bool:
        """Whether this is an edition of that paper. One that names no slug counts as the body’s own."""
        held = {"body_slug": key.body_slug, **self.facts}
        return all(held.get(name) == value for name, value in asdict(key).items())


def fingerprint(document: Document) -> str:
    """Changes when, and only when, the paper does, or the version that makes it; its day is no part of it."""
    undated = replace(document, made_on=date.min, edition="")
    return hashlib.sha256(f"{__version__}\n{undated!r}".encode()).hexdigest()


def facts(document: Document, *, key: Key, sources: Iterable[SourceLine], head: str = "") -> dict[str, Any]:
    """What the manifest tells beside the files: what the paper is, says in a minute and rests on, and its sections.
    `head` is that of the record when it was made; without one nothing is told of it."""
    numbers = number(document)
    return {
        "report": key.report,
        "title": document.title,
        "body": document.body,
        "body_slug": key.body_slug,
        "plan": key.plan,
        "to": key.to,
        "period": document.period,
        "data_to": document.data_to,
        "marking": "public" if document.marking.public else f"not public: {document.marking.category}",
        "minute": [_words(line, numbers) for line in document.minute],
        "sections": [[numbers.number(section), section.title] for section in document.sections],
        "made_with": f"Goldthread {__version__}",
        **({HEAD: head} if head else {}),
        "methods": {name: {"method": told, "version": __version__} for name, told in _methods(document).items()},
        "sources": [
            {"name": one.name, "sha256": one.sha256, "released_on": one.released_on and one.released_on.isoformat()}
            for one in sources
        ],
    }


def _methods(document: Document) -> dict[str, str]:
    """The methods behind the paper's figures: those of counts where a series is drawn."""
    pictures = [block.picture for block in walk(document.sections) if isinstance(block, Chart)]
    tables = [block for block in walk(document.sections) if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows if isinstance(row, Row)]
    pictures += [cell.picture for row in rows for cell in row.cells if cell.picture]
    return COUNTED if any(isinstance(one, Line | Spark) for one in pictures) else {}


def _words(text: Text, numbers: Numbers) -> str:
    """A text as it reads, with what its cross-references are called."""
    return "".join(numbers.shown(span) for span in text)


def written(manifest: Manifest) -> bytes:
    """The manifest as it lies in the folder: the same text for the same edition."""
    told = {
        "edition": manifest.edition.isoformat(),
        **manifest.facts,
        "fingerprint": manifest.fingerprint,
        "files": [asdict(one) for one in manifest.files],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def read(path: Path) -> Manifest | None:
    """The manifest in this file; None where there is none, or none that can be read: then the edition is made anew."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        files = tuple(Kept(**one) for one in told.pop("files"))
        return Manifest(date.fromisoformat(told.pop("edition")), told.pop("fingerprint"), told, files)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError, TypeError, KeyError, AttributeError):
        return None


def kept(name: str, form: str, content: bytes) -> Kept:
    """A file of the edition, by its content."""
    return Kept(name, form, len(content), hashlib.sha256(content).hexdigest())


def is_whole(one: Kept, folder: Path) -> bool:
    """Whether the file lies in this folder as the manifest says. One that is named elsewhere never does."""
    path = folder / one.name
    return path.name == one.name and path.is_file() and kept(one.name, one.format, path.read_bytes()) == one
