"""What is known of the worked example stands in its three papers, and what each paper must not say does not."""

import csv
import re
from pathlib import Path

import pytest

from goldthread.documents.tree import Note, Paragraph, Section, Withheld

REPORTED = Path(__file__).parents[3] / "example" / "reported"
DOCUMENTS = {
    "2017-09": ("s1-theme-7-2017",),
    "2022-03": ("s0-panel-update-2022",),
    "2025-12": ("news-2024-09", "news-2025-09"),
}
PARTS = {"value": ("value",), "change number": ("change", "by"), "change points": ("change", "by")}
SAID = {
    "2017-09": """
        Of the Police and Crime Plan 2016 to 2018, 20 actions are held, all of theme 7.
        On 30 September 2017, 12 were green (60%), 8 were amber (40%), none was red and none was white.
        20 actions are held, all of theme 7: 12 are green (60%) and 8 are amber (40%).
        No action is held of the other six themes: Help for victims, witnesses and vulnerable people;
        No earlier position is held, so no movement can be shown.
        No crime is counted here: the street files of July to September 2017 are not held.
        Minority ethnic representation, officers: 4.62% is 6.58 points short of parity.
        Time lost to sickness, share, officers: 5.3% is 1.6 points over the milestone, which is missed.
        Time lost to sickness, days, staff: 7.7 days is 0.5 days under the milestone, which is met.
        4.62% in September 2017: 6.58 points short of parity at 11.2%.
        15 reported figures, newest and earlier ones, are quoted from 1 document.
        5.3% in the year to September 2017: 1.6 points over the milestone of under 3.7%.
        Over the year to September 2017 officers lost 11.6 days each, and staff 7.7 days, or 3.5% of their time.
        The latest weekly audit found 91.9% overall and 100.0% for violence and sexual offences.
        14,915 of the calls came by 999, or 1,366 for each 100,000 residents.
        Savings are said to be on course for the £5.5m needed by March 2018.
        7F02, Give operational leadership to the three-force work. Rule: amber.
        7C08, Align governance across the region. Rule: amber. The governance scheme is in draft. Lead: Chief executive.
        Rule: the update only points elsewhere. It names 7C05.
        No figure is held of: Efficiency savings.
    """,
    "2022-03": """
        Confidence in the police: 57.2% is 0.2 points short of the milestone.
        57.2% in the year to March 2022: 0.2 points short of the milestone of at least 57.4%
        and 1.8 points above the baseline of 55.4%.
        It fell by 3.5 points against the year to March 2021.
        235 in the year to March 2022: 21 under the milestone of under 256 and 28 below the baseline of 263.
        55.4% in the year to March 2022: 1.5 points above the milestone of at least 53.9%
        and 3.2 points above the baseline of 52.2%.
        No actions are held for the Police and Crime Plan 2021 to 2025; no statuses were published.
        Victim satisfaction: 55.4% is 1.5 points above the milestone, which is met.
        Ten others have nothing to be judged by.
        No crime is counted here: the street files of January to March 2022 are not held.
        Protection orders rose by 77 (65.0%) and notices by 84 (67.0%) in 2021/22.
        The number rose by 8 (7.0%) in the city and by 6 (6.0%) in the county.
        Recorded online fraud rose by 1,002 (33.0%), while no more residents say that they lost money.
        For sexual offences the rate rose by 2.3 points, and positive outcomes rose by 137 in number.
        A paragraph is withheld here: financial or business affairs.
        999 calls answered within 10 seconds (year to April 2022); Accuracy of recording violence (28 April 2022).
        No share here carries an interval: how many answered, or were counted, is not held.
    """,
    "2025-12": """
        Robberies have been above average since April 2025, nine months running.
        437 robberies were recorded in October to December 2025, 5 more (+1.2%) than in July to September 2025.
        In 2025 there were 1,554.
        May 2025, at 174, lay above the upper limit of 173.6.
        January 2025, with 61, lies below the lower limit: the year began unusually low.
        50.6% in the year to June 2025: 3.8 points short of the milestone of at least 54.4%
        and 1.3 points below the baseline of 51.9%.
        It is 1.3 points below the baseline, that of March 2024.
        Without those who answered neither way the share is 74.4%.
        Among minority ethnic residents confidence fell by 2.7 points in a year, to 56.2% in the year to June 2025.
        Among disabled residents it rose by 1.9 points; their level is not given.
        56.2% in the year to June 2025: 6 points above the baseline of 50.2%.
        Recorded anti-social behaviour fell by 17.6%, yet residents who met it stand over 5 points above the baseline.
        Vehicle crime fell by 846 (15.7%) in the year to September 2024.
        Neighbourhood crime fell by 11.1% in the year to September 2024.
        earlier −4.1% in July to September 2024
        −11.2% in the year to September 2024 against the year to September 2023
        No twelve-month change is counted from the street files: April to December 2024 is not held.
        Changes that others reported are quoted as they gave them.
        These levels were not published, but worked out from what was. Confidence in the police.
        Other crime. Rule: unusual change in the wrong direction. October and November 2025 above the upper limit.
        149,751 records are held in 15 monthly files of Nottinghamshire Police.
        24,908 of them (16.6%) carry no crime identifier: in each file as many as there are of anti-social behaviour.
        January 2024, Anti-social behaviour: 100 rows, 5% of the usual 2,161 (February 2024, March 2024).
        No actions are held for the Police and Crime Plan 2025 to 2029; no statuses were published.
        Rule: unusual change in the wrong direction. Above average nine months running.
    """,
}  # fmt: skip


@pytest.mark.parametrize(
    ("to", "sentence"), [(to, line.strip()) for to, said in SAID.items() for line in said.strip().splitlines()]
)
def test_paper_says(papers, to, sentence):
    assert sentence in papers[to].said


@pytest.mark.parametrize("to", DOCUMENTS)
def test_every_figure_of_the_documents_stands_in_the_paper(papers, to):
    missing = [row for document in DOCUMENTS[to] for row in _rows(document) if not _stands(papers[to], row)]

    assert missing == []


def _rows(document):
    """Each figure that a document gives: its name up to the part, what may carry it, its period, the figure."""
    with (REPORTED / f"{document}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            area = "" if row["area"] == "Nottinghamshire" else f"area={row['area']}"
            given = ",".join(filter(None, (row["group"] and f"group={row['group']}", area)))
            name = f"{row['measure']}[{given}]" if given else row["measure"]
            for column, parts in PARTS.items():
                if row[column]:
                    yield name, parts, row["period"], float(row[column])
            if row["change percent"] and not row["change number"]:
                yield name, ("percent", "by", "change"), row["period"], float(row["change percent"])
            for column in ("milestone",):
                if row[column]:
                    yield name, (column,), row["period"], float(row[column])


def _stands(paper, figure):
    name, parts, period, value = figure
    return any(value in paper.figures.get(f"{name}.{part}@{period}", ()) for part in parts)


def test_owners_of_actions_make_the_whole(papers):
    assert papers["2017-09"].rows("delivery-owners") == [
        ["Commissioner", "5", "4", "0", "0", "9"],
        ["Force", "4", "4", "0", "0", "8"],
        ["Partners", "3", "0", "0", "0", "3"],
        ["All", "12", "8", "0", "0", "20"],
    ]


def test_every_action_stands_under_its_owner_with_lead_and_status(papers):
    rows = papers["2017-09"].rows("delivery-actions")

    assert [row[0] for row in rows if len(row) == 1] == ["Commissioner", "Force", "Partners"]
    assert len([row for row in rows if len(row) > 1]) == 20
    assert next(row for row in rows if row[0].startswith("7C04 ")) == [
        "7C04 Write a commissioning framework with clear outcomes",
        "Head of commissioning",
        "30 September 2017: One post carries all commissioning. Money is set aside for a second, so that the framework "
        "can be written in 2017; completion is aimed at the end of quarter 4.",
        "Amber",
    ]


def test_amber_actions_are_those_of_the_update(papers):
    rows = papers["2017-09"].rows("delivery-actions")

    amber = {row[0].split()[0] for row in rows if row[-1] == "Amber"}

    assert amber == {"7C04", "7C05", "7C06", "7C08", "7F02", "7F06", "7F07", "7F08"}


def test_performance_table_of_theme_seven(papers):
    rows = [[cell for cell in row if cell != "–"] for row in papers["2017-09"].rows("theme-7-judged")]

    assert rows == [
        ["Efficiency savings", "not held", "at least £5.5m"],
        ["Time lost to sickness, share"],
        ["Officers", "5.3%", "under 3.7%", "+1.6", "Milestone missed"],
        ["Staff", "3.5%", "under 3.7%", "−0.2", "Milestone met"],
        ["Time lost to sickness, days"],
        ["Officers", "11.6 days", "under 8.2 days", "+3.4", "Milestone missed"],
        ["Staff", "7.7 days", "under 8.2 days", "−0.5", "Milestone met"],
        ["Minority ethnic representation"],
        ["Officers and staff", "4.7%", "parity: 11.2%", "−6.5", "Milestone missed"],
        ["Officers", "4.62%", "parity: 11.2%", "−6.58", "Milestone missed"],
        ["Staff", "4.69%", "parity: 11.2%", "−6.51", "Milestone missed"],
    ]


def test_crimes_at_a_glance_of_the_newest_quarter(papers):
    rows = {row[0]: row[1:] for row in papers["2025-12"].rows("at-a-glance")}

    assert rows["All crime"] == ["24,937", "25,391", "−454", "−1.8%", "No unusual change"]
    assert rows["Robbery"] == ["437", "432", "+5", "+1.2%", "Concern: above average nine months running"]
    assert rows["Anti-social behaviour"] == ["4,725", "5,530", "−805", "−14.6%", "No unusual change"]


def test_only_the_first_quarter_is_set_against_a_year_before(papers):
    rows = {row[0]: row[1:] for row in papers["2025-12"].rows("year-table")}

    assert rows["Robbery"] == ["1,554", "1.35", "228", "261", "−33", "−12.6%"]
    assert rows["Anti-social behaviour"] == ["20,486", "17.8", "4,786", "part supplied", "–", "–"]
    assert len(rows) == 16


def test_districts_stand_side_by_side_with_what_none_can_claim(papers):
    rows = papers["2025-12"].rows("areas-counts")

    robberies = [(row[0], row[-1]) for row in rows]

    assert robberies[-3:] == [
        ("No location given", "15"),
        ("Placed outside Nottinghamshire", "5"),
        ("Nottinghamshire", "1,554"),
    ]
    assert len(robberies) == 11


def test_groups_stand_beside_everybody(papers):
    assert papers["2025-12"].rows("groups-table") == [
        ["Confidence in the police"],
        ["Everybody", "year to June 2025", "50.6%", "–", "–", "–"],
        ["Minority ethnic residents", "year to June 2025", "56.2%", "−2.7 points", "–", "+5.6 points"],
        ["Disabled residents", "year to June 2025", "change only", "+1.9 points", "–", "–"],
    ]


def test_series_of_robbery_is_drawn_once_and_told_of_by_its_message(papers):
    charts = [chart for chart in papers["2025-12"].charts if chart.key == "chart-robbery"]

    assert [chart.title for chart in charts] == [
        "Robberies have been above average since April 2025, nine months running"
    ]
    assert charts[0].alt.endswith("No data held April to December 2024.")
    assert "Robbery: chart 1." in papers["2025-12"].said


def test_every_chart_of_a_judged_figure_says_where_it_stands(edition):
    strips = [chart.title for chart in edition.charts if "milestone" in chart.title or "baseline" in chart.title]

    assert all(
        re.search(r": \S+( days)?, .+ (above|below|short|over|under): milestone (met|missed)$", title)
        for title in strips
    )
    assert strips


@pytest.mark.parametrize(
    ("to", "heads"),
    [
        ("2017-09", ["What stands out", "Spending public money wisely"]),
        ("2022-03", ["What stands out", "Preventing crime and protecting people", "Responding to what communities need",
                     "Supporting victims, witnesses and communities", "Tied to no theme"]),
        ("2025-12", ["What stands out", "Communities and victims first", "Stronger partnership working",
                     "Effective and resilient policing", "Tied to no theme",
                     "Recorded crime and anti-social behaviour over the year"]),
    ],
)  # fmt: skip
def test_sections_come_in_the_order_of_reading(papers, to, heads):
    last = ["Areas and groups side by side", "Is the plan being delivered?", "Areas for improvement", "About the data"]

    assert [section.title for section in papers[to].document.sections] == heads + last


def test_no_section_and_no_table_is_empty(edition):
    assert [block.title for block in edition.blocks if isinstance(block, Section) and not block.blocks] == []
    assert [table.caption for table in edition.tables.values() if not table.rows] == []


def test_no_paragraph_is_said_twice(edition):
    told = [edition.words(block.text) for block in edition.blocks if isinstance(block, Paragraph | Note)]

    assert len(told) == len(set(told))


def test_words_of_one_edition_are_not_those_of_another(papers):
    assert "40%" not in papers["2025-12"].said
    assert "robber" not in papers["2017-09"].said.replace("Burglary and robbery came out lower", "").casefold()
    assert "57.4%" not in papers["2017-09"].said


def test_partnership_is_in_no_paper_of_the_commissioner(edition):
    assert not any(source.name.startswith(("city-", "hate-crime", "treatment-")) for source in edition.sources)


def test_cover_says_of_when_and_from_whom(papers):
    cover = papers["2025-12"].document

    assert (cover.title, cover.period) == ("Performance and Insight", "October to December 2025")
    assert (cover.edition, cover.data_to) == ("3 March 2026", "31 December 2025")
    assert cover.body == "Police and Crime Commissioner for Nottinghamshire"
    assert cover.contact == "Performance analyst, Police and Crime Commissioner for Nottinghamshire"
    assert 3 <= len(cover.minute) <= 5


def test_what_is_withheld_is_absent_and_says_its_category(papers, make):
    public, office = papers["2022-03"], make("2022-03", with_non_public=True)

    secret = "reached the last round"
    assert secret in office.said
    assert secret not in repr(public.document)
    assert [block.category for block in public.blocks if isinstance(block, Withheld)] == [
        "financial or business affairs"
    ]
    assert [block.category for block in office.blocks if isinstance(block, Withheld)] == []
    assert (public.document.marking.public, office.document.marking.public) == (True, False)


def test_plan_in_force_is_taken_when_none_is_named(papers, make):
    assert repr(make("2022-03", plan="").document) == repr(papers["2022-03"].document)


def test_paper_to_a_month_inside_a_quarter_tells_the_last_whole_quarter(make):
    paper = make("2025-11", plan="2025-29")

    assert paper.document.period == "To November 2025"
    assert {row[0]: row[1:3] for row in paper.rows("at-a-glance")}["Robbery"] == ["432", "457"]
    assert "December 2025" not in "".join(row[0] for row in paper.rows("chart-robbery"))


def test_every_figure_has_a_name_and_says_where_it_comes_from(edition):
    assert {source.name for source in edition.sources if not source.words or source.href} == set()
    assert all(re.fullmatch(r".+\.\w+@.+", source.name) for source in edition.sources)


def test_one_name_stands_for_one_value(edition):
    """Whatever a figure is bound to, it is the same number wherever it stands."""
    several = {name: values for name, values in edition.figures.items() if len(values) > 1}

    assert several == {}


def test_licence_names_what_the_edition_rests_on(papers):
    said = {to: paper.words(paper.document.licence) for to, paper in papers.items()}

    quoted = "Facts and figures are quoted from the documents named."
    assert said["2017-09"] == said["2022-03"] == quoted
    assert said["2025-12"] == (
        "Contains public sector information licensed under the Open Government Licence v3.0. Source: Office for "
        "National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and "
        f"database right. {quoted}"
    )


def test_actions_say_of_when_their_statuses_and_their_last_entries_are(papers):
    assert papers["2017-09"].tables["delivery-actions"].sub == (
        "By owner, in the order of the plan. Status at 30 September 2017; last entries to 10 October 2017"
    )


def test_every_amber_action_gives_its_reason(papers):
    told = [line for line in papers["2017-09"].said.splitlines() if "Rule: amber." in line]

    assert len(told) == 8
    assert [line for line in told if re.search(r"Rule: amber\. Lead:", line)] == []


def test_one_document_makes_no_line_of_all(papers):
    lines = {to: [row[0] for row in paper.rows("documents")] for to, paper in papers.items()}

    assert {to: (len(rows), rows[-1] == "All") for to, rows in lines.items()} == {
        "2017-09": (1, False),
        "2022-03": (1, False),
        "2025-12": (4, True),
    }


def test_strips_are_drawn_where_two_things_stand_beside_the_figure_or_there_is_no_other_chart(papers):
    drawn = {to: [chart.key for chart in paper.charts if ": milestone " in chart.title] for to, paper in papers.items()}

    assert drawn == {
        "2017-09": ["chart-ethnic-representation-officers", "chart-sickness-rate-officers"],
        "2022-03": [
            "chart-first-time-entrants",
            "chart-confidence",
            "chart-victim-satisfaction",
            "chart-officer-uplift",
        ],
        "2025-12": ["chart-confidence", "chart-officer-uplift"],
    }


def test_counts_of_groups_are_not_set_against_one_another(papers):
    signs = {row[0]: row[-1] for row in papers["2022-03"].rows("groups-table") if len(row) > 1}
    periods = [row[-1] for row in papers["2017-09"].rows("groups-table") if row[0] in ("Officers", "Staff")]

    assert signs["Sutton-in-Ashfield project"] == "–"
    assert periods == ["–", "−1.8 points", "–", "−3.9 days", "periods differ", "periods differ"]
