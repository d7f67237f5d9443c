"""The page of the chain from file to figure, for a period and an area as the address gives them."""

import pytest

from goldthread.apps.performance import queries
from goldthread.apps.performance.tracing import trace
from goldthread.core.period import Period


def test_the_page_tells_the_chain_that_the_command_tells(read, office):
    definition = queries.catalogue(office).measure("robbery")
    steps = trace(queries.record(office), definition, Period.month(2025, 5))

    page = read("/measures/robbery/trace/?period=2025-05")

    assert page.all(r"<li[^>]*>\s*<b>(.*?)</b>") == [step.title for step in steps]
    assert [line for step in steps for line in step.lines if line not in page.text] == []


def test_the_title_names_the_figure(read):
    page = read("/measures/robbery/trace/?period=2025/26 Q3")

    assert page.all("<h1[^>]*>(.*?)</h1>") == ["Where this figure comes from: Robbery, October to December 2025"]


def test_an_area_may_be_asked_for(read):
    page = read("/measures/robbery/trace/?period=2025-05&area=Blaby")

    assert "Robbery, Blaby, May 2025: 35." in page.text


def test_a_reported_figure_has_a_chain_too(read):
    page = read("/measures/trust/trace/?period=12m to 2025-12")

    assert "Board paper, paragraph 3.1." in page.text


def test_the_chain_of_a_reported_figure_says_where_it_stood(read):
    page = read("/measures/trust/trace/?period=12m to 2025-12")

    assert "Milestone: at least 55.0%; the figure is 2.5 points below it." in page.text
    assert "Baseline: 50.0%; the figure is 2.5 points above it." in page.text


def test_a_milestone_without_a_figure_has_no_distance(read):
    page = read("/measures/savings/trace/?period=2025/26")

    assert "Milestone: at least £2m." in page.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "No period is given."),
        ("?period=", "No period is given."),
        ("?period=Q2", "July to September"),
        ("?period=2025-13", "2025-13"),
        ("?period=2025-05&area=Nowhere", "Nowhere"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(read, query, sentence):
    page = read(f"/measures/robbery/trace/{query}")

    assert page.status == 400
    assert page.all("<h1[^>]*>(.*?)</h1>") == ["This cannot be shown as asked"]
    assert sentence in page.lead
    assert page.lead[0] in "“‘" or page.lead[0].isupper()
    assert not set(page.lead) & set("\"'")


def test_a_period_without_a_file_is_not_found(read):
    page = read("/measures/robbery/trace/?period=2019-01")

    assert page.status == 404
    assert "January 2019" in page.lead
