"""Text: its width, its box, its markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.chart.label import Label, height_of, shortened, width_of
from goldthread.documents.chart.placing import Box


@pytest.mark.parametrize(
    ("text", "bold", "true_width"),
    [
        ("Upper limit", False, 4.712),
        ("174, above the limit", True, 8.469),
        ("No data held", False, 5.340),
        ("Apr to Dec 2024", False, 6.480),
        ("57.2%", True, 2.655),
        ("60.7 a year before", False, 7.384),
        ("Milestone 57.4", True, 6.207),
        ("−1,234.5", False, 3.480),
    ],
)
def test_width_is_never_less_than_the_faces_own_and_little_more(text, bold, true_width):
    assert true_width <= width_of(text, 1, bold=bold) <= true_width * 1.08


@given(st.text(min_size=1, max_size=20), st.floats(1, 40))
def test_width_grows_with_size_and_weight(text, size):
    assert width_of(text, size * 2) == pytest.approx(2 * width_of(text, size))
    assert width_of(text, size, bold=True) >= width_of(text, size)


def test_width_of_an_accented_letter_is_that_of_the_letter():
    assert width_of("ŵŷâ", 13) == width_of("wya", 13)


def test_width_of_an_unknown_letter_is_generous():
    assert width_of("漢", 10) >= width_of("m", 10)


@pytest.mark.parametrize(("room", "text"), [(200, "Part supplied"), (50, "Part s…"), (1, "…")])
def test_shortened_keeps_as_much_as_fits(room, text):
    assert shortened("Part supplied", size=13, room=room) == text


@given(st.text(max_size=30), st.floats(15, 200))
def test_shortened_text_fits(text, room):
    assert width_of(shortened(text, size=13, room=room), 13) <= room


@pytest.mark.parametrize(("anchor", "left"), [("start", 100), ("middle", 86.87), ("end", 73.74)])
def test_label_box_hangs_from_its_anchor(anchor, left):
    label = Label(("0000",), 100, 50, 13, anchor)

    assert label.box == Box(left, 50 - 13 * 0.72, left + label.width, 50 + 13 * 0.22)


def test_label_of_two_lines_is_as_wide_as_the_longer_and_one_leading_taller():
    one, two = Label(("0000",), 0, 0, 10), Label(("0000", "00"), 0, 0, 10)

    assert two.width == one.width
    assert two.box.height == pytest.approx(one.box.height + 12)
    assert two.box.height == pytest.approx(height_of(two.lines, 10))


def test_label_is_drawn_with_each_line_at_its_x():
    label = Label(("No data", "Apr & May"), 5, 20, 10, "middle")

    assert label.drawn() == (
        '<text x="5" y="20" text-anchor="middle" font-size="10" fill="#44505c">No data'
        '<tspan x="5" dy="12">Apr &amp; May</tspan></text>'
    )


def test_bold_label_is_ink_and_a_halo_is_painted_under_it():
    label = Label(("132",), 5, 20, 13, bold=True, halo=True)

    assert label.drawn() == (
        '<text x="5" y="20" font-size="13" font-weight="600" fill="#15202b" stroke="#ffffff" stroke-width="4" '
        'stroke-linejoin="round" paint-order="stroke">132</text>'
    )
