"""Every visible word passes through gettext: in templates, in the modules that fill them, and on a page as drawn."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import nodes

import goldthread.web

WEB = Path(goldthread.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
FOR_PROGRAMS = (WEB / "api", WEB / "middleware" / "health.py")
"""What answers programs and those who write them: in English, as its codes are."""
MODULES = sorted(path for path in WEB.rglob("*.py") if not any(path.is_relative_to(place) for place in FOR_PROGRAMS))
SPOKEN = re.compile(r"(?:aria-label|alt|title|placeholder|data-label)=\"([^\"{]*[A-Za-z][^\"{]*)\"")
MARKERS = {"gettext", "ngettext", "_", "_l"}
IN_TAGS = re.compile(
    r"<code[^<>]*>.*?</code>|<[^<>]*(?:>|$)|^[^<>]*>|<!DOCTYPE html>|&[a-z]+;|\bgt-[\w-]+|[\w-]+=\"[^\"]*\"?", re.DOTALL
)
"""What stands in or for a tag: an attribute that a macro adds, a class that a page gives its layout, a command."""

# Text that is no sentence for a visitor: a file's format or name, an address, a header, a docstring's example.
NOT_SHOWN = re.compile(r"^(?:attachment; filename|text/csv|application/|utf-8|gt-|.*%\([a-z]+\)s[%\s]*$)")


def literal_text(path: Path) -> str:
    """What a template writes by itself, outside every tag, expression and translated block."""
    environment = engines["jinja2"].env
    tree = environment.parse(path.read_text(encoding="utf-8"))
    translated = {id(data) for call in tree.find_all(nodes.Call) for data in call.find_all(nodes.TemplateData)}
    return "".join(one.data for one in tree.find_all(nodes.TemplateData) if id(one) not in translated)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_a_template_holds_no_word_of_its_own(path):
    text = literal_text(path)

    assert SPOKEN.findall(text) == []
    assert re.findall(r"[A-Za-z]{2,}", IN_TAGS.sub(" ", text)) == []


def sentences(path: Path) -> list[str]:
    """Texts of several words in a module that neither gettext nor a reader of the code is given."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(part) for call in ast.walk(tree) if _is_marker(call) for part in ast.walk(call)}
    passed |= {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    return [
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in passed
        if re.search(r"[a-z] [a-z]", one.value) and not NOT_SHOWN.match(one.value)
    ]


def _is_marker(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_a_module_marks_every_sentence(path):
    headings_of_the_file = {"area code", "change number", "change percent", "change points", "compared period",
                            "milestone upper", "reported by", "reported on", "owner name", "position on",
                            "status kind", "latest update", "latest update on", "late since", "force code",
                            "residents year", "rate per 1000", "left out", "lower 95", "upper 95", "lower 99.8",
                            "upper 99.8"}  # fmt: skip

    assert [text for text in sentences(path) if text not in headings_of_the_file] == []


class Spoken(HTMLParser):
    """Collects what a page says, by eye or by ear."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.texts += [value for name, value in attrs if name in ("aria-label", "alt", "title") and value]

    def handle_data(self, data):
        self.texts.append(data)


def untranslated(markup: str) -> set[str]:
    """The words that stand outside the marks that the made-up language puts around each translated text."""
    spoken = Spoken()
    spoken.feed(markup)
    text = " ".join(spoken.texts)
    while "⟦" in text:
        shorter = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
        assert shorter != text
        text = shorter
    return set(re.findall(r"[A-Za-z]{2,}", text))


@pytest.fixture
def _made_up_language(monkeypatch):
    """A language whose every text stands between marks."""
    translation.gettext("")
    monkeypatch.setattr(translation._trans, "gettext", lambda text: f"⟦{text}⟧", raising=False)
    monkeypatch.setattr(
        translation._trans, "ngettext", lambda one, many, number: f"⟦{one if number == 1 else many}⟧", raising=False
    )


@pytest.mark.usefixtures("_made_up_language")
@pytest.mark.parametrize(
    "address", ["/", "/data/", "/methods/", "/nowhere/", "/measures/robbery/trace/", "/plan/", "/reports/"]
)
def test_a_page_without_data_speaks_the_language_of_the_visitor(empty_office, address):
    markup = empty_office.get(address).content.decode()

    assert untranslated(markup) <= {"new", "office", "Goldthread"}
    assert "⟦" in markup


@pytest.mark.usefixtures("_made_up_language")
@pytest.mark.parametrize(
    "address", ["/measures/robbery/", "/plan/2025-29/", "/plan/2025-29/theme/1/", "/plan/2025-29/action/1C02/"]
)
def test_a_page_with_data_adds_only_what_the_data_say(visitor, address):
    markup = visitor.get(address).content.decode()

    of_the_template = {"By", "Change", "What", "Month", "Source", "Skip", "Breadcrumb", "Owner", "Unit", "Main", "Made"}
    of_the_template |= {"Counted", "Position", "Lead", "Status", "Distance", "Update", "Delivers", "Why", "Action"}
    assert untranslated(markup) & of_the_template == set()
