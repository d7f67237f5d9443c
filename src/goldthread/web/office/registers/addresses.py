"""The addresses that the pages of the office give one another."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.models import Attachment
from goldthread.web.office.gate import Desk
from goldthread.web.parts import Link

FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}


def of_office(desk: Desk, name: str, **asked: str) -> str:
    """A page of the body's office, by the name of its address."""
    return _with(reverse(name, args=[desk.body.slug]), asked)


def of_register(desk: Desk, code: str, name: str = "office_register", **asked: str) -> str:
    """A page of a register."""
    return _with(reverse(name, args=[desk.body.slug, code]), asked)


def of_entry(desk: Desk, code: str, address: str, name: str = "office_entry", *more: str) -> str:
    """A page of an entry; `more` is the page, the step or the file that it is about."""
    return reverse(name, args=[desk.body.slug, code, address, *more])


def of_entries(desk: Desk, code: str) -> str:
    """What the address of every entry of a register begins with; the entry's own name and a stroke end it."""
    return of_entry(desk, code, "0").removesuffix("0/")


def of_file(desk: Desk, code: str, address: str, file: Attachment) -> str:
    """A file that was put with an entry."""
    return reverse("office_file", args=[desk.body.slug, code, address, file.pk, file.name])


def of_proposal(desk: Desk, key: int) -> str:
    """A change that waits for approval."""
    return reverse("office_proposal", args=[desk.body.slug, key])


def exports(desk: Desk, code: str, asked: dict[str, str]) -> tuple[Link, ...]:
    """The list as files, as it is filtered."""
    return tuple(
        Link(_with(reverse("office_export", args=[desk.body.slug, code, form]), asked), words)
        for form, words in FORMATS.items()
    )


def trail(desk: Desk, bound: Bound | None = None, *more: Link) -> tuple[Link, ...]:
    """The way back from a page of a register, or from the register itself."""
    to_all = Link(of_office(desk, "office_registers"), _("Registers"))
    to_list = (Link(of_register(desk, bound.code), bound.register.title),) if bound else ()
    return to_all, *to_list, *more


def _with(href: str, asked: dict[str, str]) -> str:
    kept = {name: text for name, text in asked.items() if text}
    return f"{href}?{urlencode(kept)}" if kept else href
