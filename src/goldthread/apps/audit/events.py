"""The kinds of entry there are: each is registered once, with its label and the exact facts that it states. An entry of
a kind that nobody registered is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from goldthread.core.errors import GoldthreadError

Facts = Mapping[str, Any]


class UnknownEvent(GoldthreadError):
    """An entry of a kind was to be made that nobody registered, or a kind was registered twice."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of entry. `label` reads after a person or before a thing (“changed”); `facts` are the keys that an entry
    has, no more and no fewer; `say` gives the sentence of an entry where the ordinary one (`words.told`) does not do.

    By custom `what` is a label that anybody may read, `changes` a list of {field, label, before, after} in words as
    shown, and `reason` a part of a sentence that reads after “because”.
    """

    name: str
    label: str | Promise
    facts: frozenset[str]
    say: Callable[[Facts], str] | None = None


_KINDS: dict[str, EventKind] = {}


def register(kind: EventKind) -> EventKind:
    """Make a kind known. Raises UnknownEvent when another kind bears its name."""
    if _KINDS.setdefault(kind.name, kind) != kind:
        raise UnknownEvent(f"Two kinds of entry are called “{kind.name}”. Give one of them another name.")
    return kind


def kind(name: str) -> EventKind:
    """The kind of this name. Raises UnknownEvent."""
    if name not in _KINDS:
        raise UnknownEvent(f"No kind of entry is called “{name}”. Register it with `audit.events.register`.")
    return _KINDS[name]


def kinds() -> tuple[EventKind, ...]:
    """Every kind, by its name."""
    return tuple(_KINDS[name] for name in sorted(_KINDS))


def known(name: str) -> EventKind | None:
    """The kind of this name; None where no part of the product speaks of it any more."""
    return _KINDS.get(name)


def label_of(name: str) -> str:
    """The label of a kind; the name itself where it is not known."""
    return str(_KINDS[name].label) if name in _KINDS else name


def _say_blanked(facts: Facts) -> str:
    count = sum(last - first + 1 for first, last in facts["entries"])
    said = ngettext("the words of %(count)s entry", "the words of %(count)s entries", count) % {"count": count}
    return _("%(said)s, because %(reason)s") % {"said": said, "reason": facts["reason"]}


BLANKED = register(
    EventKind("record.blanked", label=_l("blanked"), facts=frozenset({"entries", "reason"}), say=_say_blanked)
)
"""`entries` are pairs of the first and the last number of a run; verification reads them."""
