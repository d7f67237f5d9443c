"""Panels: an app's own block beside the engine's, for those it is made for."""

from dataclasses import asdict

import pytest

from goldthread.apps.bodies.queries import today
from goldthread.web.office.gate import Desk
from goldthread.web.office.registers import panels as kept
from goldthread.web.office.registers.panels import Panel, panels, register_panel


@pytest.fixture
def own_panels(monkeypatch):
    """Panels that end with the test."""
    monkeypatch.setattr(kept, "_MAKERS", {})


@pytest.fixture
def desk(people):
    """Where the officer works."""
    return Desk(people.body, people.actor("officer"), today())


def test_a_panel_stands_at_its_place_of_its_register_alone(own_panels, desk, agreements):
    register_panel("agreement", "list", lambda _desk, bound, _view: Panel(bound.code, "own.html", {"some": 1}))

    assert [asdict(one) for one in panels(desk, agreements, "list")] == [
        {"title": "agreement", "template": "own.html", "context": {"some": 1}}
    ]
    assert panels(desk, agreements, "work") == ()


def test_a_panel_that_has_nothing_to_show_is_left_out(own_panels, desk, agreements):
    register_panel("agreement", "list", lambda _desk, _bound, _view: None)

    assert panels(desk, agreements, "list") == ()


def test_a_maker_that_is_registered_twice_makes_one_panel(own_panels, desk, agreements):
    def maker(_desk, _bound, _view):
        return Panel("Once", "own.html")

    register_panel("agreement", "entry", maker)
    register_panel("agreement", "entry", maker)

    assert [one.title for one in panels(desk, agreements, "entry")] == ["Once"]


@pytest.mark.parametrize(("place", "path"), [("list", ""), ("entry", "ag-2026-001/")])
def test_a_page_draws_its_panels(own_panels, look, agreed, place, path):
    agreed()
    register_panel("agreement", place, lambda _desk, _bound, _view: Panel("My <own>", "components/no_figures.html"))
    register_panel("agreement", place, lambda desk, _bound, _view: None)

    page = look("officer", f"registers/agreement/{path}")

    assert page.all(r'<h2 class="gt-section" id="panel-1">(.*?)</h2>') == ["My <own>"]
