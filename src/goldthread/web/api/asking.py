"""Who asks the API, of which body, and for what of a list. A parameter that is not known is refused, for whoever gives
it means something by it."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from goldthread.apps.bodies.models import Body
from goldthread.apps.people.models import Person
from goldthread.apps.people.queries import Actor, actor
from goldthread.apps.registers.binding import Bound
from goldthread.apps.registers.operations import NotAllowed
from goldthread.apps.registers.queries.entries import Asked, asked_from
from goldthread.apps.registers.queries.permissions import Deed, Verdict, may
from goldthread.core.errors import BadInput
from goldthread.core.spec import Register, Role
from goldthread.web.api.faults import NotSignedIn
from goldthread.web.middleware import Site

BODY = "body"
LIST = ("q", "order", "page")
"""What a list is asked with, beside its filters."""


def public_body(request: HttpRequest) -> Body:
    """The body whose registers are asked for: the one that `body` names, or the one that this home speaks for."""
    site: Site = request.goldthread  # type: ignore[attr-defined]
    slug = request.GET.get(BODY, "")
    return _body(slug) if slug else site.body


def office_actor(request: HttpRequest, slug: str) -> Actor:
    """Who asks, at this body. Raises NotSignedIn, Http404 for an unknown body, NotAllowed without a role there."""
    if not isinstance(request.user, Person):
        raise NotSignedIn(_("This is for people of the office. Sign in, and send the cookie of that session."))
    site: Site = request.goldthread  # type: ignore[attr-defined]
    found = actor(request.user, _body(slug), site.today)
    if found.roles == {Role.PUBLIC}:
        raise NotAllowed(_("You hold no role at %(body)s.") % {"body": found.body.name})
    return found


def reads(asker: Actor, bound: Bound) -> Verdict:
    """Whether the person may read the register, if only what they own of it."""
    return may(asker, bound.register, Deed.READ, owns=bool(bound.register.access.owned_by))


def demand_reader(asker: Actor, bound: Bound) -> None:
    """Raises NotAllowed when the person may read nothing of the register."""
    if not (verdict := reads(asker, bound)):
        raise NotAllowed(verdict.reason)


def list_asked(request: HttpRequest, register: Register, *, beside: Iterable[str] = ()) -> Asked:
    """What of the list is asked for. Raises BadInput."""
    refuse_unknown(request, (*LIST, *register.listing.filters, *beside))
    return asked_from(register, request.GET)


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Raises BadInput for the first parameter that is not among the known ones."""
    offered = tuple(known)
    for name in request.GET:
        if name not in offered:
            mend = _("Give one of: %(names)s.") % {"names": ", ".join(offered)} if offered else _("Leave it out.")
            raise BadInput(_("is not asked with here."), where=f"“{name[:40]}”", mend=mend)


def _body(slug: str) -> Body:
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(_("No body is called “%(slug)s” here.") % {"slug": slug[:80]})
    return found
