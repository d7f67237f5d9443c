"""Work begun and not yet done: the answers that a person has typed so far for a new entry or a change to one. They are
kept as drafts by the engine; here they are laid over what the entry says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from goldthread.apps.registers.models import Draft, Thing
from goldthread.apps.registers.operations import discard_draft, save_draft
from goldthread.apps.registers.queries.drafts import draft_of
from goldthread.apps.registers.queries.permissions import Deed, may
from goldthread.apps.registers.values import Reading, read_answers, to_answers
from goldthread.core.spec import Field, Fieldset
from goldthread.web.office.asking.place import EntryPlace, Place
from goldthread.web.office.asking.question import Answers
from goldthread.web.office.asking.trouble import NoSuchPage


@dataclass(frozen=True)
class Work:
    """A new entry or a change, as far as it has been typed. `pages` are the fieldsets that this person is asked, each
    with the fields they may answer; `base` is what the entry says, `answers` what it would say."""

    place: Place
    thing: Thing | None
    pages: tuple[Fieldset, ...]
    base: Answers
    draft: Draft | None

    @cached_property
    def answers(self) -> Answers:
        kept = self.draft.answers if self.draft else {}
        return self.base | {name: answer for name, answer in kept.items() if name in self.names}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.name for page in self.pages for field in page.fields)

    @property
    def revision(self) -> int:
        """The revision that the person began from; 0 for a new entry."""
        if self.draft is not None:
            return self.draft.revision
        return self.place.view.entry.revision if isinstance(self.place, EntryPlace) else 0

    @cached_property
    def reading(self) -> Reading:
        """What every answer means so far."""
        return read_answers(self.place.register, self.answers, body=self.place.body, only=self.names)

    @property
    def held(self) -> Mapping[str, Any]:
        """The values that the entry has now; none for a new one."""
        return self.place.view.values if isinstance(self.place, EntryPlace) else {}

    @property
    def changed(self) -> tuple[Field, ...]:
        """The fields that were typed and whose answer, where it can be read, is another than what the entry says."""
        typed = self.draft.answers if self.draft else {}
        values, faults = self.reading.values, self.reading.faults
        return tuple(
            field
            for field in self.place.register.named(tuple(name for name in self.names if name in typed))
            if field.name in faults or values.get(field.name) != self.held.get(field.name)
        )

    def page(self, code: str) -> Fieldset:
        """The page of this code. Raises NoSuchPage for one that this person is not asked."""
        found = next((page for page in self.pages if page.code == code), None)
        if found is None:
            raise NoSuchPage(_("There is no page “%(code)s” to be answered here.") % {"code": code})
        return found

    def after(self, page: Fieldset) -> Fieldset | None:
        """The page that follows, if one does."""
        follows = self.pages[self.pages.index(page) + 1 :]
        return follows[0] if follows else None

    def before(self, page: Fieldset) -> Fieldset | None:
        """The page that it follows, if it follows one."""
        earlier = self.pages[: self.pages.index(page)]
        return earlier[-1] if earlier else None


def work_of(place: Place) -> Work:
    """The work that this person has begun here, or would begin."""
    view = place.view if isinstance(place, EntryPlace) else None
    thing = view.thing if view else None
    base = to_answers(place.register, view.values) if view else {}
    draft = draft_of(place.actor, place.bound, thing)
    return Work(place, thing, _pages(place), base, draft)


def keep(work: Work, answers: Answers, *, revision: int | None = None) -> None:
    """Keep these answers with those typed before, whatever is wrong with them; with a revision, upon that one."""
    place, wanted = work.place, work.revision if revision is None else revision
    save_draft(bound=place.bound, thing=work.thing, revision=wanted, answers=answers, by=place.actor)


def forget(work: Work) -> bool:
    """Throw away what was typed. False when it was gone already."""
    return discard_draft(bound=work.place.bound, thing=work.thing, by=work.place.actor)


def _pages(place: Place) -> tuple[Fieldset, ...]:
    pages = (
        Fieldset(one.code, one.title, tuple(field for field in one.fields if _is_asked(place, field)), one.hint)
        for one in place.register.fieldsets
    )
    return tuple(page for page in pages if page.fields)


def _is_asked(place: Place, field: Field) -> bool:
    """A new entry asks everything; a change nothing that is fixed, and of an owner only what owners change."""
    if not isinstance(place, EntryPlace):
        return True
    if field.fixed:
        return False
    return bool(may(place.actor, place.register, Deed.CHANGE)) or field.name in place.register.access.owners_change
