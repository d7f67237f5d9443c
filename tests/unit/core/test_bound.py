"""Figures bound in prose: what the grammar takes, what it refuses and how it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.core.bound import PARTS, BadBinding, Bound, Figure, bound_in, parse, parse_figures

CODES = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
BOUNDS = st.builds(
    Bound,
    code=CODES,
    part=st.sampled_from(PARTS),
    area=st.one_of(st.just(""), NAMES),
    group=st.one_of(st.just(""), NAMES),
    period=st.sampled_from(["", "2022-03", "2021/22 Q4", "2021/22", "12m to 2022-03", "2022-03-31"]),
)
PROSE = st.text(st.characters(exclude_characters="{}"), max_size=30)


def test_text_without_figures_is_one_piece():
    assert parse("Nothing { bound } here.") == ("Nothing { bound } here.",)


def test_empty_text_has_no_piece():
    assert parse("") == ()


def test_figure_stands_between_what_is_said():
    assert parse("It is {{confidence.value}}.") == ("It is ", Bound("confidence", "value"), ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{a-b.value}}", Bound("a-b", "value")),
        ("{{ a-b . value }}", Bound("a-b", "value")),
        ("{{a[group=officers].by}}", Bound("a", "by", group="officers")),
        ("{{a[area=St. Ann’s].value}}", Bound("a", "value", area="St. Ann’s")),
        ("{{a[group=two words, area=Blaby].moved}}", Bound("a", "moved", group="two words", area="Blaby")),
        ("{{a[area=Blaby,group=x].to_baseline}}", Bound("a", "to_baseline", group="x", area="Blaby")),
        ("{{a.value@2022-03}}", Bound("a", "value", period="2022-03")),
        ("{{a.value@year to March 2022}}", Bound("a", "value", period="12m to 2022-03")),
        ("{{a[group=x].change@Q4 2021/22}}", Bound("a", "change", group="x", period="2021/22 Q4")),
    ],
)
def test_figure_is_read_with_its_group_area_and_period(text, expected):
    assert parse(text) == (expected,)


def test_every_figure_of_a_text_is_found_in_order():
    assert bound_in("{{b.by}} and {{a.value}}, {{b.by}}") == (Bound("b", "by"), Bound("a", "value"), Bound("b", "by"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{a.vlaue}}", "“{{a.vlaue}}”: “vlaue” is no part of a figure. Did you mean “value”?"),
        (
            "{{a}}",
            "“{{a}}”: does not say which part of the figure it wants. Write one of: value, change, moved, by, "
            "baseline, milestone, to_baseline, to_milestone, period.",
        ),
        ("{{a[grp=1].value}}", "“{{a[grp=1].value}}”: “grp=1” says neither group nor area. Write [group=…], "
         "[area=…] or [group=…,area=…]."),
        ("{{a[group=].value}}", "“{{a[group=].value}}”: “group=” says neither group nor area. Write [group=…], "
         "[area=…] or [group=…,area=…]."),
        (
            "{{a.value@2022-13}}",
            "“{{a.value@2022-13}}”: There is no month 13. A financial year is written 2025/26.",
        ),
    ],
)  # fmt: skip
def test_fault_names_what_is_wrong_and_the_mend(text, told):
    with pytest.raises(BadBinding) as caught:
        parse(text)

    assert str(caught.value) == told


@pytest.mark.parametrize(
    "text",
    [
        "{{}}", "{{.value}}", "{{A.value}}", "{{a b.value}}", "{{a.value", "a.value}}", "{{a.value} }",
        "{{{{a.value}}}}",
        "{{a[group=x,group=y].value}}", "{{a[].value}}", "{{a.value@}}", "{{a.value@Q2}}", "{{a.value.by}}",
    ],
)  # fmt: skip
def test_text_that_binds_nothing_is_refused(text):
    with pytest.raises(BadBinding):
        parse(text)


def test_every_fault_of_a_text_is_told_at_once():
    with pytest.raises(BadBinding) as caught:
        parse("{{a.vlaue}} and {{b.chnge}}")

    assert str(caught.value) == (
        "“{{a.vlaue}}”: “vlaue” is no part of a figure. Did you mean “value”? "
        "“{{b.chnge}}”: “chnge” is no part of a figure. Did you mean “change”?"
    )


@given(BOUNDS)
def test_figure_written_out_reads_back(bound):
    assert parse(bound.text) == (bound,)


@given(PROSE, BOUNDS, PROSE)
def test_nothing_of_the_prose_is_lost(before, bound, after):
    pieces = parse(before + bound.text + after)

    assert "".join(piece if isinstance(piece, str) else piece.text for piece in pieces) == before + bound.text + after


@given(st.text(st.sampled_from("{}[].@=,ab \n"), max_size=24))
def test_any_text_is_read_or_refused(text):
    try:
        pieces = parse(text)
    except BadBinding:
        return

    assert "{{" not in "".join(piece for piece in pieces if isinstance(piece, str))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ; ", ()),
        ("confidence", (Figure("confidence"),)),
        ("a; b[group=officers]", (Figure("a"), Figure("b", "officers"))),
        ("c[area=Blaby,group=x] ;a;", (Figure("c", "x", "Blaby"), Figure("a"))),
    ],
)  # fmt: skip
def test_figures_are_listed_with_group_and_area(text, expected):
    assert parse_figures(text) == expected


@pytest.mark.parametrize("text", ["A", "a.value", "a,b", "a[b]", "a; {{b.value}}", "a b"])
def test_list_with_something_else_in_it_is_refused(text):
    with pytest.raises(BadBinding):
        parse_figures(text)
