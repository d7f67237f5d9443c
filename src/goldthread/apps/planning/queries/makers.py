"""Which body a plan is of."""

from difflib import get_close_matches

from django.utils.text import slugify

from goldthread.apps.bodies.models import LONGEST_NAME, Body

_LIKE_A_SLIP = 0.85


def find_maker(home: Body, name: str) -> Body | None:
    """The body of this name; without one, that of the home; None when no body is called so."""
    return Body.objects.filter(slug=slugify(name)).first() if name.strip() else home


def unfit_name(name: str) -> str:
    """Why no body can be called so; empty when one can."""
    if not slugify(name):
        return f"“{name}” has no letter or digit of the Latin script. Write the name in those letters."
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters. Cut it to {LONGEST_NAME} at most."
    return ""


def near_maker(name: str) -> str | None:
    """The name of a body of this home of which the given one may be a slip of the pen."""
    held = {body.casefold(): body for body in Body.objects.order_by("id").values_list("name", flat=True)}
    near = get_close_matches(name.casefold(), held, n=1, cutoff=_LIKE_A_SLIP)
    return held[near[0]] if near else None
