"""The paragraphs of an edition: those withheld are empty, unless the office asks."""

import pytest

from goldthread.apps.planning.queries import insights, open_plan


@pytest.fixture
def view(load, book, body):
    book["Insight"].append({**book["Insight"][0], "reference": "I9", "edition": "2025-10"})
    load(book)
    return open_plan(body, "2024-28")


def test_paragraphs_of_an_edition_come_in_the_order_of_the_workbook(view):
    assert [one.reference for one in insights(view, edition="2025-09")] == ["I1", "I2"]
    assert [one.reference for one in insights(view, edition="2025-10")] == ["I9"]
    assert insights(view, edition="2025-11") == ()


def test_public_paragraph_is_given_as_written_with_its_figures(view):
    shown = insights(view, edition="2025-09")[0]

    assert (shown.public, shown.category, shown.node_reference) == (True, "", "7")
    assert (shown.headline, shown.finding) == (
        "Fewer days are lost to sickness", "It is {{sickness-days[group=officers].value}}.",
    )  # fmt: skip
    assert shown.figures == (("sickness-days", "officers", ""),)


def test_withheld_paragraph_says_only_that_and_why(view):
    withheld = insights(view, edition="2025-09")[1]

    assert (withheld.public, withheld.category, withheld.node_reference) == (False, "commercially sensitive", "")
    assert (withheld.headline, withheld.finding, withheld.figures) == ("", "", ())
    assert "Nobody knows" not in repr(withheld)


def test_office_reads_what_is_withheld(view):
    read = insights(view, edition="2025-09", office=True)[1]

    assert (read.public, read.headline, read.finding) == (False, "Confidence {{confidence.moved}}", "Nobody knows why.")


def test_paragraphs_take_two_queries(view, django_assert_num_queries):
    with django_assert_num_queries(2):
        insights(view, edition="2025-09")
