"""Somebody at a desk: opens pages, fills in the forms that are on them as a browser would, and sends them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.cast import Cast, cast, signed_in

from goldthread.apps.bodies.models import Body
from goldthread.apps.bodies.operations import found, open_home
from goldthread.apps.registers.binding import bound
from goldthread.apps.registers.operations import add, move

ANSWERS: Mapping[str, str] = {
    "title": "Sharing of data with probation",
    "kind": "information_sharing",
    "purpose": "To know who is released, and when.",
    "parties": "The Board\nProbation",
    "lead": "Officer",
    "basis": "Crime and Disorder Act 1998, section 115",
    "terms": "No charge.",
    "starts_on": "1 4 2026",
    "ends_on": "31 3 2029",
    "review_on": "1 4 2027",
}
LIST = "/office/board-for-testing/registers/agreement/"
Given = Mapping[str, Any]


@dataclass
class Form:
    """A form as a browser holds it: where it goes, what it would send, and its buttons by their words."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class Forms(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._name = self._text = ""
        self._inside: str = ""
        self._button: tuple[str, str] = ("", "")
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(held.get("action", "")))
        if not self.forms:
            return
        if tag == "input" and held.get("name") and held.get("type") != "file":
            if held.get("type") not in ("radio", "checkbox") or "checked" in held:
                self.forms[-1].fields.append((held["name"], held.get("value", "")))
        elif tag in ("textarea", "select"):
            self._inside, self._name, self._text = tag, held["name"], ""
            if tag == "select":
                self.forms[-1].fields.append((self._name, ""))
        elif tag == "option" and "selected" in held:
            self.forms[-1].fields[-1] = (self._name, held["value"])
        elif tag == "button":
            self._inside, self._text = tag, ""
            self._button = (held.get("name", ""), held.get("value", ""))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != self._inside:
            return
        if tag == "textarea":
            self.forms[-1].fields.append((self._name, self._text.removeprefix("\n")))
        if tag == "button":
            self.forms[-1].buttons[" ".join(self._text.split())] = self._button
        self._inside = ""


@dataclass
class Page:
    """A page as a reader has it."""

    desk: "Desk"
    path: str
    status: int
    markup: str
    where: str = ""

    @property
    def text(self) -> str:
        return words(self.markup)

    @property
    def main(self) -> str:
        return words(self.markup.partition("<main")[2].partition("</main>")[0].partition(">")[2])

    @property
    def title(self) -> str:
        return self.all(r"<title>(.*?)</title>")[0]

    @property
    def heading(self) -> str:
        return self.all(r"<h1[^>]*>(.*?)</h1>")[0]

    @property
    def faults(self) -> list[str]:
        """The lines of the error summary."""
        found = re.search(r'govuk-error-summary__list">(.*?)</ul>', self.markup, re.DOTALL)
        return [words(line) for line in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)] if found else []

    @property
    def hrefs_of_faults(self) -> list[str]:
        found = re.search(r'govuk-error-summary__list">(.*?)</ul>', self.markup, re.DOTALL)
        return re.findall(r'href="(.*?)"', found[1]) if found else []

    @property
    def held(self) -> dict[str, str]:
        """What the first form holds, by name."""
        return dict(Forms(self.markup).forms[0].fields)

    @property
    def buttons(self) -> list[str]:
        return [button for form in Forms(self.markup).forms for button in form.buttons]

    def all(self, pattern: str) -> list[str]:
        return [words(one) for one in re.findall(pattern, self.markup, re.DOTALL)]

    def all_hrefs(self, text: str) -> list[str]:
        """Where the links with this text lead."""
        found = re.findall(r'<a[^>]*href="([^"]*)"[^>]*>(.*?)</a>', self.markup, re.DOTALL)
        return [unescape(href) for href, inner in found if words(inner) == text]

    def rows(self) -> list[list[str]]:
        """The cells of the first table's body."""
        body = re.search(r"<tbody>(.*?)</tbody>", self.markup, re.DOTALL)
        cells = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
        rows = re.findall(r"<tr.*?</tr>", body[1], re.DOTALL) if body else []
        return [[words(cell) for cell in cells.findall(row)] for row in rows]

    def send(self, button: str, given: Given | None = None, **more: Any) -> "Page":
        """Fill in the form that has this button, and press it."""
        form = next(form for form in Forms(self.markup).forms if button in form.buttons)
        sent: dict[str, list[Any]] = {}
        for name, value in [*form.fields, form.buttons[button]]:
            sent.setdefault(name, []).append(value)
        for name, value in {**(given or {}), **more}.items():
            sent[name] = value if isinstance(value, list) else [value]
        sent.pop("", None)
        return self.desk.post(form.action or self.path, sent)


@dataclass
class Desk:
    """A browser in which somebody is signed in. It follows each redirect, as a browser does."""

    client: Client

    def open(self, path: str) -> Page:
        return self._page(path, self.client.get(path))

    def post(self, path: str, sent: Given) -> Page:
        return self._page(path, self.client.post(path, sent))

    def _page(self, path: str, answer: Any) -> Page:
        if answer.status_code == 302:
            return self.open(answer["Location"])
        return Page(self, path, answer.status_code, b"".join(answer).decode(errors="replace"), path)


def words(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


@pytest.fixture
def body(db: None, home: Path) -> Body:
    made = found(name="Board for Testing", by="system")
    open_home(body=made, is_demo=True, by="system")
    return made


@pytest.fixture
def people(body: Body) -> Cast:
    return cast(body)


@pytest.fixture
def desk_of(people: Cast) -> Callable[[str], Desk]:
    """The desk of somebody of the cast."""
    return lambda name: Desk(signed_in(getattr(people, name)))


@pytest.fixture
def officer(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("officer")


@pytest.fixture
def approver(desk_of: Callable[[str], Desk]) -> Desk:
    return desk_of("approver")


@pytest.fixture
def agreed(people: Cast) -> Callable[..., Any]:
    """The row of an agreement in a state, with other answers than the ordinary ones where they are given."""

    def made(state: str = "drafted", **answers: str) -> Any:
        register, officer, approver = bound("agreement"), people.actor("officer"), people.actor("approver")
        thing = add(bound=register, answers={**ANSWERS, **answers}, by=officer)
        way = {
            "sent": [("send", officer)],
            "in_force": [("send", officer), ("approve", approver)],
            "ended": [("send", officer), ("approve", approver), ("end", approver)],
        }.get(state, [])
        for revision, (step, by) in enumerate(way, start=1):
            move(bound=register, thing=thing, step=step, revision=revision, reason="it is so", by=by)
        return register.model._default_manager.select_related("thing").get(pk=thing.pk)

    return made


@pytest.fixture
def fresh() -> Callable[[Any], Any]:
    """The row as it is kept now."""
    return lambda row: type(row)._default_manager.select_related("thing").get(pk=row.pk)
