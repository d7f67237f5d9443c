"""Pictures in Word: each drawing once, sharp at the size it is printed in, in its own proportions."""

import io
import struct

import pytest
from tests.unit.documents.paper import robbery, robbery_chart

from goldthread.documents.picture import Spark
from goldthread.documents.render.docx.package import Links
from goldthread.documents.render.docx.pictures import Pictures
from goldthread.documents.render.docx.signs import sign
from goldthread.documents.text import words
from goldthread.documents.tree import Cell, Column, Row, Table

EMU_OF_INCH = 914_400


def size(png):
    """Pixels across and down, as a PNG says them in its first part."""
    return struct.unpack(">II", io.BytesIO(png).getvalue()[16:24])


def test_drawings_are_sharp_on_paper(sample):
    targets = {rel.rId: rel.target_part.blob for rel in sample.document.part.rels.values() if "image" in rel.reltype}

    for inline in sample.find("//wp:inline"):
        across, down = (int(sample.values_in(inline, f"wp:extent/@{side}")[0]) / EMU_OF_INCH for side in ("cx", "cy"))
        pixels = size(targets[sample.values_in(inline, ".//a:blip/@r:embed")[0]])
        assert pixels[0] / across >= 220
        assert pixels[1] / down >= 220


def test_chart_is_as_wide_as_the_text(word_of):
    word = word_of(robbery_chart())

    section = word.document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    [chart] = [int(cx) for cx in word.values("//w:p[w:pPr/w:pStyle/@w:val='Picture']//wp:extent/@cx")]
    assert abs(chart - room) < EMU_OF_INCH / 100


def test_same_drawing_is_one_file(word_of):
    row = Row(words("North"), (Cell(picture=Spark(robbery())),))

    word = word_of(Table("Crimes", (Column("Area"), Column("24 months", holds="picture")), (row, row)))

    assert [name for name in word.parts if name.startswith("word/media/")] == ["word/media/picture1.png"]
    assert len(word.find("//wp:inline")) == 2


def test_drawing_keeps_its_proportions():
    pictures = Pictures()

    markup = pictures.inline(sign("red"), width=9.5, alt="", links=Links(), key=1)

    assert '<wp:extent cx="120650" cy="101600"/>' in markup


def test_alternative_is_escaped():
    markup = Pictures().inline(sign("red"), width=8, alt='"<&>"', links=Links(), key=1)

    assert 'descr="&quot;&lt;&amp;&gt;&quot;"' in markup


def test_drawing_without_a_view_box_is_refused():
    with pytest.raises(ValueError, match="no size"):
        Pictures().inline("<svg/>", width=8, alt="", links=Links(), key=1)


@pytest.mark.parametrize("shape", ["common", "concern", "improvement", "neutral", "green", "amber", "red", "white"])
def test_every_shape_has_a_drawing_of_its_own(shape):
    others = {sign(other) for other in ("complete", "green", "concern") if other != shape}

    assert sign(shape).startswith('<svg xmlns="http://www.w3.org/2000/svg" width="19" height="16"')
    assert sign(shape).count("<svg") == sign(shape).count("</svg>") == 1
    assert sign(shape) not in others


def test_no_shape_has_no_drawing():
    assert sign("") == ""
