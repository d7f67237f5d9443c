"""Writes HTML: elements round text that is always escaped, and addresses that lead where a reader may be sent.

`Html` is markup that is ready; a plain string never becomes it but through `safe`.
"""

import re
from typing import NewType

from goldthread.documents.chart.svg import escaped

Html = NewType("Html", str)

NOTHING = Html("")
_VOID = frozenset({"col", "link", "meta", "wbr"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINKED = frozenset({"http", "https", "mailto"})


def safe(text: str) -> Html:
    """Text as it will be read, whatever it holds; characters that no page may hold are left out."""
    return Html(escaped(text))


def joined(*parts: Html) -> Html:
    """Markup set one after the other."""
    return Html("".join(parts))


def tag(name: str, /, *children: Html, **attributes: str | int | None) -> Html:
    """One element. `aria_label` writes aria-label, `class_` writes class; None writes nothing, "" an empty value.

    >>> tag("td", safe("a < b"), class_="n")
    '<td class="n">a &lt; b</td>'
    """
    head = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{''.join(children)}</{name}>")


def address(href: str) -> str:
    """Where a link may lead: http, https, mailto or a place beside this one; empty for any other.

    Blanks and signs that a browser would drop are refused, since what is left could be another scheme; so are
    addresses that take their scheme from where the file lies.

    >>> address("https://example.org"), address("javascript:alert(1)")
    ('https://example.org', '')
    """
    found = href.strip(" ")
    if not found.isprintable() or found.replace("\\", "/").startswith("//"):
        return ""
    scheme = _SCHEME.match(found)
    return found if scheme is None or scheme[1].casefold() in _LINKED else ""


def link(inside: Html, href: str, **attributes: str | int | None) -> Html:
    """The markup as a link, or as it is where the address leads nowhere that a reader may be sent."""
    leads = address(href)
    return tag("a", inside, href=leads, **attributes) if leads else inside
