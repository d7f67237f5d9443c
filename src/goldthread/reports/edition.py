"""Writes a paper as an edition: its files and their manifest in one folder. It rewrites nothing that has not changed.

Everything is made before anything is written, and what was made is on the record of deeds. A folder holds one edition:
one of another paper is never written over.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from goldthread.apps.performance.words import wording
from goldthread.core.errors import BadInput
from goldthread.core.period import Period
from goldthread.documents.tree import Document
from goldthread.reports import manifest, placing, recorded
from goldthread.reports.manifest import Kept, Key, Manifest
from goldthread.reports.sources import SourceLine

FORMATS = ("html", "pdf", "docx", "xlsx")
MANIFEST = "manifest.json"
CLOSED = "-not-public"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be written: which report it is, of which body (its slug), under which plan, to which month."""

    report: str
    document: Document
    body_slug: str
    plan: str
    to: Period
    sources: tuple[SourceLine, ...]
    with_non_public: bool = False

    @property
    def stem(self) -> str:
        """The name of its files, without their endings. What is not for everybody says so in its name."""
        return f"{self.report}-{self.to.code}{CLOSED if self.with_non_public else ''}"

    @property
    def key(self) -> Key:
        return Key(self.report, self.body_slug, self.plan, self.to.code)

    @property
    def manifest_name(self) -> str:
        return f"manifest{CLOSED}.json" if self.with_non_public else MANIFEST


@dataclass(frozen=True, slots=True)
class Written:
    """What became of it. `made` are the formats that were written, none of them when nothing had changed.

    `gone` are the files of the edition before that were taken away: the new one was not asked for in their format.
    """

    folder: Path
    edition: date
    files: tuple[Kept, ...]
    made: tuple[str, ...]
    manifest: str
    gone: tuple[str, ...] = ()


def write(
    paper: Paper,
    *,
    folder: Path,
    formats: Iterable[str] = FORMATS,
    by: str = "system",
    progress: Progress = lambda text: None,
) -> Written:
    """Write the formats asked for. Others that the same edition has, and that lie there unchanged, stay part of it.

    Files that lie there unchanged are left; a paper that has not changed keeps its day. One that has changed is a new
    edition: files of the one before leave with it, except those that somebody has altered since.

    Raises BadInput for a format that there is not, for a folder that holds another edition, and for one that cannot be
    written to.
    """
    wanted = refuse_formats(formats)
    with placing.held(folder, paper.manifest_name):
        return _written(paper, folder, wanted, by, progress)


def _written(paper: Paper, folder: Path, wanted: Sequence[str], by: str, progress: Progress) -> Written:
    before = manifest.read(folder / paper.manifest_name)
    _refuse_another(before, paper.key, folder)
    fingerprint = manifest.fingerprint(paper.document)
    same = before if before and before.fingerprint == fingerprint else None
    day = same.edition if same else paper.document.made_on
    stays = {one.format: one for one in same.files if manifest.is_whole(one, folder)} if same else {}
    dated = replace(paper, document=_dated(paper.document, day))
    made = _made(dated, [one for one in wanted if one not in stays], progress)
    files = tuple(_files(paper, stays, made))
    gone = _gone(before, files, folder)
    # the head is that of when the edition was made: the record goes on, and the edition stands
    head = recorded.standing(paper.body_slug) if made or not same else str(same.facts.get(manifest.HEAD, ""))
    facts = manifest.facts(paper.document, key=paper.key, sources=paper.sources, head=head)
    content = manifest.written(Manifest(day, fingerprint, facts, files))
    if made or not _holds(folder / paper.manifest_name, content):
        with transaction.atomic():
            new = [one for one in files if one.format in made]
            told = {"title": paper.document.title, "edition": day, "public": not paper.with_non_public}
            recorded.note_made(paper.key, told, new, by=by)
            contents = {f"{paper.stem}.{one}": found for one, found in made.items()}
            placing.place(folder, {**contents, paper.manifest_name: content})
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    return Written(folder, day, files, tuple(made), paper.manifest_name, gone)


def _files(paper: Paper, stays: Mapping[str, Kept], made: Mapping[str, bytes]) -> Iterator[Kept]:
    """The files of the edition, in the usual order of formats."""
    for one in FORMATS:
        if one in stays:
            yield stays[one]
        elif one in made:
            yield manifest.kept(f"{paper.stem}.{one}", one, made[one])


def _gone(before: Manifest | None, files: Iterable[Kept], folder: Path) -> tuple[str, ...]:
    """The files of the edition before that the new one has not, as long as they are still what was written."""
    names = {one.name for one in files}
    earlier = before.files if before else ()
    return tuple(one.name for one in earlier if one.name not in names and manifest.is_whole(one, folder))


def _refuse_another(before: Manifest | None, key: Key, folder: Path) -> None:
    """Refuse a folder whose manifest tells of another paper: of another report, body, plan or month."""
    if before is None or before.is_of(key):
        return
    kept = ", ".join(str(before.facts.get(name, "")) for name in ("title", "to", "plan", "body"))
    raise BadInput(f"holds another edition: {kept}.", where=str(folder), mend="Choose another folder with --out.")


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
