"""The list of measures: grouped as plans go, filtered by a plain form, counted in words, clear when nothing answers."""

import re

import pytest


def named(page):
    """The measures shown, in order, without what stands under their names."""
    return page.all(r'<th scope="row">\s*<a class="govuk-link" href="[^"]*">(.*?)</a>')


def test_the_list_has_every_measure_under_its_framework_and_theme(read):
    page = read("/measures/")

    assert page.lead.startswith("16 measures are counted from the police record and 5 are taken from")
    assert page.all('<ul class="gt-chips">(.*?)</li>') == ["21 of 21 measures"]
    assert page.all(r'<h2 class="gt-section"[^>]*>(.*?)</h2>') == [
        "Recorded crime and anti-social behaviour",
        "Board’s plan <2025>",
    ]
    assert page.all(r'<tr class="group">(.*?)</tr>') == ["Trust", "Response"]
    assert named(page)[16:] == [
        "Trust in the board", "Trust in the board", "Calls answered", "Weapons seized", "Savings", "Days waited",
    ]  # fmt: skip


def test_a_row_holds_period_figure_change_and_words(read):
    page = read("/measures/?framework=plan")

    table = page.rows("framework-table-1")
    assert table[1] == [
        "Trust in the board year to December 2025", "52.5%", "−1.5 points", "–", "Milestone missed: 2.5 points short",
    ]  # fmt: skip
    assert table[4] == [
        "Calls answered last reported March 2022", "91.2%", "not stated", "–", "Milestone met: 1.2 points above it",
    ]  # fmt: skip
    assert table[5] == ["Weapons seized 2025", "change only", "+175", "+18.0%", "change only, no level"]
    assert table[6] == ["Savings 2025/26", "not held", "not stated", "–", "no figure held"]
    assert table[7] == ["Days waited", "not held", "–", "–", "no figure held"]


@pytest.mark.parametrize(
    ("query", "count", "first"),
    [
        ("q=ROBB", "1 of 21 measures", "Robbery"),
        ("q=calls", "1 of 21 measures", "Calls answered"),
        ("framework=plan", "5 of 21 measures", "Trust in the board"),
        ("kind=recorded", "16 of 21 measures", "All crime"),
        ("kind=reported", "5 of 21 measures", "Trust in the board"),
        ("says=concern", "2 of 21 measures", "Robbery"),
        ("says=improvement", "2 of 21 measures", "Burglary"),
        ("kind=reported&says=improvement", "1 of 21 measures", "Calls answered"),
        ("says=unknown&q=days", "1 of 21 measures", "Days waited"),
    ],
)
def test_a_filter_keeps_what_answers_to_it(read, query, count, first):
    page = read(f"/measures/?{query}")

    assert page.all('<ul class="gt-chips">.*?<strong>(.*?)</strong>') == [count]
    assert named(page)[0] == first
    assert "Clear filters" in page.text


def test_what_was_chosen_stays_chosen(read):
    page = read("/measures/?q=robbery&framework=street_crime&kind=recorded&says=concern")

    chosen = re.findall(r'<option value="([^"]+)"\s+selected', page.markup)
    assert chosen == ["street_crime", "recorded", "concern"]
    assert re.findall(r'name="q"[^>]*value="([^"]*)"', page.markup) == ["robbery"]


@pytest.mark.parametrize("query", ["q=nothing-like-it", "framework=no-such", "kind=neither", "says=maybe"])
def test_a_filter_that_nothing_answers_to_says_so(read, query):
    page = read(f"/measures/?{query}")

    assert "No measure answers to this filter." in page.text
    assert "0 of 21 measures" in page.text
    assert "Show all measures" in page.text


def test_the_form_works_by_address_alone(read):
    form = re.search(r'<form class="gt-filter".*?</form>', read("/measures/").markup, re.DOTALL)

    assert form
    assert 'action="/measures/"' in form[0]
    assert "method=" not in form[0]
    assert re.findall(r'<label for="([^"]+)"', form[0]) == re.findall(r'id="([^"]+)"', form[0])
