"""The thread of an entry as its page draws it: what it is there for above it, what came of it below, each with its page
of the office if it has one."""

from collections.abc import Mapping

from goldthread.apps.registers.binding import registers
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.queries import Knot, thread
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.apps.registers.queries.sights import sights
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers.entry.beside import way_to
from goldthread.web.office.registers.parts import capital
from goldthread.web.parts import Step
from goldthread.web.public.thread import name_of


def knots(desk: Desk, thing: Thing) -> tuple[Step, ...]:
    """The knots from the furthest reason down; nothing where the entry hangs on nothing and nothing on it."""
    found = thread(thing)
    beside = (*found.above, *found.below)
    if all(knot.gap for knot in beside):
        return ()
    keys = [knot.thing_id for knot in beside if knot.thing_id is not None]
    things = {one.pk: one for one in Thing.objects.filter(pk__in=keys)}
    seen = sights(desk.actor, things.values())
    words = {bound.code: capital(bound.register.singular) for bound in registers()}
    steps = {knot: _step(desk, knot, things, seen, words) for knot in beside}
    here = Step(words[thing.kind], found.here.title, here=True)
    return (*(steps[knot] for knot in found.above), here, *(steps[knot] for knot in found.below))


def _step(
    desk: Desk, knot: Knot, things: Mapping[int, Thing], seen: Mapping[int, Sight], words: Mapping[str, str]
) -> Step:
    name = words.get(knot.kind) or name_of(knot)
    thing = things.get(knot.thing_id) if knot.thing_id is not None else None
    if thing is None:
        return Step(name, knot.title, gap=knot.gap, missing=knot.gap)
    sight = seen.get(thing.pk, Sight.NONE)
    title = thing.title if sight is Sight.FULL else thing.label
    return Step(name, title, way_to(desk, thing, sight))
