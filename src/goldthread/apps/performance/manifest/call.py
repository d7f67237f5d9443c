"""What one call of `operations.load` was told, and the load that it makes: unpublished, and read by nobody but itself,
until all of it is there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db.models import Max

from goldthread.analytics.lake import Lake
from goldthread.analytics.measures.definition import Catalogue
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.manifest.removing import remove_files, unfinished_load
from goldthread.apps.performance.models import Load, SourceFile

Place = tuple[str, str, date | None]
"""Feed, subject and month: what a later release takes over."""


@dataclass(slots=True)
class Draft:
    """The load in the making. `files` are those of this call, in the order they came; what a killed call had done
    beside them is in `left` until it is given again, by its hash."""

    load: Load | None = None
    files: list[SourceFile] = field(default_factory=list)
    left: dict[str, SourceFile] = field(default_factory=dict)
    standing: dict[Place, SourceFile] = field(default_factory=dict)
    by_hash: dict[str, SourceFile] = field(default_factory=dict)

    @classmethod
    def of(cls, body: Body) -> "Draft":
        """A new one, or the one that a killed call of this body left."""
        load = unfinished_load(body)
        left = SourceFile.objects.filter(load=load).order_by("pk") if load else ()
        return cls(load, left={file.sha256: file for file in left})

    def keep(self, file: SourceFile) -> None:
        """Count the file among those of this call."""
        self.left.pop(file.sha256, None)
        self.files.append(file)
        self.by_hash[file.sha256] = file
        self.standing[file.feed, file.subject, file.month] = file

    def drop(self, sha256: str) -> None:
        """Remove what a killed call had done of this file, and what rested on it."""
        if sha256 in self.left:
            gone = set(remove_files([self.left[sha256].pk]))
            self.left = {key: file for key, file in self.left.items() if file.pk not in gone}

    def drop_rest(self) -> None:
        """Remove what a killed call had done and this one was not given again; of a call without a file, the load."""
        remove_files([file.pk for file in self.left.values()])
        self.left = {}
        if self.load and not self.files:
            self.load.delete()
            self.load = None

    def numbered(self, body: Body, *, by: str) -> Load:
        """The load, made when its first file is taken: within a transaction of the caller's."""
        if self.load is None:
            last = Load.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
            self.load = Load.objects.create(body=body, number=last + 1, loaded_at=now(), loaded_by=by)
        return self.load


@dataclass(frozen=True, slots=True)
class Call:
    """What one call was told."""

    body: Body
    catalogue: Catalogue
    released_on: date
    by: str
    lake: Lake
    accept: frozenset[str]
    progress: Callable[[str], None]
    is_day_stated: bool
    draft: Draft

    def accepts(self, name: str) -> bool:
        """Whether the file of this shown name was confirmed, by that name or by its last part."""
        return bool(self.accept & {name, Path(name).name})

    def standing(self, feed: str, subject: str, month: date | None) -> SourceFile | None:
        """The file that a release of this day would take the place of: one of this call, or a published one."""
        earlier = self.draft.standing.get((feed, subject, month))
        held = SourceFile.objects.filter(body=self.body, feed=feed, subject=subject, month=month)
        held = held.filter(released_on__lte=self.released_on, load__published_at__isnull=False)
        return earlier or held.order_by("-released_on", "-id").first()

    def later(self, feed: str, subject: str, month: date | None) -> SourceFile | None:
        """The nearest published release after this day: that one keeps its place."""
        held = SourceFile.objects.filter(body=self.body, feed=feed, subject=subject, month=month)
        held = held.filter(released_on__gt=self.released_on, load__published_at__isnull=False)
        return held.order_by("released_on", "-id").first()
