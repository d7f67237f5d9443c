"""Writes a paper as an edition: its files and their manifest in one folder. It rewrites nothing that has not changed.

Everything is made before anything is written. A folder holds one edition: one of another paper is never written over.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from goldthread.apps.performance.words import wording
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.documents.tree import Document
from goldthread.reports import manifest, placing
from goldthread.reports.manifest import Kept, Manifest
from goldthread.reports.sources import SourceLine

FORMATS = ("html", "pdf", "docx", "xlsx")
MANIFEST = "manifest.json"
CLOSED = "-not-public"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be written: which report it is, under which plan, to which month, from which files."""

    report: str
    document: Document
    plan: str
    to: Period
    sources: tuple[SourceLine, ...]
    with_non_public: bool = False

    @property
    def stem(self) -> str:
        """The name of its files, without their endings. What is not for everybody says so in its name."""
        return f"{self.report}-{self.to.code}{CLOSED if self.with_non_public else ''}"

    @property
    def manifest_name(self) -> str:
        return f"manifest{CLOSED}.json" if self.with_non_public else MANIFEST


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it. `made` are the formats that were written; none of them when nothing had changed."""

    folder: Path
    edition: date
    files: tuple[Kept, ...]
    made: tuple[str, ...]
    manifest: str


def write(
    paper: Paper, *, folder: Path, formats: Iterable[str] = FORMATS, progress: Progress = lambda text: None
) -> Written:
    """Write the formats asked for, and any other that the folder's earlier edition had, so that a set stays one.

    Files that lie there unchanged are left; a paper that has not changed keeps its day. Raises BadInput for a format
    that there is not, for a folder that holds another edition, and for one that cannot be written to.
    """
    wanted = refuse_formats(formats)
    with placing.held(folder, paper.manifest_name):
        return _written(paper, folder, wanted, progress)


def _written(paper: Paper, folder: Path, wanted: Sequence[str], progress: Progress) -> Written:
    before = manifest.read(folder / paper.manifest_name)
    told = manifest.facts(paper.document, report=paper.report, plan=paper.plan, to=paper.to.code, sources=paper.sources)
    _refuse_another(before, told, folder)
    fingerprint = manifest.fingerprint(paper.document)
    is_same = before is not None and before.fingerprint == fingerprint
    day = before.edition if before and is_same else paper.document.made_on
    names = [one for one in FORMATS if one in wanted or (before and one in before.formats)]
    whole = {one.format: one for one in before.files if manifest.is_whole(one, folder)} if before and is_same else {}
    made = _made(
        replace(paper, document=_dated(paper.document, day)), [one for one in names if one not in whole], progress
    )
    files = tuple(whole[one] if one in whole else manifest.kept(f"{paper.stem}.{one}", one, made[one]) for one in names)
    content = manifest.written(Manifest(day, fingerprint, told, files))
    contents = {f"{paper.stem}.{one}": found for one, found in made.items()}
    if made or not _holds(folder / paper.manifest_name, content):
        placing.place(folder, {**contents, paper.manifest_name: content})
    return Written(folder, day, files, tuple(made), paper.manifest_name)


def _refuse_another(before: Manifest | None, told: Mapping[str, Any], folder: Path) -> None:
    """Refuse a folder whose manifest tells of another paper: of another body, plan or month."""
    if before is None or all(before.facts.get(name) == told[name] for name in ("report", "body", "plan", "to")):
        return
    kept = ", ".join(str(before.facts.get(name, "")) for name in ("title", "to", "plan", "body"))
    raise BadInput(
        f"holds another edition: {kept}.",
        where=str(folder),
        mend="Choose another folder with --out.",
    )


def refuse_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats, each once, in their usual order; refused if there is one that is not made."""
    wanted = {one.strip().lower() for one in formats if one.strip()}
    unknown = sorted(wanted - set(FORMATS))
    if unknown or not wanted:
        given = "“" + ", ".join(unknown) + "”"
        raise BadInput("is no format of a report.", where=f"format {given}", mend=f"There are: {', '.join(FORMATS)}.")
    return tuple(one for one in FORMATS if one in wanted)


def _dated(document: Document, day: date) -> Document:
    return replace(document, made_on=day, edition=wording.day(day))


def _made(paper: Paper, formats: Sequence[str], progress: Progress) -> dict[str, bytes]:
    """The bytes of each format."""
    if not formats:
        return {}
    # local: they load much that is slow to load, and a run in which nothing has changed needs none of it
    from goldthread.documents.render.docx import render_docx
    from goldthread.documents.render.html import render_html
    from goldthread.documents.render.pdf import render_pdf
    from goldthread.documents.render.xlsx import render_xlsx

    renderers = {"html": render_html, "pdf": render_pdf, "docx": render_docx, "xlsx": render_xlsx}
    made = {}
    for one in formats:
        progress(one.upper())
        made[one] = renderers[one](paper.document)
    return made


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
