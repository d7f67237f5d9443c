"""The page of a reported measure: a level, a change only, a figure that is old, and a target without a figure."""

import re
from datetime import date

from goldthread.apps.performance import operations, queries


def test_the_lead_says_level_change_milestone_and_baseline(read):
    page = read("/measures/trust/")

    assert page.lead == (
        "It was 52.5% in the year to December 2025. It fell by 1.5 points against the year to December 2024. "
        "No detectable change: chance alone may explain its move, at 95% confidence. "
        "The milestone is at least 55.0%: 2.5 points short. The figure is 2.5 points above the baseline."
    )


def test_a_milestone_of_parity_is_told_with_one_colon(office, tmp_path, read):
    rows = "measure,period,value,milestone,sense,document,reported by,reported on\n"
    rows += "trust,2025,4.7,11.2,parity,Paper,Policy officer,2026-02-01\n"
    (tmp_path / "parity.csv").write_text(rows, encoding="utf-8")
    report = operations.load(
        body=office,
        paths=[tmp_path / "parity.csv"],
        catalogue=queries.catalogue(office),
        released_on=date(2026, 2, 28),
        by="analyst",
    )

    lead = read("/measures/trust/").lead

    assert report.refused == ()
    assert lead[lead.index("The milestone") :] == "The milestone is parity, 11.2%: 6.5 points short."


def test_the_facts_carry_the_interval_where_the_number_who_answered_is_held(read):
    page = read("/measures/trust/")

    assert page.all(r'<dl class="gt-facts">(.*?)</dl>') == [
        "Year to December 2025 52.5% Leicestershire 95% interval: 49.4% to 55.6% "
        "Change −1.5 percentage points on the year to December 2024 "
        "Milestone 55.0% Meant as: at least 55.0%. Baseline: 50.0%. "
        "Where it stands Milestone missed: 2.5 points short Better is: higher."
    ]


def test_every_figure_stands_with_who_said_it_where_and_when(read):
    page = read("/measures/trust/")

    assert page.rows("reported-table") == [
        ["Leicestershire"],
        [
            "Year to December 2025 =1+1",
            "52.5%",
            "−1.5 points on the year to December 2024",
            "at least 55.0% Milestone missed: 2.5 points short",
            "Board paper Paragraph 3.1. Policy officer, 1 February 2026. Load 1",
        ],
        [
            "Year to December 2024",
            "54.0%",
            "not stated",
            "–",
            "Board paper Paragraph 2.1. Policy officer, 1 February 2025. Load 1",
        ],
        ["Leicestershire, young people"],
        [
            "Year to December 2025 <b>bold</b>",
            "61.0%",
            "not stated",
            "–",
            "Board paper Paragraph 3.2. Policy officer, 1 February 2026. Load 1",
        ],
    ]
    assert "<b>bold</b>" not in page.markup


def test_a_change_without_a_level_reads_change_only(read):
    page = read("/measures/weapons/")

    assert page.lead == "It rose by 175 (18.0%) against 2024. Only the change was reported, not the level."
    assert "2025 change only" in page.text
    assert page.all(r'<dd class="gt-figure">(.*?)</dd>') == ["+175"]
    assert 'class="gt-strip"' not in page.markup


def test_an_old_figure_says_when_it_was_last_reported(read):
    page = read("/measures/answered/")

    assert page.lead == (
        "Last reported March 2022. It was 91.2% in the year to March 2022. "
        "The milestone is at least 90.0%: 1.2 points above it."
    )
    assert "out of date" in page.text


def test_a_target_without_a_figure_is_not_called_late(read):
    page = read("/measures/savings/")

    assert page.lead == "No figure is held for 2025/26. The milestone is at least £2m."
    assert "out of date" not in page.text


def test_a_card_without_any_figure_says_so(read):
    page = read("/measures/waiting/")

    assert page.lead == "No figure of it is held yet."
    assert 'class="gt-facts"' not in page.markup


def test_the_strip_is_told_in_words(read):
    labels = re.findall(r'class="gt-strip"[^>]*aria-label="([^"]*)"', read("/measures/answered/").markup)

    assert labels == [
        "Calls answered. 91.2% in the year to March 2022; milestone 90.0%: 1.2 points above the milestone"
    ]


def test_a_grade_stands_with_its_reason_and_its_rule(read):
    page = read("/measures/trust/")

    assert page.all(r'<section class="gt-block" aria-labelledby="grade">(.*?)</section>') == [
        "Grade at risk The milestone is missed by no more than 5% of it, and no trend can be told from the "
        "figures held. By our published rule of two factors, position and trend, version 1. How grades are given"
    ]
    assert "gt-tag--amber" in page.markup
    assert '/methods/grading/"' in page.markup


def test_a_figure_that_is_old_or_missing_is_not_graded(read):
    assert "not graded The figure is out of date." in read("/measures/answered/").text
    assert "not graded No figure is held." in read("/measures/savings/").text


def test_a_graded_measure_is_not_said_to_be_judged_by_nothing(read):
    assert "no method of ours judges them" not in read("/measures/savings/").text


def test_a_measure_without_a_milestone_carries_no_grade(read):
    assert 'id="grade"' not in read("/measures/weapons/").markup
