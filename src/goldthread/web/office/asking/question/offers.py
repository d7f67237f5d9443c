"""What the questions of a page offer: the declared answers, the posts of the body by whom they work for, and where they
are few enough to choose from, the things that whoever asks may see."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from goldthread.apps.people.models import Owner, Post
from goldthread.apps.people.queries import Actor, fold_name, posts_by_spelling
from goldthread.apps.registers.binding import registers
from goldthread.apps.registers.models import Thing
from goldthread.apps.registers.queries.permissions import Sight
from goldthread.apps.registers.queries.sights import sights
from goldthread.apps.registers.values.lookup import thing_text
from goldthread.core.reference import fold
from goldthread.core.spec import Field, FieldKind
from goldthread.web.office.asking.question.parts import Option

MOST_THINGS = 40
"""Things that a list offers; of more, the reference is typed."""
_POSTS = frozenset({FieldKind.POST, FieldKind.POSTS})
Kinds = tuple[str, ...]
Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """The posts by their folded spellings, and by its kinds what each question for a thing offers: `things` where they
    are few enough, else an `example` of what is typed."""

    posts: Mapping[str, Post] = field(default_factory=dict)
    things: Mapping[Kinds, Options] = field(default_factory=dict)
    example: Mapping[Kinds, str] = field(default_factory=dict)

    def named(self, text: str) -> str:
        """The name of the post that a spelling means; the text itself where it means none."""
        found = self.posts.get(fold_name(text))
        return found.name if found else text


def offers(fields: Iterable[Field], actor: Actor) -> Offers:
    """What these fields offer to whoever asks. Posts are read once, things once for each set of kinds that is asked
    for; nothing is read where no field names anything."""
    asked = tuple(fields)
    posts = posts_by_spelling(actor.body) if any(one.kind in _POSTS for one in asked) else {}
    wanted = dict.fromkeys(one.of for one in asked if one.kind is FieldKind.THING)
    held = {kinds: _held(kinds, actor) for kinds in wanted}
    few = {kinds: some for kinds, some in held.items() if len(some) <= MOST_THINGS}
    example = {kinds: some[0].value for kinds, some in held.items() if kinds not in few}
    return Offers(posts, few, example)


def choices(one: Field, chosen: str) -> Options:
    """The declared answers; where none need be given, the last of them takes an answer back."""
    if one.kind is FieldKind.YES_NO:
        offered, none = [Option("yes", _("Yes")), Option("no", _("No"))], _("Not answered")
    else:
        offered, none = [Option(each.code, each.label, each.meaning) for each in one.choices], _("None of these")
    if not one.required:
        offered.append(Option("", none))
    return _chosen(offered, chosen)


def posts(held: Offers, chosen: str) -> Options:
    """Every post under the head of whom it works for, by name."""
    names = {post.name: post.owner for post in held.posts.values()}
    order = Owner.values
    listed = sorted(names, key=lambda name: (order.index(names[name]), name.casefold()))
    return _with(chosen, [Option(name, name, group=str(Owner(names[name]).label)) for name in listed])


def things(held: Offers, one: Field, chosen: str) -> Options:
    """The things of the kinds that the field takes, where they are few enough; else none."""
    found = held.things.get(one.of, ())
    meant = next((each.value for each in found if fold(each.value) == fold(chosen)), chosen)
    return _with(meant, found) if found else ()


def where_to_look(held: Offers, one: Field) -> str:
    """How a thing that is not chosen from a list is named, and where its reference stands; nothing when it is."""
    if one.of not in held.example:
        return ""
    titles = [bound.register.title for bound in registers() if bound.code in one.of]
    facts = {"example": held.example[one.of], "titles": ", ".join(titles)}
    if titles:
        return _("Type its reference, such as %(example)s. It stands first in each row of: %(titles)s.") % facts
    return _("Type its reference, such as %(example)s. It stands beside its title on the pages of the plan.") % facts


def _chosen(offered: Iterable[Option], chosen: str) -> Options:
    return tuple(replace(each, is_chosen=each.value == chosen) for each in offered)


def _with(chosen: str, offered: Iterable[Option]) -> Options:
    """What was typed and means nothing that is held stays among the answers, so that it can be seen and mended."""
    found = _chosen(offered, chosen)
    if not chosen.strip() or any(each.is_chosen for each in found):
        return found
    return (Option(chosen, chosen, is_chosen=True), *found)


def _held(kinds: Kinds, actor: Actor) -> Options:
    """What whoever asks sees of the things of these kinds: one more than a list offers is enough to know that they are
    too many."""
    found = Thing.objects.filter(body=actor.body, kind__in=kinds, withdrawn_on=None).order_by("-pk")
    some = list(found[: MOST_THINGS + 1])
    seen = sights(actor, some)
    return tuple(_option(kinds, thing, seen[thing.pk]) for thing in _newest_first(some) if thing.pk in seen)


def _option(kinds: Kinds, thing: Thing, sight: Sight) -> Option:
    text = thing_text(thing, kinds)
    return Option(text, f"{text} {thing.title}" if sight is Sight.FULL else thing.label)


def _newest_first(held: Iterable[Thing]) -> Iterator[Thing]:
    """By the plan that they are of, the newest first; of none, by reference, the newest first; within a plan in its
    order. References of a body grow with time, so the largest is the newest."""
    by_reference = sorted(held, key=lambda one: _natural(one.reference))
    unscoped = [one for one in by_reference if not one.scope]
    scoped = [one for one in by_reference if one.scope]
    yield from reversed(unscoped)
    yield from sorted(scoped, key=lambda one: _natural(one.scope), reverse=True)


def _natural(text: str) -> list[tuple[int, str]]:
    """A key that puts 7 before 10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", text)]
