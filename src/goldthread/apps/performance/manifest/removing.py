"""Takes files out of the manifest, with their figures, in short transactions. What rests on a file goes first."""

from collections.abc import Iterable, Sequence

from goldthread.apps.bodies.models import Body
from goldthread.apps.performance.figures.writing import brief, remove_rows
from goldthread.apps.performance.models import ForgottenFile, Load, SourceFile

FILES_AT_ONCE = 100


def unfinished_load(body: Body) -> Load | None:
    """The load that a killed call left, if there is one."""
    return Load.objects.filter(body=body, published_at=None).exclude(number__in=_forgotten(body)).first()


def finish_forgetting(body: Body) -> None:
    """Remove what still stands of loads that were forgotten. Files that came after theirs supersede what stood before
    them."""
    gone = SourceFile.objects.filter(body=body, load__published_at=None, load__number__in=_forgotten(body))
    keys = set(gone.values_list("pk", flat=True))
    before = dict(SourceFile.objects.filter(body=body).values_list("pk", "supersedes"))
    for pk, earlier in before.items():
        if earlier in keys and pk not in keys:
            while earlier in keys:
                earlier = before[earlier]
            with brief():
                SourceFile.objects.filter(pk=pk).update(supersedes=earlier)
    remove_files(keys)


def drop_unfinished(body: Body) -> int:
    """Remove what a killed load left; how many files that were."""
    load = unfinished_load(body)
    if load is None:
        return 0
    removed = remove_files(SourceFile.objects.filter(load=load).values_list("pk", flat=True))
    load.delete()
    return len(removed)


def remove_files(files: Iterable[int]) -> Sequence[int]:
    """Remove these files, by their keys, and those of an unpublished load that rest on them; the keys of all."""
    gone = _with_later(list(files))
    for start in range(0, len(gone), FILES_AT_ONCE):
        some = gone[start : start + FILES_AT_ONCE]
        for relation in SourceFile._meta.related_objects:
            if relation.related_model is not SourceFile:
                remove_rows(relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": some}))
        with brief():
            SourceFile.objects.filter(pk__in=some).update(supersedes=None)
            SourceFile.objects.filter(pk__in=some).delete()
    return gone


def _with_later(files: list[int]) -> list[int]:
    """The files and the unpublished ones that supersede one of them, later ones first."""
    found, newest = set(files), set(files)
    while newest:
        later = SourceFile.objects.filter(supersedes__in=newest, load__published_at=None).values_list("pk", flat=True)
        newest = set(later) - found
        found |= newest
    return sorted(found, reverse=True)


def _forgotten(body: Body) -> list[int]:
    """The numbers of the loads of which something was forgotten."""
    return list(ForgottenFile.objects.filter(body=body).values_list("load_number", flat=True).distinct())
