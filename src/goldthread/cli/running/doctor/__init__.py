"""`goldthread doctor`: says what is wrong with this installation and how to mend it, a line each. It mends nothing
itself."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

import typer

from goldthread.cli.running.doctor import data, machine, settled
from goldthread.cli.running.doctor.finding import Finding, State
from goldthread.cli.talk.faults import sentence
from goldthread.cli.talk.output import REFUSED, print_json, progress, say

Check = Callable[[], Finding]

OF_THE_PROGRAM: tuple[Check, ...] = (machine.faces, machine.engine)
ON_THE_HOME: tuple[Check, ...] = (machine.room, machine.clock, machine.key)
ON_THE_DATABASE: tuple[Check, ...] = (
    data.tables,
    data.body,
    data.demonstration,
    data.lake,
    data.record,
    data.worker,
    data.jobs,
)
ON_NOTHING: tuple[Check, ...] = (settled.address, settled.second_factor, settled.mail)


def run(*, as_json: bool) -> None:
    """Make every check. Exit 1 when one of them found a fault; a warning is none."""
    with progress("Looking") as tell:
        found = tuple(_made(tell))
    faults = [one for one in found if one.state is State.FAULT]
    if as_json:
        print_json({"sound": not faults, "checks": [asdict(one) for one in found]})
    else:
        for one in found:
            say(one.line)
        warnings = sum(one.state is State.WARNING for one in found)
        say(f"{len(found)} checks: faults {len(faults)}, warnings {warnings}.")
    if faults:
        raise typer.Exit(REFUSED)


def _made(tell: Callable[[str], None]) -> Iterator[Finding]:
    """Each check but those that rest on settings, a home or a database that cannot be used."""
    wrong = settled.fault()
    if wrong:
        yield wrong
    else:
        yield from _at_home(tell)
    yield from (_one(check, tell) for check in OF_THE_PROGRAM)
    if not wrong:
        yield from (_one(check, tell) for check in ON_NOTHING)


def _at_home(tell: Callable[[str], None]) -> Iterator[Finding]:
    """What rests on the home, and on its database where that can be read."""
    import django

    home = _one(machine.home, tell)
    yield home
    if home.state is State.FAULT:
        return
    yield from (_one(check, tell) for check in ON_THE_HOME)
    django.setup()
    for check in (data.database, data.file):
        found = _one(check, tell)
        yield found
        if found.state is State.FAULT:
            return
    yield from (_one(check, tell) for check in ON_THE_DATABASE)


def _one(check: Check, tell: Callable[[str], None]) -> Finding:
    """What a check found; one that breaks is a finding of its own, in the fault's words where they are for people."""
    name = check.__name__.replace("_", " ")
    tell(name)
    try:
        return check()
    except Exception as fault:
        if told := sentence(fault):
            return Finding.fault(name, told.rstrip("."), "")
        mend = "Mend what is named beside it first; if nothing is, keep this line for whoever mends the program."
        return Finding.fault(name, f"could not be looked at: {type(fault).__name__}", mend)
