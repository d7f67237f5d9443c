"""Files between two requests: a workbook that was looked through waits for the same person to take it. It is found
under its digest, by its owner alone, for a day."""

import os
import re
import time
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.utils.translation import gettext as _

from goldthread.core.errors import BadInput
from goldthread.web.office.asking.place import Place

SECONDS = 24 * 3600
_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep(place: Place, content: bytes) -> str:
    """Keep a file for the person who sent it; gives its digest. What they sent longer ago than a day goes."""
    folder = _folder(place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep(folder)
    digest = sha256(content).hexdigest()
    path = folder / _name(place, digest)
    # Written whole or not at all: a full disk leaves no half workbook to be taken later.
    with NamedTemporaryFile(dir=folder, prefix=".", delete=False) as out:
        try:
            out.write(content)
            out.flush()
            os.replace(out.name, path)
        except BaseException:
            Path(out.name).unlink(missing_ok=True)
            raise
    return digest


def kept(place: Place, digest: str) -> Path:
    """The file of this digest that this person sent for this register. Raises BadInput when it is no longer kept."""
    path = _folder(place) / _name(place, digest) if _DIGEST.fullmatch(digest) else None
    if path is None or not path.is_file():
        fault = _("The file is no longer kept here: it was taken already, or sent longer ago than a day.")
        raise BadInput(fault, mend=_("Send it again."))
    return path


def let_go(place: Place, digest: str) -> None:
    """Throw the file away, once it was taken or is not wanted."""
    if _DIGEST.fullmatch(digest):
        (_folder(place) / _name(place, digest)).unlink(missing_ok=True)


def _folder(place: Place) -> Path:
    return Path(settings.HOME) / "drafts" / f"{place.body.pk}-{place.actor.person_id}"


def _name(place: Place, digest: str) -> str:
    return f"{place.register.code}-{digest}.xlsx"


def _sweep(folder: Path) -> None:
    oldest = time.time() - SECONDS
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
