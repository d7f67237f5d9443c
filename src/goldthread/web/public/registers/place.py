"""Whose register a public page shows: that of the body whose pages these are, or of another body that it names."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.apps.bodies.models import Body
from goldthread.apps.registers.binding import Bound, NoSuchRegister, bound, registers
from goldthread.apps.registers.queries.public import public_register
from goldthread.core.spec import Register
from goldthread.web.middleware import Site


@dataclass(frozen=True, slots=True)
class Place:
    """A body's public registers. `named` is its slug where the address names it, and empty where it need not."""

    site: Site
    body: Body
    named: str

    def href(self, name: str, *words: str, **asked: str) -> str:
        """An address within the public registers of this body."""
        kept = {key: text for key, text in asked.items() if text}
        known = dict(zip(_WORDS[name], words, strict=True))
        href = (
            reverse(f"{name}_of", kwargs={"body": self.named, **known}) if self.named else reverse(name, kwargs=known)
        )
        return f"{href}?{urlencode(kept)}" if kept else href


_WORDS = {
    "public_registers": (),
    "public_register": ("code",),
    "public_entry": ("code", "address"),
    "public_data": ("code", "form"),
    "public_file": ("code", "address", "file", "name"),
}
"""What the address of each page names, beside the body."""


def place_of(request: HttpRequest, slug: str) -> Place:
    """Whose registers are asked for. Raises Http404 for a body that this home does not keep."""
    site: Site = request.goldthread  # type: ignore[attr-defined]
    if not slug or slug == site.body.slug:
        return Place(site, site.body, "")
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise Http404(slug)
    return Place(site, body, slug)


def shown_register(code: str) -> tuple[Bound, Register]:
    """A register of which something is public, whole and as the public gets it. Raises Http404."""
    try:
        found = bound(code)
    except NoSuchRegister as fault:
        raise Http404(str(fault)) from fault
    shown = public_register(found.register)
    if shown is None:
        raise Http404(code)
    return found, shown


def shown_registers() -> list[tuple[Bound, Register]]:
    """Every register of which something is public."""
    return [(one, shown) for one in registers() if (shown := public_register(one.register))]
