"""What a fault means to whoever met it: a page for what people can act on, and none for what is the program’s own."""

import errno

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError

from goldthread.apps.registers.binding import NoSuchRegister
from goldthread.apps.registers.operations import CannotNow, Conflict, NotAllowed
from goldthread.apps.registers.queries.entry import NotFound
from goldthread.core.errors import BadInput, GoldthreadError
from goldthread.web.office.asking.trouble import NoSuchPage, TooLarge, trouble


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (NotAllowed("this is for officers."), 403),
        (NotFound("there is none."), 404),
        (NoSuchRegister("there is none."), 404),
        (NoSuchPage("there is none."), 404),
        (CannotNow("it has ended."), 409),
        (Conflict((), 2), 409),
        (GoldthreadError("it cannot be."), 409),
        (TooLarge("it is larger than 50 MB."), 413),
        (RequestDataTooBig("2,621,440"), 413),
        (BadInput("is no page.", where="page “x”"), 400),
        (OperationalError("database is locked"), 503),
        (OperationalError("database or disk is full"), 503),
        (OSError(errno.ENOSPC, "No space left on device"), 503),
    ],
)
def test_trouble_has_the_status_of_what_happened(fault, status):
    found = trouble(fault)

    assert found is not None
    assert found.status == status
    assert found.happened.endswith(".") and found.safe.endswith(".")


@pytest.mark.parametrize("fault", [OperationalError("no such table: thing"), OSError(errno.ENOENT, "no such file")])
def test_trouble_of_the_program_itself_stays_a_fault(fault):
    assert trouble(fault) is None


def test_trouble_says_which_of_the_two_keeps_the_record_from_being_written():
    busy, full = trouble(OperationalError("database is locked")), trouble(OSError(errno.ENOSPC, "full"))

    assert busy is not None and "busy" in busy.happened
    assert full is not None and "disk of the server is full" in full.happened


def test_trouble_tells_nothing_of_the_machine():
    found = trouble(OSError(errno.ENOSPC, "No space left on device", "/srv/home/secret"))

    assert found is not None
    assert "secret" not in f"{found.title} {found.happened} {found.safe}"
