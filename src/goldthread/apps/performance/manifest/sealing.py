"""Whether the table of a file is still the one that was written, and how it is made anew from the file when it is not.

It believes a table without a seal, of a time before there were seals, when it has the rows that the manifest says.
"""

from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.lake import Lake
from goldthread.analytics.vintage import patch
from goldthread.apps.performance.figures.writing import brief
from goldthread.apps.performance.models import SourceFile
from goldthread.core.errors import BadInput


def is_sound(lake: Lake, file: SourceFile) -> bool:
    """Whether the table is there with every byte. One without a seal that has all its rows is sealed now."""
    if not lake.holds(file.parquet):
        return False
    if file.table_sha256:
        return lake.seal(file.parquet) == file.table_sha256
    if lake.readable_rows(file.parquet) != file.rows:
        return False
    _seal(lake, file.parquet)
    return True


def clear_unsound(lake: Lake, sha256: str) -> None:
    """Remove the tables made of the file of this hash that are not what was written, so that none is taken for it."""
    for file in SourceFile.objects.filter(sha256=sha256):
        if lake.holds(file.parquet) and not is_sound(lake, file):
            lake.discard(file.parquet)


def make_anew(lake: Lake, file: SourceFile, landing: Landing) -> bool:
    """Make the lost table of a held file stand again, now that its file has landed once more, and seal it.

    False when the file is kept under another layout by now: the table cannot come back under its old name. Raises
    BadInput for a patch when the table that it was made for is lost or altered as well.
    """
    if file.kind == SourceFile.Kind.PATCH and file.supersedes:
        if not is_sound(lake, file.supersedes):
            fault = f"is a patch of {file.supersedes.name}, whose own table is lost or altered."
            raise BadInput(fault, where=landing.report.name, mend="Load that file again first.")
        patch(lake, file.supersedes.parquet, landing.parquet, feed=landing.feed, report=landing.report)
    if not lake.holds(file.parquet):
        return False
    _seal(lake, file.parquet)
    return True


def _seal(lake: Lake, parquet: str) -> None:
    with brief():
        SourceFile.objects.filter(parquet=parquet).update(table_sha256=lake.seal(parquet))
