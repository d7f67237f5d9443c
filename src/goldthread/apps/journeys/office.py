"""Opens a home for an office of its own."""

from goldthread.analytics.areas import Force, find_force
from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import CannotFoundBody, found, open_home, serve_area
from goldthread.apps.bodies.queries import held_beside, own_packs
from goldthread.apps.people.operations import dismiss_cast
from goldthread.core.errors import BadInput


def open_office(*, name: str, area: str, by: str) -> tuple[Body, str]:
    """Found an office of its own and open the home for it. Without an area, its first street file gives it.

    The text says for whom the home stood open before, if for somebody else. A demonstration's people are dismissed.
    """
    force = find_force(area) if area else None
    if area and force is None:
        raise BadInput(
            "is no police force area.", where=f"area “{area}”", mend="Give its short name, such as leicestershire."
        )
    body = found(name=name.strip() or "A new office", area=force.slug if force else "", by=by)
    if force and body.area != force.slug:
        body = _given_area(body, force, by=by)
    own_packs(body).mkdir(parents=True, exist_ok=True)
    said = held_beside(body)
    open_home(body=body, is_demo=False, by=by)
    dismiss_cast(body=body, by=by)
    return body, said


def _given_area(body: Body, force: Force, *, by: str) -> Body:
    """A body that is kept already gets the area if it has none; one that serves another area keeps it."""
    if not body.area:
        return serve_area(body=body, area=force.slug, by=by)
    kept = find_force(body.area)
    raise CannotFoundBody(
        f"{body.name} is kept in this home already and serves {kept.name if kept else body.area}, not {force.name}. "
        "Leave the area out, or give the office another name."
    )
