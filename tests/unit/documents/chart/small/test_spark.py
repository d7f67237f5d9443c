"""The word-sized line of a table row."""

import pytest

from goldthread.core.state import State
from goldthread.documents.chart import sparkline
from goldthread.documents.chart.small.spark import HEIGHT, WIDTH


def numbers(path: str) -> list[float]:
    return [float(part) for part in path.strip("MZ").replace("L", ",").split(",")]


def test_sparkline_is_decoration_without_words(read, robbery):
    drawing = read(sparkline(robbery, mean=121))

    assert drawing.root.attrib == {
        "class": "gt-spark",
        "viewBox": f"0 0 {WIDTH} {HEIGHT}",
        "width": f"{WIDTH}",
        "height": f"{HEIGHT}",
        "aria-hidden": "true",
        "focusable": "false",
    }
    assert drawing.words == []


def test_sparkline_breaks_at_the_missing_months_and_washes_them(read, robbery):
    drawing = read(sparkline(robbery, mean=121))

    (band,) = drawing.all("rect")
    before, after = (numbers(one.attrib["d"]) for one in drawing.all("path", fill="none"))
    left, right = float(band.attrib["x"]), float(band.attrib["x"]) + float(band.attrib["width"])
    assert max(before[::2]) < left < right < min(after[::2])
    assert (len(before), len(after)) == (6, 24)


def test_sparkline_marks_the_last_point_by_its_kind(read, robbery):
    drawing = read(sparkline(robbery))

    (mark,) = drawing.all("path", fill="#b8480c")
    (line,) = drawing.all("path", fill="none")[1:]
    xs, ys = numbers(mark.attrib["d"])[::2], numbers(mark.attrib["d"])[1::2]
    assert [(min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2] == pytest.approx(numbers(line.attrib["d"])[-2:], abs=0.01)


def test_sparkline_draws_its_mean_as_a_level_line_at_its_height(read, series):
    drawing = read(sparkline(series([10, 20]), mean=15))

    (level,) = drawing.all("line")
    (line,) = drawing.all("path", fill="none")
    heights = numbers(line.attrib["d"])[1::2]
    assert level.attrib["y1"] == level.attrib["y2"]
    assert float(level.attrib["y1"]) == pytest.approx(sum(heights) / 2, abs=0.01)


def test_sparkline_without_a_mean_has_no_level_line(read, robbery):
    assert read(sparkline(robbery)).all("line") == []


def test_sparkline_leaves_out_a_month_supplied_in_part(read, asb):
    without_it = [point for point in asb if not point.apart]

    with_it, without = (read(sparkline(points)).all("path", fill="none") for points in (asb, without_it))

    heights, same = ([numbers(line.attrib["d"])[1::2] for line in lines] for lines in (with_it, without))
    assert [len(part) for part in heights] == [2, 12]
    assert heights == same


@pytest.mark.parametrize(
    ("values", "marks", "bands"),
    [([None, None], 0, 1), ([3], 2, 0), ([3, 3, 3], 1, 0), ([0, 0], 1, 0), ([1, None, 2, None, 3], 4, 2)],
)
def test_sparkline_of_little_is_still_a_drawing(read, series, values, marks, bands):
    drawing = read(sparkline(series(values)))

    assert (len(drawing.all("circle")), len(drawing.all("rect"))) == (marks, bands)


def test_sparkline_hides_a_suppressed_value(series):
    hidden = series([10, 999, 12], states={1: State.SUPPRESSED})

    assert sparkline(hidden) == sparkline(series([10, None, 12], states={1: State.SUPPRESSED}))


@pytest.mark.parametrize("values", [[1e9, 2e9, 1.5e9], [0.001, 0.002], [-5, 5], [7] * 120])
def test_sparkline_stays_inside_its_box(read, series, values):
    drawing = read(sparkline(series(values), mean=values[0]))

    places = [numbers(one.attrib["d"]) for one in drawing.all("path", fill="none")]
    assert all(0 <= x <= WIDTH for place in places for x in place[::2])
    assert all(0 <= y <= HEIGHT for place in places for y in place[1::2])
