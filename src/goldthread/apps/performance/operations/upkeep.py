"""Deeds on the lake itself: forget a load that should not have been made, and remove what nothing refers to."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.queries import now
from goldthread.apps.performance.figures.writing import MOST_ROWS, brief
from goldthread.apps.performance.manifest.removing import drop_unfinished, finish_forgetting
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile
from goldthread.apps.performance.operations.loading import the_lake, tidied
from goldthread.apps.performance.operations.recording import note_compacted, note_forgotten
from goldthread.core.errors import GoldthreadError


class CannotForget(GoldthreadError):
    """There is no such load, it is forgotten already, something rests on it, or no reason was given."""


class Forgotten(NamedTuple):
    """What was taken out of the manifest."""

    number: int
    files: tuple[str, ...]
    rows: int


class Compacted(NamedTuple):
    """What was removed: manifest rows of loads that were not finished, tables that nothing named, and their size."""

    files: int
    tables: int
    bytes: int


def forget(*, body: Body, number: int, why: str, by: str) -> Forgotten:
    """Undo a load: its files leave the manifest with their figures, and what they replaced stands again.

    Their names and hashes stay, with who forgot them and why; the same bytes are then refused until they are confirmed
    by name. Raises CannotForget.
    """
    if not why.strip():
        raise CannotForget("A load is forgotten for a reason. Give it: --why TEXT.")
    lake = the_lake()
    with lake.writing(), tidied(body, lake):
        drop_unfinished(body)
        load = _found(body, number)
        files = list(SourceFile.objects.filter(load=load).order_by("pk"))
        _keep_tombstones(load, files, why=why.strip(), by=by)
        with transaction.atomic():
            Load.objects.filter(pk=load.pk).update(published_at=None)
            note_forgotten(body, number, files, why=why.strip(), by=by)
        finish_forgetting(body)
    return Forgotten(number, tuple(file.name for file in files), sum(file.rows for file in files))


def _found(body: Body, number: int) -> Load:
    """The load, when it may be forgotten."""
    load = Load.objects.filter(body=body, number=number).first()
    if load is None:
        raise CannotForget(f"There is no load {number}. `goldthread lake` lists all of them.")
    if load.published_at is None:
        raise CannotForget(f"Load {number} is forgotten already.")
    patches = SourceFile.objects.filter(kind=SourceFile.Kind.PATCH, supersedes__load=load).exclude(load=load)
    if resting := patches.select_related("load").first():
        later = resting.load.number
        raise CannotForget(
            f"A patch of load {later} was merged into a file of load {number}. Forget load {later} first."
        )
    return load


def _keep_tombstones(load: Load, files: Sequence[SourceFile], *, why: str, by: str) -> None:
    """Keep who they were, before they go. What a killed call had kept of them is written anew."""
    kept = ForgottenFile.objects.filter(body=load.body, load_number=load.number)
    with brief():
        kept.delete()
    at = now()
    for start in range(0, len(files), MOST_ROWS):
        with brief():
            ForgottenFile.objects.bulk_create(
                ForgottenFile(
                    body=load.body,
                    load_number=load.number,
                    feed=file.feed,
                    subject=file.subject,
                    subject_name=file.subject_name,
                    month=file.month,
                    released_on=file.released_on,
                    sha256=file.sha256,
                    name=file.name,
                    rows=file.rows,
                    loaded_at=load.loaded_at,
                    loaded_by=load.loaded_by,
                    forgotten_at=at,
                    forgotten_by=by,
                    why=why,
                )
                for file in files[start : start + MOST_ROWS]
            )


def compact(*, body: Body, by: str) -> Compacted:
    """Remove what a load that was not finished had brought, and every table that nothing names; what a killed writer
    left goes too."""
    lake = the_lake()
    with lake.writing():
        finish_forgetting(body)
        files = drop_unfinished(body)
        removed = lake.discard_unlisted(SourceFile.objects.values_list("parquet", flat=True))
        with transaction.atomic():
            note_compacted(body, files=files, tables=removed.tables, size=removed.bytes, by=by)
    return Compacted(files, removed.tables, removed.bytes)
