"""Asks a scanner of the installation whether a file is harmful. A scanner that fails lets nothing through."""

import shlex
import subprocess
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from goldthread.apps.registers.files.refusal import CannotKeepFile
from goldthread.core.errors import GoldthreadError

PATIENCE_SECONDS = 120
CLEAN, HARMFUL = 0, 1
"""What a scanner answers, as clamdscan and clamscan do; any other answer says that it could not look."""


class CannotScan(GoldthreadError):
    """The scanner of this installation could not look at a file."""


def scan(path: Path, name: str) -> None:
    """Run the command of the setting GOLDTHREAD_SCAN on the file, in place of its {file}; nothing without one.

    Raises CannotKeepFile when it finds the file harmful, CannotScan when it does not answer.
    """
    command = settings.SCAN
    if not command.strip():
        return
    answer = _answer([part.replace("{file}", str(path)) for part in shlex.split(command)], name)
    if answer == HARMFUL:
        raise CannotKeepFile(
            _("was found harmful by the scanner."), where=name, mend=_("Do not open it. Tell your IT.")
        )
    if answer != CLEAN:
        raise _no_answer(name, _("it ended with %(answer)s") % {"answer": answer})


def _answer(command: list[str], name: str) -> int:
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired as fault:
        raise _no_answer(name, _("it took more than %(most)s seconds") % {"most": PATIENCE_SECONDS}) from fault
    except OSError as fault:
        raise _no_answer(name, _("it could not be started: %(why)s") % {"why": fault.strerror or fault}) from fault
    return done.returncode


def _no_answer(name: str, why: str) -> CannotScan:
    facts = {"name": name, "why": why}
    return CannotScan(
        _("%(name)s was not kept: the scanner gave no answer (%(why)s). Tell whoever runs this installation.") % facts
    )
