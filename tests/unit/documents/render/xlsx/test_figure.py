"""Number formats that show a value as the paper does: signs, commas, decimals, units; none where it would not agree,
and then those of the value alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.chart.figure import written
from goldthread.documents.render.xlsx.figure import dress_of, number_of
from goldthread.documents.render.xlsx.sheet import Number

COUNT, TENTH = '#,##0;"−"#,##0', '#,##0.0;"−"#,##0.0'


@pytest.mark.parametrize(
    ("value", "shown", "dress"),
    [
        (1554, "1,554", COUNT),
        (0, "0", COUNT),
        (437.0, "437", COUNT),
        (57.24, "57.2", TENTH),
        (-21.94, "−21.9%", '#,##0.0"%";"−"#,##0.0"%"'),
        (-249, "-249", COUNT),
        (5, "+5", '+#,##0;"−"#,##0;#,##0'),
        (0.553, "55.3%", '#,##0.0%;"−"#,##0.0%'),
        (5.5, "5.5%", '#,##0.0"%";"−"#,##0.0"%"'),
        (1_136_900, "£1,136,900", '"£"#,##0;"−""£"#,##0'),
        (5_200_000, "£5.2m", '"£"#,##0.0,,"m";"−""£"#,##0.0,,"m"'),
        (5.2, "£5.2m", '"£"#,##0.0"m";"−""£"#,##0.0"m"'),
        (2025, "2025", '0;"−"0'),
        (1.345, "1.35", '#,##0.00;"−"#,##0.00'),
        (7.7, "7.7 days", '#,##0.0" days";"−"#,##0.0" days"'),
        (1.9, "+1.9 points", '+#,##0.0" points";"−"#,##0.0" points";#,##0.0" points"'),
    ],
)
def test_value_is_shown_as_in_the_paper(value, shown, dress):
    assert dress_of(value, shown) == dress


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12, "12 of 20"),
        (437, "438"),
        (-3.5, "3.5"),
        (3.5, "−3.5"),
        (0, "+0"),
        (57.2, "at least 57.2"),
        (57.2, "57.2 points short"),
        (77, "77 (65.0%)"),
        (57.2, ""),
        (5, "1,2"),
        (1e300, "1"),
    ],
)
def test_there_is_no_format_where_words_and_value_differ(value, shown):
    assert dress_of(value, shown) == ""


@pytest.mark.parametrize(
    ("value", "shown", "dress"),
    [
        (12, "12 of 20", COUNT),
        (20, "12 of 20", COUNT),
        (54.4, "at least 54.4%", '#,##0.0"%";"−"#,##0.0"%"'),
        (5_500_000, "at least £5.5m", '"£"#,##0.0,,"m";"−""£"#,##0.0,,"m"'),
        (8.2, "under 8.2 days", '#,##0.0" days";"−"#,##0.0" days"'),
        (-2.7, "2.7 points", '#,##0.0" points";"−"#,##0.0" points"'),
        (-21, "21 below the milestone", COUNT),
        (-34, "34.0%", '#,##0.0"%";"−"#,##0.0"%"'),
        (1.157, "(+1.2%)", '+#,##0.0"%";"−"#,##0.0"%";#,##0.0"%"'),
        (437, "438", "General"),
        (3.5, "−3.5", "General"),
        (5, "1,5", "General"),
    ],
)
def test_value_among_words_has_its_own_sign_and_unit_and_is_worded(value, shown, dress):
    assert number_of(value, shown) == Number(value, dress, worded=True)


def test_value_shown_as_it_is_or_not_at_all_is_not_worded():
    assert number_of(7.7, "7.7 days") == Number(7.7, '#,##0.0" days";"−"#,##0.0" days"')
    assert number_of(7.7, " ") == Number(7.7, "General")


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_whatever_the_paper_writes_has_a_format(value, decimals):
    shown = written(value, decimals=decimals, unit="count")

    dress = dress_of(value, shown)

    assert dress.count("0" * decimals) >= 2
    assert dress.partition(";")[0].partition(".")[2] == "0" * decimals
