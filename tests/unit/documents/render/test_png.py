"""Drawings as PNG: their size, their order, the same bytes each time, and letters of any kind."""

import struct

import pytest
from tests.unit.documents.paper import HOSTILE, hostile_section, sample_paper

from goldthread.core.errors import BadInput
from goldthread.documents.chart.svg import FACE
from goldthread.documents.picture import drawn
from goldthread.documents.render.png import render_pngs
from goldthread.documents.tree import Chart, walk


def drawing(width=100, height=50, *, inside='<rect width="10" height="10"/>'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{inside}</svg>'


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize(("ppi", "expected"), [(72, (100, 50)), (144, (200, 100)), (216, (300, 150))])
def test_drawing_is_as_large_as_its_view_box(ppi, expected):
    (png,) = render_pngs([drawing()], ppi=ppi)

    assert size_of(png) == expected


def test_drawings_come_in_their_order():
    made = render_pngs([drawing(width) for width in (30, 20, 10)], ppi=72)

    assert [size_of(png)[0] for png in made] == [30, 20, 10]


def test_same_drawings_give_the_same_bytes_and_others_do_not():
    drawings = [drawing(), drawing(inside='<rect width="20" height="20"/>')]

    first, second = render_pngs(drawings, ppi=96)

    assert render_pngs(drawings, ppi=96) == [first, second]
    assert first != second


def test_charts_of_a_paper_are_drawn_alone_and_together():
    charts = [block for block in walk(sample_paper().sections) if isinstance(block, Chart)]
    svgs = [drawn(chart.picture, name=chart.title, alt=chart.alt) for chart in charts]

    together = render_pngs(svgs, ppi=72)

    assert [size_of(png)[0] for png in together] == [669, 360, 669, 669, 669]
    assert together == [png for svg in svgs for png in render_pngs([svg], ppi=72)]


def test_text_is_set_in_the_face_of_the_house():
    text = '<text y="30" font-family="{}" font-size="20" font-weight="{}">Wide</text>'
    faces = ((FACE, 400), (FACE, 600), ("'Libertinus Serif'", 400), ("'No such face'", 400))

    plain, bold, other, none = render_pngs([drawing(inside=text.format(*face)) for face in faces], ppi=72)

    assert len({plain, bold, other}) == 3
    assert other == none


@pytest.mark.parametrize("text", [HOSTILE, "中文 😀 \u0301", "ŵ ŷ ł"])
def test_any_words_can_be_drawn(text):
    chart = next(block for block in hostile_section(text).blocks if isinstance(block, Chart))

    (png,) = render_pngs([drawn(chart.picture, name=text, alt=text)], ppi=72)

    assert size_of(png)[0] == 669


def test_no_drawing_gives_no_picture():
    assert render_pngs([], ppi=144) == []


def test_drawing_without_a_view_box_is_refused():
    with pytest.raises(BadInput, match="no size"):
        render_pngs(["<svg xmlns='http://www.w3.org/2000/svg'/>"], ppi=144)
