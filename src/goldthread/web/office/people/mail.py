"""The letter that brings an invitation: plain text, one link, from whoever invites. A letter that cannot be sent is no
fault of the page: the link is shown instead."""

import smtplib
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goldthread.apps.people import queries
from goldthread.apps.people.models import Invitation, Person
from goldthread.core.period.text import day_words
from goldthread.core.spec.role import Role
from goldthread.web.office.gate import Desk


def link_to(request: HttpRequest, token: str) -> str:
    """The whole address of the page that a token opens."""
    return request.build_absolute_uri(reverse("invitation", args=[token]))


def send_invitation(desk: Desk, token: str, link: str) -> bool:
    """Send it, and say whether the mail server took it."""
    found = queries.invitation(token, timezone.now())
    until = day_words(timezone.localtime(found.expires_at).date())
    facts = {"role": _(Role(found.role).label).lower(), "body": desk.body.name, "until": until}
    message = EmailMessage(
        subject=_("Come in to the office of %(body)s as %(role)s, by %(until)s") % facts,
        body=_text(desk, found, link, until),
        from_email=formataddr((f"{desk.actor.title}, {desk.body.name}", parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[found.email],
        reply_to=_reply_to(desk),
    )
    try:
        return message.send() == 1
    except (OSError, smtplib.SMTPException):
        return False


def _text(desk: Desk, found: Invitation, link: str, until: str) -> str:
    role = Role(found.role)
    words = {"role": _(role.label), "sentence": _(role.sentence), "post": found.post, "link": link, "until": until}
    return render_to_string("office/people/invite/letter.txt", words | {"desk": desk})


def _reply_to(desk: Desk) -> list[str]:
    asked = Person.objects.filter(pk=desk.actor.person_id or 0).exclude(email=None).first()
    return [asked.email] if asked and asked.email else []
