"""What the texts of answers mean: posts by their spellings, things by their references. All are found in a few reads,
however many answers ask."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Post
from goldthread.apps.people.queries import fold_name, posts_by_spelling
from goldthread.apps.registers.batches import batches
from goldthread.apps.registers.models import Alias, Sensitivity, Thing
from goldthread.apps.registers.values.fault import MOST_COMPARED, AnswerFault, offer, shown
from goldthread.core.reference import alternatives, fold

_FULL = re.compile(r"(?:(?P<kind>[a-z][a-z0-9_]*)\s+)?(?P<reference>[^()]+?)(?:\s*\((?P<scope>[^()]+)\))?")


@dataclass(frozen=True, slots=True)
class Lookup:
    """The posts of a body by folded spelling, and the things that the asked-for texts may mean by folded reference.
    `others` are things of the same kinds, to be offered where a text means none; those that are restricted are not
    among them."""

    posts: Mapping[str, Post] = field(default_factory=dict)
    things: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    others: tuple[Thing, ...] = ()

    def post(self, text: str) -> Post:
        """The post that a spelling means. Raises AnswerFault that offers the nearest."""
        found = self.posts.get(fold_name(text))
        if found is None:
            names = sorted({post.name for post in self.posts.values()})
            raise AnswerFault(_("“%(text)s” is no post that is held.") % {"text": shown(text)}, offer(text, names))
        return found

    def thing(self, text: str, of: Iterable[str]) -> Thing:
        """The thing of one of these kinds that a text means: its reference, alone or as `thing_text` writes it.

        A thing's own reference goes before another's alias, and what stands before what was withdrawn. Raises
        AnswerFault for none, and for several.
        """
        kinds = tuple(of)
        found = self._meant(text, kinds)
        if len(found) > 1:
            told = "; ".join(sorted(thing_text(thing, ("", "")) for thing in found))
            raise AnswerFault(
                _("“%(text)s” means several things.") % {"text": shown(text)},
                _("Give one of: %(told)s.") % {"told": told},
            )
        if not found:
            held = (thing for things in (*self.things.values(), self.others) for thing in things)
            known = {thing_text(thing, kinds) for thing in held if thing.kind in kinds}
            mend = offer(text, sorted(known)) if known else _("Give the reference of one that is held.")
            raise AnswerFault(_("“%(text)s” is no reference that is held.") % {"text": shown(text)}, mend)
        return found[0]

    def _meant(self, text: str, kinds: tuple[str, ...]) -> list[Thing]:
        parted = _parted(text)
        for folded in _spellings(text):
            found = [thing for thing in self.things.get(folded, ()) if thing.kind in kinds]
            if parted and folded == fold(parted["reference"]):
                scope, kind = parted["scope"], parted["kind"]
                found = [
                    one for one in found if (not scope or fold(one.scope) == fold(scope)) and kind in (None, one.kind)
                ]
            found = [one for one in found if fold(one.reference) == folded] or found
            if found := [one for one in found if one.withdrawn_on is None] or found:
                return found
        return []


def lookup(body: Body, things: Iterable[str] = (), *, of: Iterable[str] = ()) -> Lookup:
    """Every post of the body, and what these texts may mean among its things of these kinds."""
    texts = tuple(things)
    folded = sorted({spelling for text in texts for spelling in _spellings(text)})
    kinds = sorted(set(of))
    found: dict[str, dict[int, Thing]] = {}
    for some in batches(folded):
        aliases = Alias.objects.filter(thing__body=body, thing__kind__in=kinds, text__in=some)
        for alias in aliases.select_related("thing").order_by("thing_id"):
            found.setdefault(alias.text, {})[alias.thing_id] = alias.thing
    is_any_unknown = any(found.keys().isdisjoint(_spellings(text)) for text in texts)
    others = _others(body, kinds) if is_any_unknown else ()
    return Lookup(posts_by_spelling(body), {text: tuple(held.values()) for text, held in found.items()}, others)


def _others(body: Body, kinds: Iterable[str]) -> tuple[Thing, ...]:
    """What may be offered instead, the newest first, as many as are compared."""
    held = Thing.objects.filter(body=body, kind__in=kinds, withdrawn_on=None).exclude(
        sensitivity=Sensitivity.RESTRICTED
    )
    return tuple(held.order_by("-pk")[:MOST_COMPARED])


def thing_text(thing: Thing, of: tuple[str, ...]) -> str:
    """The text by which a thing is found again: its reference, with its plan if it has one, with its kind if several
    kinds were asked for: "theme 7 (2025-29)"."""
    kind = f"{thing.kind} " if len(of) > 1 else ""
    return f"{kind}{thing.reference}{f' ({thing.scope})' if thing.scope else ''}"


def _parted(text: str) -> re.Match[str] | None:
    return _FULL.fullmatch(" ".join(text.split()))


def _spellings(text: str) -> tuple[str, ...]:
    """The folded references that a text may be, the likeliest first."""
    whole = (fold(text), *alternatives(text))
    parted = _parted(text)
    if parted is None or fold(parted["reference"]) == whole[0]:
        return whole
    return (*whole, fold(parted["reference"]), *alternatives(parted["reference"]))
