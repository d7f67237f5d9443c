"""A method as pages name it, by its card, where no figure says which one was used. It judges nothing."""

from django.utils.translation import gettext as _

from goldthread.apps.performance.words.methods import Used
from goldthread.core.stats.explained import BY_CODE
from goldthread.web.parts import Link
from goldthread.web.public import addresses


def by_card(*codes: str) -> tuple[Used, ...]:
    """The methods of these codes, each with what its card says of it."""
    return tuple(Used(code, _(BY_CODE[code].title), _(BY_CODE[code].said)) for code in codes)


def links_to(*codes: str) -> tuple[Link, ...]:
    """The pages of these methods."""
    return tuple(Link(addresses.method(one.code), one.title) for one in by_card(*codes))
