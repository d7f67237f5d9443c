"""The shapes of a series and the colours of the house."""

import re
from importlib.resources import files
from typing import get_args

import pytest

from goldthread.documents.chart import ink
from goldthread.documents.chart.marks import COLOURS, Kind, mark, part_mark, reach, shape_icon

KINDS = get_args(Kind)


def test_every_colour_is_the_token_of_its_name():
    css = files("goldthread.web").joinpath("static/goldthread/tokens.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--gt-([\w-]+):\s*(#[0-9a-f]{6})", css))

    named = {name.lower().replace("_", "-"): value for name, value in vars(ink).items() if name.isupper()}

    assert named == {name: tokens[name] for name in named}


@pytest.mark.parametrize(
    ("kind", "tag", "filled"),
    [
        ("common", "circle", True),
        ("concern", "path", True),
        ("improvement", "circle", False),
        ("neutral", "rect", False),
    ],
)
def test_mark_has_the_shape_and_colour_of_its_kind(read, kind, tag, filled):
    root = read(mark(kind, 10, 20)).root

    assert root.tag == tag
    assert root.attrib["fill" if filled else "stroke"] == COLOURS[kind]
    assert root.attrib["stroke" if filled else "fill"] == "#ffffff"


def test_mark_is_centred_on_its_point():
    assert mark("concern", 10, 20) == (
        '<path d="M4.5,20L10,14.5L15.5,20L10,25.5Z" fill="#b8480c" stroke="#ffffff" stroke-width="1"/>'
    )


def test_no_two_kinds_are_drawn_alike_in_grey():
    in_grey = {re.sub(r"#[0-9a-f]{6}", "", mark(kind, 10, 20)) for kind in KINDS}

    assert len(in_grey) == 4


def test_marks_shrink_to_scale():
    assert mark("common", 0, 0, scale=0.5).startswith('<circle cx="0" cy="0" r="1.45"')


def test_part_mark_is_hollow_and_dashed(read):
    attributes = read(part_mark(1, 2)).root.attrib

    assert (attributes["fill"], attributes["stroke-dasharray"]) == ("#ffffff", "2.6 1.6")


@pytest.mark.parametrize("kind", KINDS)
def test_reach_covers_the_shape(kind):
    assert 3 <= reach(kind) <= 6.5


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("concern", '<path d="M8 0l8 8-8 8-8-8z" fill="#b8480c"/>'),
        ("improvement", '<circle cx="8" cy="8" r="6.4" fill="#ffffff" stroke="#1765a3" stroke-width="3.2"/>'),
        ("neutral", '<path d="M2 2h12v12H2z" fill="#ffffff" stroke="#6a4796" stroke-width="3"/>'),
        ("common", '<circle cx="8" cy="8" r="4.4" fill="#5b6873"/>'),
    ],
)
def test_shape_icon_is_the_shape_alone_and_hidden_from_readers(kind, shape):
    head = '<svg class="gt-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'

    assert shape_icon(kind) == f"{head}{shape}</svg>"
