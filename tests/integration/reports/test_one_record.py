"""One stored record is changed, and the paper is made again: what rests on it moves, and nothing else does.

What rests on a record is worked out here from the name that each figure is bound to, and not asked of the paper.
"""

import random
import re
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.db import transaction
from python_calamine import CalamineWorkbook

from goldthread.apps.performance.models import Observation, ReportedFigure
from goldthread.apps.planning.models import Insight, StatusWord, Update
from goldthread.core.period import Period
from goldthread.documents.render.html import render_html
from goldthread.documents.render.xlsx import render_xlsx
from goldthread.documents.tree import Chart, Group, Paragraph, Row, Section, Table, walk

RECORDS = 20
"""Figures changed in each edition."""
NAME = re.compile(r"(?P<code>[a-z0-9-]+)(?:\[(?P<qualifiers>[^\]]*)\])?\.(?P<part>\w+)@(?P<period>.+)")
SERIES_PARTS = {"says", "series", "limit"}
LEVEL_PARTS = {"value", "to_milestone", "to_baseline"}
CHANGE_PARTS = {"change", "percent", "by", "moved"}


@dataclass(frozen=True)
class Item:
    """One thing that may move: where it stands, what it shows, its number, and what it is bound to."""

    place: tuple[object, ...]
    shown: object
    value: object
    name: str


def items(document):
    """Everything of a paper that may move, in order. What a chart says stands under the measure that it draws."""
    found = [
        Item(
            ("minute", place, index),
            span.text,
            span.source and span.source.value,
            span.source.name if span.source else "",
        )
        for place, text in enumerate(document.minute)
        for index, span in enumerate(text)
    ]
    for place, block in enumerate(walk(document.sections)):
        found += _of_block(block, (place,))
    return found


def _of_block(block, place):
    if isinstance(block, Section):
        yield Item((*place, "title"), block.title, None, "")
    elif isinstance(block, Chart):
        name = f"{block.key.removeprefix('chart-')}.chart@all"
        told = ("title", "sub", "alt", "picture", "shapes")
        yield from (Item((*place, part), repr(getattr(block, part)), None, name) for part in told)
        yield from _of_table(block.data, (*place, "data"))
        yield from _of_text([span for note in block.notes for span in note], (*place, "notes"))
    elif isinstance(block, Table):
        yield from _of_table(block, place)
    else:
        texts = getattr(block, "points", None) or (block.text,)
        yield from _of_text([span for text in texts for span in text], place)


def _of_table(table, place):
    yield Item((*place, "heads"), (table.caption, table.sub, tuple(column.name for column in table.columns)), None, "")
    for number, row in enumerate(table.rows):
        if isinstance(row, Group):
            yield from _of_text(row.name, (*place, number))
            continue
        assert isinstance(row, Row)
        yield from _of_text([*row.head, *row.under], (*place, number, "head"))
        for index, cell in enumerate(row.cells):
            name = cell.source.name if cell.source else ""
            drawn = repr(cell.picture) if cell.picture else ""
            yield Item((*place, number, index), (cell.text, cell.shape, drawn), cell.value, name)
    yield from _of_text([span for note in table.notes for span in note], (*place, "notes"))


def _of_text(spans, place):
    for index, span in enumerate(spans):
        source = span.source
        yield Item((*place, "span", index), span.text, source and source.value, source.name if source else "")
        yield from _of_text(span.footnote, (*place, "footnote", index))


def moved(before, after):
    """The pairs that differ, of two papers of one shape."""
    first, second = items(before), items(after)
    assert [one.place for one in first] == [one.place for one in second]
    return [(a, b) for a, b in zip(first, second, strict=True) if (a.shown, a.value) != (b.shown, b.value)]


def bound(name):
    """What a figure is bound to, in its parts; None for one that is no measure's."""
    found = NAME.fullmatch(name)
    return found.groupdict(default="") if found and found["code"] != "street" else None


def group_of(qualifiers):
    return next((one.removeprefix("group=") for one in qualifiers.split(",") if one.startswith("group=")), "")


def check(before, after, rests):
    """`rests` tells for a name: True, it must move; None, its words may; False, it must not."""
    pairs = moved(before.document, after.document)
    astray = [(a.name, a.shown, b.shown) for a, b in pairs if rests(a.name) is False]
    names = {a.name for a, b in pairs if a.value != b.value}
    still = {one.name for one in items(before.document) if rests(one.name) and one.value is not None} - names

    assert astray == []
    assert still == set()
    assert pairs


def rests_on_row(row):
    """What rests on the level of a reported figure."""
    has_change = any(part is not None for part in (row.change_number, row.change_percent, row.change_points))
    key = row.measure, row.group
    at = Period.parse(row.period)

    def rests(name):
        if name.endswith(".chart@all"):
            return None if name.startswith(row.measure) else False
        found = bound(name)
        if found is None or found["code"] != row.measure:
            return False
        period, part = Period.parse(found["period"]), found["part"]
        if part == "difference":
            return None
        if (found["code"], group_of(found["qualifiers"])) != key:
            return False
        if period == at:
            return (
                part in LEVEL_PARTS
                or (part in CHANGE_PARTS - {"moved"} and not has_change)
                or (None if part == "says" else False)
            )
        return None if at in (period.previous, period.year_before) and part in CHANGE_PARTS else False

    return rests


def rests_on_month(code, month):
    """What rests on one month's count of a measure over the whole area."""

    def rests(name):
        if name == f"{code}.chart@all":
            return None
        found = bound(name)
        if found is None or found["code"] != code or found["qualifiers"]:
            return False
        period, part = Period.parse(found["period"]), found["part"]
        if part in SERIES_PARTS:
            return True if part == "limit" else None
        if part.endswith("_on_year_before"):
            return month in period.months or month in period.year_before.months
        if part in CHANGE_PARTS:
            return month in period.months or month in period.previous.months
        return month in period.months

    return rests


def name_of(row):
    """What the figure of a row is called, up to its part."""
    return f"{row.measure}[group={row.group}]" if row.group else row.measure


def reported_rows(paper):
    """The rows with a level that the edition shows, each once."""
    rows = {(row.measure, row.group, row.period): row for row in ReportedFigure.objects.exclude(value=None)}
    names = {source.name for source in paper.sources}
    return [row for _key, row in sorted(rows.items()) if f"{name_of(row)}.value@{row.period}" in names]


@pytest.mark.parametrize("to", ["2017-09", "2022-03", "2025-12"])
def test_a_reported_figure_moves_what_rests_on_it(example, papers, make, to):
    rows = reported_rows(papers[to])
    chosen = random.Random(to).sample(rows, min(RECORDS, len(rows)))

    for row in chosen:
        with transaction.atomic():
            ReportedFigure.objects.filter(pk=row.pk).update(value=row.value + 0.01)
            after = make(to)
            transaction.set_rollback(True)
        check(papers[to], after, rests_on_row(row))
    assert len(chosen) >= 10


def test_a_count_moves_what_rests_on_it(example, papers, make):
    codes = {source.name.split(".")[0] for source in papers["2025-12"].sources if ".series@" in source.name}
    held = Observation.objects.filter(area__kind="force", area__force=example.area, measure__in=codes)
    chosen = random.Random("2025-12").sample(list(held.select_related("file").order_by("id")), RECORDS)

    for one in chosen:
        with transaction.atomic():
            Observation.objects.filter(pk=one.pk).update(value=one.value + 1)
            after = make("2025-12")
            transaction.set_rollback(True)
        check(papers["2025-12"], after, rests_on_month(one.measure, one.file.period))


def test_a_district_moves_alone(example, papers, make):
    """The total of the area is counted for itself, and so are the rest of the districts."""
    one = Observation.objects.get(
        measure="robbery", area__name="Gedling", area__kind="district", file__month="2025-11-01"
    )

    with transaction.atomic():
        Observation.objects.filter(pk=one.pk).update(value=one.value + 1)
        after = make("2025-12")
        transaction.set_rollback(True)

    assert {a.name for a, _b in moved(papers["2025-12"].document, after.document)} == {
        "robbery[area=Gedling].value@2025",
        "robbery[area=Gedling].rate@2025",
        "robbery[area=Gedling].value@2025/26 Q3",
        "robbery[area=Gedling].change@2025/26 Q3",
    }


@pytest.mark.parametrize("to", ["2017-09", "2022-03", "2025-12"])
def test_a_milestone_moves_distances_alone(example, papers, make, to):
    rows = [row for row in reported_rows(papers[to]) if f"{name_of(row)}.milestone@{row.period}" in papers[to].figures]

    for row in rows:
        with transaction.atomic():
            ReportedFigure.objects.filter(pk=row.pk).update(milestone=row.milestone + 0.01)
            after = make(to)
            transaction.set_rollback(True)
        name = name_of(row)
        changed = {a.name for a, _b in moved(papers[to].document, after.document) if not a.name.endswith(".chart@all")}
        assert changed == {f"{name}.milestone@{row.period}", f"{name}.to_milestone@{row.period}"}
    assert rows


def test_a_status_moves_counts_its_row_and_its_place_among_the_improvements(example, papers, make):
    amber = Update.objects.get(action__reference="7C04", action__plan__code="2016-18")
    green = StatusWord.objects.get(plan=amber.action.plan, letter="G")

    with transaction.atomic():
        Update.objects.filter(pk=amber.pk).update(status=green)
        after = make("2017-09")
        transaction.set_rollback(True)

    before = papers["2017-09"]
    different = {key for key in before.tables if before.rows(key) != after.rows(key)}
    assert different == {"chart-delivery", "delivery-owners", "delivery-actions"}
    assert after.rows("delivery-owners")[0] == ["Commissioner", "6", "3", "0", "0", "9"]
    assert [
        b for a, b in zip(before.rows("delivery-actions"), after.rows("delivery-actions"), strict=True) if a != b
    ] == [[*before.rows("delivery-actions")[4][:3], "Green"]]
    told = [{one.words(block.text) for block in one.blocks if isinstance(block, Paragraph)} for one in (before, after)]
    assert sorted(line[:22] for line in told[0] - told[1]) == ["7C04, Write a commissi", "Of the Police and Crim"]
    assert sorted(line[:22] for line in told[1] - told[0]) == ["Of the Police and Crim"]
    assert after.words(after.document.minute[-2]) == (
        "20 actions are held, all of theme 7: 13 are green (65%) and 7 are amber (35%)."
    )


def test_an_insight_moves_its_own_paragraph(example, papers, make):
    with transaction.atomic():
        Insight.objects.filter(plan__code="2025-29", thing__reference="I2").update(finding="Nobody knows why.")
        after = make("2025-12")
        transaction.set_rollback(True)

    before = papers["2025-12"].section("theme-1"), after.section("theme-1")
    told = [{block.key: block for block in walk((section,)) if getattr(block, "key", "")} for section in before]
    assert {key for key in told[0] if told[0][key] != told[1][key] and not isinstance(told[0][key], Section)} == {
        "insight-I2"
    }
    assert papers["2025-12"].section("stands-out") == after.section("stands-out")


@pytest.mark.parametrize(
    ("to", "code", "part", "shown"),
    [
        ("2017-09", "sickness-rate", "officers", ("5.3%", "5.4%")),
        ("2022-03", "confidence", "", ("57.2%", "57.3%")),
        ("2025-12", "confidence", "", ("50.6%", "50.7%")),
    ],
)
def test_pages_and_sheets_move_with_it_and_no_others(example, papers, make, to, code, part, shown):
    """In the HTML as lines, in the workbook as cells: those that differ lose the old figure, or what rests on it."""
    row = max(
        (row for row in reported_rows(papers[to]) if (row.measure, row.group) == (code, part)),
        key=lambda row: row.ends_on,
    )

    with transaction.atomic():
        ReportedFigure.objects.filter(pk=row.pk).update(value=row.value + 0.1)
        after = make(to)
        transaction.set_rollback(True)

    old, new = lines(papers[to].document), lines(after.document)
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    assert len(old) == len(new)
    assert any(shown[0] in one for one in gone)
    assert any(shown[1] in one for one in come)
    before_sheets, after_sheets = sheets(papers[to].document), sheets(after.document)
    cells = [(a, b) for a, b in zip(before_sheets, after_sheets, strict=True) if a != b]
    assert (row.value, pytest.approx(row.value + 0.1)) in [(a[-1], b[-1]) for a, b in cells]
    assert [a for a, _b in cells if isinstance(a[-1], float) and not rests_on_value(a[-1], row)] == []


def lines(document):
    """The words of the HTML, tag by tag."""
    page = render_html(document).decode()
    page = re.sub(r"<(style|svg|title)\b.*?</\1>", "", page, flags=re.DOTALL)
    return [line.strip() for line in re.sub(r"<[^>]+>", "\n", page).splitlines() if line.strip()]


def sheets(document):
    """Every cell of the workbook: sheet, row, column, value."""
    book = CalamineWorkbook.from_filelike(BytesIO(render_xlsx(document)))
    return [
        (name, place, column, value)
        for name in book.sheet_names
        for place, row in enumerate(book.get_sheet_by_name(name).to_python())
        for column, value in enumerate(row)
    ]


def rests_on_value(number, row):
    """Whether a number of a workbook is the figure itself, or its distance from its milestone, baseline or group."""
    others = [row.value - one for one in (row.milestone, row.baseline) if one is not None]
    beside = ReportedFigure.objects.filter(measure=row.measure, period=row.period).exclude(value=None)
    others += [sign * (row.value - one.value) for one in beside for sign in (1, -1)]
    return any(number == pytest.approx(one) for one in (row.value, *others))
