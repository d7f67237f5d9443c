"""The environment that draws every page: autoescaped, strict about names, translated. It holds no rule of the trade."""

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from goldthread.apps.performance.words import wording
from goldthread.documents.chart import Kind, shape_icon
from goldthread.documents.render.html.icon import icon as icon_of_paper
from goldthread.documents.text import Shape


def environment(**options: Any) -> Environment:
    """Made once by Django. A name that a template uses and nobody gave is a fault, never a blank."""
    options["undefined"] = StrictUndefined
    made = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True, **options)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"static": static, "url": reverse, "icon": icon, "status_icon": status_icon}
    made.globals |= {"messages_of": get_messages}
    made.filters |= {"day": wording.day, "tone": tone}
    return made


def tone(kind: str) -> str:
    """The ending of the class that colours what is said."""
    return {"improvement": "improve", "unknown": "common"}.get(kind, kind)


def status_icon(kind: Shape) -> Markup:
    """The shape that stands beside the word for how something stands."""
    return Markup(icon_of_paper(kind))


def icon(kind: Kind) -> Markup:
    """The shape that stands beside the word for what a series did."""
    return Markup(shape_icon(kind))
