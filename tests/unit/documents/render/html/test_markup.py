"""Markup: text is always itself, and a link leads nowhere that a reader may not be sent."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.render.html.markup import address, joined, link, safe, tag

LETTERS = st.characters(exclude_categories=["Cs"])


def test_safe_writes_what_could_be_markup_as_itself():
    assert safe("""<b> & "c" 'd'""") == "&lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;"


def test_tag_writes_attributes_in_order_and_escaped():
    found = tag("a", safe("a < b"), href='x"y', aria_label="1", class_="n", tabindex=0, id=None)

    assert found == '<a href="x&quot;y" aria-label="1" class="n" tabindex="0">a &lt; b</a>'


def test_tag_closes_an_empty_element_and_leaves_a_void_one_open():
    assert (tag("td"), tag("meta", name="x", content="")) == ("<td></td>", '<meta name="x" content="">')


def test_joined_sets_markup_in_a_row():
    assert joined(tag("i"), safe("&")) == "<i></i>&amp;"


@pytest.mark.parametrize(
    "href",
    [
        "https://example.org/a?b=c&d#e",
        "HTTP://EXAMPLE.ORG",
        "mailto:analyst@example.org",
        "/measures/robbery/",
        "measure/list.html",
        "../a:b",
        "#p-1-1",
        "?page=2",
        "https://example.org/tŷ heb blanc",
    ],
)
def test_address_lets_the_web_the_post_and_places_beside_it_through(href):
    assert address(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "java\x00script:alert(1)",
        "java\ufffescript:alert(1)",
        "java\xadscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "//example.org",
        "\\\\example.org",
        "/\\example.org",
        "https:\n//example.org",
    ],
)
def test_address_refuses_every_other(href):
    assert address(href) == ""


def test_address_takes_blanks_off_the_ends():
    assert address(" https://example.org ") == "https://example.org"


@given(
    st.text(LETTERS) | st.builds("{}{}{}".format, st.text(LETTERS), st.sampled_from(["javascript:", ":"]), st.text())
)
def test_what_a_browser_makes_of_an_address_has_an_allowed_scheme(href):
    read = re.sub("[\t\n\r]", "", address(href).strip("".join(map(chr, range(0x21)))))

    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", read)

    assert scheme is None or scheme[1].lower() in {"http", "https", "mailto"}
    assert not read.startswith("//")


def test_link_is_the_bare_words_where_the_address_is_refused():
    words = safe("Robbery")

    assert link(words, "javascript:x", class_="n") == words
    assert link(words, "https://example.org", class_="n") == '<a href="https://example.org" class="n">Robbery</a>'


@given(st.text(LETTERS))
def test_an_attribute_holds_any_text_without_ending(text):
    found = tag("a", title=text)

    assert re.fullmatch('<a title="[^"<>]*"></a>', found, re.DOTALL)
