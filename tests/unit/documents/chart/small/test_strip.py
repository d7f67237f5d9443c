"""The position strip: marks at their values, labels that keep apart."""

from itertools import combinations
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.errors import BadInput
from goldthread.documents.chart import Position, StripWords, position_strip

CONFIDENCE = Position(57.2, baseline=55.4, milestone=57.4, earlier=60.7)
SPOKEN = {"name": "Confidence", "description": "57.2 now."}
VALUES = st.floats(-1e6, 1e6)


def x_of(elements) -> list[float]:
    return [float(one.attrib.get("cx", one.attrib.get("x1"))) for one in elements]


def test_strip_is_an_image_with_a_name(read):
    root = read(position_strip(CONFIDENCE, **SPOKEN)).root

    assert (root.attrib["role"], root.attrib["class"]) == ("img", "gt-strip")
    assert root.attrib["aria-label"] == "Confidence. 57.2 now."


def test_strip_writes_each_value_beside_its_word(read):
    assert sorted(read(position_strip(CONFIDENCE, **SPOKEN)).words) == [
        "57.2",
        "60.7 a year before",
        "Baseline 55.4",
        "Milestone 57.4",
    ]


def test_strip_of_a_value_alone_has_a_dot_and_its_value(read):
    drawing = read(position_strip(Position(57.2), **SPOKEN))

    assert drawing.words == ["57.2"]
    assert len(drawing.all("circle")) == 1
    assert len(drawing.all("line")) == 1


def test_strip_marks_stand_in_order_of_their_values(read):
    drawing = read(position_strip(CONFIDENCE, **SPOKEN))

    now, earlier = x_of(drawing.all("circle"))
    (baseline,) = x_of(drawing.all("line", stroke="#15202b", stroke_width="1.5"))
    (milestone,) = x_of(drawing.all("line", stroke="#15202b", stroke_width="3"))
    assert baseline < now < milestone < earlier
    assert (milestone - now) / (earlier - baseline) == pytest.approx((57.4 - 57.2) / (60.7 - 55.4), abs=0.001)


def test_strip_joins_now_to_a_year_before(read):
    (join,) = read(position_strip(CONFIDENCE, **SPOKEN)).all("line", stroke="#44505c")
    now, earlier = x_of(read(position_strip(CONFIDENCE, **SPOKEN)).all("circle"))

    assert (float(join.attrib["x1"]), float(join.attrib["x2"])) == (now, earlier)


def test_strip_draws_a_range_from_end_to_end(read):
    drawing = read(position_strip(Position(11, milestone=10, milestone_upper=12, decimals=0), **SPOKEN))

    assert "Milestone 10–12" in drawing.words
    assert len(drawing.all("line", stroke="#15202b", stroke_width="3")) == 3


def test_strip_speaks_another_language(read):
    words = StripWords("Llinell sylfaen", "Carreg filltir", "flwyddyn ynghynt")

    drawing = read(position_strip(Position(57.2, 55.4, 57.4, 60.7, words=words), **SPOKEN))

    assert sorted(drawing.words) == ["57.2", "60.7 flwyddyn ynghynt", "Carreg filltir 57.4", "Llinell sylfaen 55.4"]


def test_strip_takes_a_second_row_only_when_it_must(read):
    places = ((57.2, 50, None, 70), (50, 50, None, 50))

    apart, together = (read(position_strip(Position(*place), **SPOKEN)) for place in places)

    assert len({label.y for label in apart.labels()}) == 1
    assert len({label.y for label in together.labels()}) == 3
    assert together.box.height > apart.box.height


@given(value=VALUES, baseline=VALUES | st.none(), milestone=VALUES | st.none(), earlier=VALUES | st.none())
def test_strip_labels_never_overlap_and_stay_inside(read, value, baseline, milestone, earlier):
    position = Position(value, baseline, milestone, earlier)

    drawing = read(position_strip(position, **SPOKEN))

    boxes = [label.box for label in drawing.labels()]
    assert len(boxes) == len(position.values)
    assert all(drawing.box.holds(box) for box in boxes)
    assert not any(one.hits(other) for one, other in combinations(boxes, 2))


@given(
    shift=st.integers(-30, 30).map(lambda tenths: tenths / 10),
    other=st.sampled_from([-2.5, -0.1, 0, 0.1, 2.5]),
)
def test_strip_labels_near_each_other_still_reach_their_own_marks(read, shift, other):
    position = Position(57.0, baseline=57 + shift, earlier=57 + other)

    drawing = read(position_strip(position, **SPOKEN))

    spans = {label.lines[0]: label.box for label in drawing.labels()}
    now, earlier = x_of(drawing.all("circle"))
    (baseline,) = x_of(drawing.all("line", stroke="#15202b", stroke_width="1.5"))
    own = {"57.0": now, f"{57 + other:.1f} a year before": earlier, f"Baseline {57 + shift:.1f}": baseline}
    assert own.keys() == spans.keys()
    assert [words for words, x in own.items() if not spans[words].left - 4 <= x <= spans[words].right + 4] == []


def test_strip_shortens_words_that_are_wider_than_it(read):
    words = StripWords(milestone="A milestone with a very long name that goes on and on and on")

    drawing = read(position_strip(Position(1, milestone=2, words=words), **SPOKEN))

    (label,) = [label for label in drawing.labels() if label.lines[0].endswith("…")]
    assert drawing.box.holds(label.box)


def test_strip_refuses_what_is_not_a_figure():
    with pytest.raises(BadInput, match="nan is not a figure"):
        Position(57.2, baseline=nan)


def test_strip_is_the_same_text_each_time():
    assert position_strip(CONFIDENCE, **SPOKEN) == position_strip(CONFIDENCE, **SPOKEN)
