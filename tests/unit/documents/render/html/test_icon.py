"""Shapes before words: each has a form of its own and says nothing aloud."""

from typing import get_args
from xml.etree import ElementTree

import pytest

from goldthread.documents.render.html.icon import icon
from goldthread.documents.text import Shape

SHAPES = [shape for shape in get_args(Shape) if shape]


@pytest.mark.parametrize("shape", SHAPES)
def test_icon_is_a_drawing_that_readers_by_ear_pass_over(shape):
    drawing = ElementTree.fromstring(icon(shape))

    assert drawing.tag == "svg"
    assert drawing.attrib["viewBox"] == "0 0 16 16"
    assert (drawing.attrib["aria-hidden"], drawing.attrib["focusable"]) == ("true", "false")


def test_no_two_shapes_have_the_same_form():
    forms = [
        [
            (part.tag, part.get("d"), part.get("r"), part.get("stroke-dasharray"))
            for part in ElementTree.fromstring(icon(shape))
        ]
        for shape in SHAPES
    ]

    assert len({str(form) for form in forms}) == len(SHAPES) == 9


def test_no_shape_draws_nothing():
    assert icon("") == ""
