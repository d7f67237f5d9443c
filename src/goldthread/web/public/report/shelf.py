"""The editions that lie under the home, as their manifests tell. A file is handed out only if its manifest names it and
its bytes are still those that were issued. What is not public is never looked for here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldthread.reports.demonstration import FOLDER
from goldthread.reports.edition import MANIFEST
from goldthread.reports.manifest import HEAD, Kept, Manifest, is_whole, read


@dataclass(frozen=True, slots=True)
class EditionSet:
    """One edition. `name` is its folder's, `to` the code of the month that it runs to, `plan` its plan's code."""

    name: str
    folder: Path
    title: str
    period: str
    plan: str
    to: str
    edition: date
    data_to: str
    made_with: str
    record_head: str
    fingerprint: str
    minute: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    files: tuple[Kept, ...]

    def content(self, name: str) -> bytes | None:
        """The bytes of a file as they were issued; None for one that the edition has not, or has no more."""
        held = next((one for one in self.files if one.name == name and is_whole(one, self.folder)), None)
        return (self.folder / held.name).read_bytes() if held else None

    def format_of(self, name: str) -> str:
        """Which format a file of the edition has."""
        return next(one.format for one in self.files if one.name == name)


def editions(home: Path, slug: str) -> tuple[EditionSet, ...]:
    """The editions of the body of this slug, those that run furthest first, and of one month the one made last."""
    own = (one for one in _sets(home / FOLDER, slug) if one is not None)
    return tuple(sorted(own, key=lambda one: (one.to, one.edition, one.name), reverse=True))


def _sets(folder: Path, slug: str) -> Iterator[EditionSet | None]:
    for inside in sorted(folder.iterdir()) if folder.is_dir() else ():
        manifest = read(inside / MANIFEST)
        yield _told(inside, manifest) if manifest and manifest.facts.get("body_slug") == slug else None


def _told(folder: Path, manifest: Manifest) -> EditionSet | None:
    """The edition as its manifest tells it; None for a manifest that does not say what it is of."""
    told = manifest.facts
    try:
        return EditionSet(
            name=folder.name,
            folder=folder,
            title=str(told["title"]),
            period=str(told["period"]),
            plan=str(told["plan"]),
            to=str(told["to"]),
            edition=manifest.edition,
            data_to=str(told["data_to"]),
            made_with=str(told.get("made_with", "")),
            record_head=str(told.get(HEAD, "")),
            fingerprint=manifest.fingerprint,
            minute=tuple(map(str, told.get("minute", ()))),
            sections=tuple((str(number), str(title)) for number, title in told.get("sections", ())),
            files=tuple(one for one in manifest.files if Path(one.name).name == one.name),
        )
    except (KeyError, TypeError, ValueError):
        return None
