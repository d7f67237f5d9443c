"""Writing SVG: coordinates, escaping, elements, the root of a drawing."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.documents.chart.svg import coordinate, element, escaped, path, picture, spoken


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (12.5, "12.5"),
        (1.005, "1"),
        (-0.001, "0"),
        (-3.456, "-3.46"),
        (100.0, "100"),
        (1e6, "1000000"),
    ],
)
def test_coordinate_has_two_decimals_at_most_and_no_trailing_zeros(value, text):
    assert coordinate(value) == text


@given(st.floats(-1e9, 1e9))
def test_coordinate_is_short_and_near_its_value(value):
    text = coordinate(value)

    assert re.fullmatch(r"-?\d+(\.\d{0,1}[1-9])?", text)
    assert text != "-0"
    assert abs(float(text) - value) <= 0.005 + abs(value) * 1e-12


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_coordinate_refuses_what_has_no_place(value):
    with pytest.raises(BadInput, match="cannot be placed on a chart"):
        coordinate(value)


def test_escaped_leaves_no_markup():
    assert escaped("""<b> & "x" 'y'""") == "&lt;b&gt; &amp; &quot;x&quot; &#x27;y&#x27;"


@given(st.text())
def test_escaped_text_survives_as_content_and_as_attribute(text):
    markup = element("text", escaped(text), aria_label=text)

    read = ElementTree.fromstring(markup)

    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    assert re.sub(r"\r\n?", "\n", kept) == (read.text or "")
    assert re.sub(r"[\t\n\r]", " ", kept.replace("\r\n", "\n")) == read.attrib["aria-label"]


def test_element_writes_attributes_in_the_order_given_and_leaves_out_none():
    markup = element("line", x1=0, stroke_width=1.25, class_="a b", stroke_dasharray=None)

    assert markup == '<line x1="0" stroke-width="1.25" class="a b"/>'


def test_element_encloses_its_children():
    assert element("g", element("path", d="M0,0"), "text") == '<g><path d="M0,0"/>text</g>'


def test_path_joins_corners_with_straight_strokes():
    assert path([(0, 1), (2.555, 3)]) == "M0,1L2.56,3"


def test_path_closes_on_request():
    assert path([(0, 0), (1, 0), (1, 1)], closed=True) == "M0,0L1,0L1,1Z"


def test_picture_is_an_image_with_a_name_that_stands_alone():
    read = ElementTree.fromstring(picture(class_="gt-strip", width=360, height=78.5, label="A. B."))

    assert read.tag == "{http://www.w3.org/2000/svg}svg"
    assert read.attrib == {
        "class": "gt-strip",
        "viewBox": "0 0 360 78.5",
        "width": "360",
        "height": "78.5",
        "font-family": "'Source Sans 3'",
        "role": "img",
        "aria-label": "A. B.",
    }


@pytest.mark.parametrize(
    ("name", "description", "told"),
    [
        ("Robbery", "Rose to 174.", "Robbery. Rose to 174."),
        ("Robbery.", " Rose. ", "Robbery. Rose."),
        ("Robbery", "", "Robbery."),
        ("", " Rose to 174. ", "Rose to 174."),
    ],
)
def test_spoken_is_the_name_as_a_sentence_and_then_the_description(name, description, told):
    assert spoken(name, description) == told
