"""`goldthread invite`: makes a link that lets somebody in, and prints it. The first administrator comes by one; no mail
is needed, and none is sent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from goldthread.cli import django
from goldthread.cli.talk.output import print_json, say
from goldthread.core.errors import BadInput
from goldthread.core.spec.role import Role

if TYPE_CHECKING:
    from goldthread.apps.bodies.models import Body
    from goldthread.apps.people.models import Person

HERE = "http://127.0.0.1:8000"
BY = "system"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to invite and to what; without a role, to a new password."""

    email: str
    role: str = ""
    post: str = ""
    body: str = ""


def run(wanted: Wanted, *, as_json: bool) -> None:
    """Make the link. Raises BadInput for a role, a post, a body or a person that is unknown."""
    django.start()
    body = _body(wanted.body)
    token = _role_link(wanted, body) if wanted.role else _password_link(wanted, body)
    from django.urls import reverse

    address = (settings.URL.geturl().rstrip("/") or HERE) + reverse("invitation", args=[token])
    if as_json:
        print_json({"email": wanted.email, "body": body.slug, "role": wanted.role, "open": address})
        return
    say(f"Send this link to {wanted.email}. It works once{', for two weeks' if wanted.role else ', for a day'}.")
    say(address)


def reset(wanted: Wanted, *, as_json: bool) -> None:
    """Take a lost second factor away. Raises BadInput for somebody who is unknown, and CannotReset where there is
    none."""
    django.start()
    from goldthread.apps.people.operations import reset_second_factor

    body = _body(wanted.body)
    reset_second_factor(person=_known(wanted.email), body=body, reason="reset at the command line", by=BY)
    if as_json:
        print_json({"email": wanted.email, "body": body.slug, "second_factor": "taken away"})
        return
    say(f"{wanted.email} signs in with the password, and sets up a second factor anew.")


def _role_link(wanted: Wanted, body: "Body") -> str:
    from goldthread.apps.people.operations import invite
    from goldthread.apps.people.queries import fold_name, posts_by_spelling

    if wanted.role not in [role.value for role in Role if role.is_given]:
        given = ", ".join(role.value for role in Role if role.is_given)
        raise BadInput("is no role.", where=f"--role “{wanted.role}”", mend=f"Give one of {given}.")
    post = posts_by_spelling(body).get(fold_name(wanted.post)) if wanted.post else None
    if wanted.post and post is None:
        raise BadInput(
            f"is no post of {body}.", where=f"--post “{wanted.post}”", mend="Leave it out, or load the plan."
        )
    return invite(body=body, email=wanted.email, role=Role(wanted.role), post=post, by=BY)


def _password_link(wanted: Wanted, body: "Body") -> str:
    from goldthread.apps.people.operations import invite_password

    return invite_password(body=body, person=_known(wanted.email), by=BY)


def _known(email: str) -> "Person":
    from goldthread.apps.people.models import Person, fold_email

    person = Person.objects.filter(email=fold_email(email)).first()
    if person is None:
        raise BadInput("signs in nobody here.", where=f"“{email}”", mend="Invite the address with --role.")
    return person


def _body(slug: str) -> "Body":
    from goldthread.apps.bodies.models import Body
    from goldthread.apps.bodies.queries import current_body

    if not slug:
        return current_body()
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        held = ", ".join(Body.objects.order_by("slug").values_list("slug", flat=True))
        raise BadInput("is no body kept here.", where=f"--body “{slug}”", mend=f"Give one of {held}.")
    return found
