"""The worked example's reported figures are what its sources say, each with its document and its paragraph."""

import csv
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared/seeds"

PANEL, THEME, PARTNERS = "s0-panel-update-2022", "s1-theme-7-2017", "s3-partnership-plan-2022"
NEWS_2025, NEWS_2024 = "news-2025-09", "news-2024-09"
CHANGES = ("change number", "change percent", "change points")
NUMBERS = ("value", *CHANGES, "baseline", "milestone")


def rows_of(document: str) -> list[dict[str, str]]:
    """The rows of one document's measure workbook."""
    with (ROOT / "example/reported" / f"{document}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = {document: rows_of(document) for document in (PANEL, THEME, PARTNERS, NEWS_2025, NEWS_2024)}
EVERY_ROW = [row for rows in ROWS.values() for row in rows]

# Paragraph, measure and group, period, level and changes (in number, percent, points), milestone with its sense.

REPORTED = {
    PANEL: """
    3.3   | domestic-violence-protection-orders          | 2021/22        | +77 +65%
    3.3   | domestic-violence-protection-notices         | 2021/22        | +84 +67%
    3.5   | safer-streets-felt-safer, Mansfield project  | 2021/22        | 58
    3.5   | safer-streets-felt-safer, Worksop South project | 2021/22        | 75
    3.5   | safer-streets-watch-schemes, Mansfield project | 2021/22        | 13           | at least 5
    3.5   | safer-streets-alert-registrations, Mansfield project | 2021/22        | 324          | at least 100
    3.8   | safer-streets-alert-registrations, Sutton-in-Ashfield project | 2021/22        | 212          | at least 100
    3.6   | safer-streets-burglary, Worksop South project | 2021/22        | -26%
    3.6   | safer-streets-burglary, Mansfield project    | 2021/22        | -46%
    3.6   | safer-streets-home-security-felt-safer, lowest of the projects | 2021/22        | 61
    3.6   | safer-streets-home-security-felt-safer, highest of the projects | 2021/22        | 88
    3.6   | safer-streets-treatment-outcomes, Mansfield project | 2021/22        | 460
    3.6   | safer-streets-treatment-referrals, Mansfield project | 2021/22        | 274
    3.10  | neighbourhood-crime-victims                  | 12m to 2022-03 | 4.8
    3.10  | neighbourhood-crime                          | 12m to 2022-03 | -34%
    3.16  | recorded-weapon-possession                   | 12m to 2022-03 | +175 +18%
    3.16  | first-time-entrants                          | 12m to 2020-03 | 263
    3.16  | first-time-entrants                          | 12m to 2022-03 | 235          | under 256
    3.16  | first-time-entrants, city                    | 12m to 2022-03 | +8 +7%
    3.16  | first-time-entrants, county                  | 12m to 2022-03 | +6 +6%
    4.2   | emergency-calls-answered-in-10-seconds       | 12m to 2022-04 | 88.7
    4.4   | confidence                                   | 12m to 2020-03 | 55.4
    4.4   | confidence                                   | 12m to 2022-03 | 57.2 -3.5pts | at least 57.4
    4.4 footnote 6 | confidence-poll                              | 2020-03        | 53
    4.4 footnote 6 | confidence-poll                              | 2021-10        | 43
    4.5   | online-fraud                                 | 12m to 2022-03 | +1002 +33%
    4.5   | fraud-experienced                            | 12m to 2022-03 | 20.0
    4.5   | fraud-with-loss                              | 12m to 2022-03 | 4.8
    4.7   | positive-outcome-rate                        | 2021/22 Q4     | 10.1
    4.7   | sexual-offence-outcome-rate                  | 12m to 2022-03 | +2.3pts
    4.7   | sexual-offence-outcomes                      | 12m to 2022-03 | +137
    5.5   | victims-code-compliance                      | 12m to 2021-03 | 93.9
    5.5   | victims-code-compliance                      | 12m to 2022-03 | 95.8
    5.6   | victim-satisfaction                          | 12m to 2020-03 | 52.2
    5.6   | victim-satisfaction                          | 12m to 2022-03 | 55.4         | at least 53.9
    5.7   | crime-prevention-advice-offered              | 2018/19        | 20.1
    5.7   | crime-prevention-advice-offered              | 2020/21        | 16.6
    5.7   | crime-prevention-advice-offered              | 2021/22        | 13.9
    5.7   | crime-prevention-advice-wanted               | 2020/21        | 20.5
    5.7   | crime-prevention-advice-wanted               | 2021/22        | 24.1
    5.8   | violence-recording-accuracy                  | 2022-04-28     | 83.6
    6.2   | officer-uplift                               | 2022-03-31     | 363          | at least 357
    """,
    THEME: """
    measure 1 | savings                                      | 2017/18        |              | at least 5500000
    measure 2 | sickness-rate, officers                      | 12m to 2017-09 | 5.3          | under 3.7
    measure 2 | sickness-days, officers                      | 12m to 2017-09 | 11.6         | under 8.2
    measure 2 | sickness-rate, staff                         | 12m to 2017-09 | 3.5          | under 3.7
    measure 2 | sickness-days, staff                         | 12m to 2017-09 | 7.7          | under 8.2
    measure 3 | ethnic-representation, officers              | 2017-09        | 4.62         | parity 11.2
    measure 3 | ethnic-representation, staff                 | 2017-09        | 4.69         | parity 11.2
    Action 7F01 | ethnic-representation, officers and staff    | 2017/18 H1     | 4.7          | parity 11.2
    measure 4 | recording-compliance                         | 2017-08        | 91.9
    measure 4 | recording-compliance, violence and sexual offences | 2017-08        | 100
    measure 5 | control-room-calls                           | 2017-09        | 52641        | monitor
    measure 5 | emergency-calls                              | 2017-09        | 14915        | monitor
    measure 5 | emergency-call-rate                          | 2017-09        | 1366         | monitor
    Action 7F01 | volunteers                                   | 2017/18 H1     | 80
    Action 7F01 | volunteer-representation                     | 2017/18 H1     | 8.75
    Action 7P02 | information-sharing-agreements               | 2017/18 H1     | 26
    """,
    NEWS_2025: """
    as quoted in the article | confidence                                   | 12m to 2025-06 | 50.6 | at least 54.4
    as quoted in the article | confidence-excluding-neutral                 | 12m to 2025-06 | 74.4
    as quoted in the article | confidence, minority ethnic residents        | 12m to 2024-06 | 58.9
    as quoted in the article | confidence, minority ethnic residents        | 12m to 2025-06 | 56.2
    as quoted in the article | confidence, disabled residents               | 12m to 2025-06 | +1.9pts
    as quoted in the article | service-satisfaction                         | 12m to 2025-06 | 56.2
    as quoted in the article | police-good-job                              | 12m to 2025-06 | 45.4
    as quoted in the article | recorded-asb                                 | 12m to 2025-06 | -17.6%
    as quoted in the article | asb-experienced                              | 12m to 2025-06 | 65.1
    """,
    NEWS_2024: """
    as quoted in the article | victim-based-crime                           | 12m to 2024-09 | -6.8%
    as quoted in the article | recorded-vehicle-crime                       | 12m to 2024-09 | -846 -15.7%
    as quoted in the article | residential-burglary                         | 12m to 2024-09 | -214 -7%
    as quoted in the article | recorded-theft-from-person                   | 12m to 2024-09 | -120 -11.5%
    as quoted in the article | neighbourhood-crime                          | 12m to 2024-09 | -11.1%
    as quoted in the article | recorded-asb                                 | 2024/25 Q2     | -4.1%
    as quoted in the article | recorded-asb                                 | 12m to 2024-09 | -11.2%
    """,
}

# The partnership's target table: its line, measure, the level of each year (a dash where it gives none), milestone.

TARGETS = """
    line 1 | city-victim-based-crime   | 37486  34747  26009  32636  - |
    line 2 | hate-crime-repeat-victims | 16.30  13.50  17.00  14.10  - | under 14.67
    line 3 | city-asb-incidents        | 14840  15182  20680  15891  - | under 11130
    line 4 | city-asb-experienced      | 8.50   9.20   -      -      - |
    line 5 | treatment-completions     | 21.90  22.70  19.50  -      - |
"""
YEARS = ("2018/19", "2019/20", "2020/21", "2021/22", "2022/23")

Fact = tuple[str, str, str, dict[str, float], str]


def parts(line: str) -> list[str]:
    return [part.strip() for part in f"{line} | | |".split("|")]


def figures(text: str) -> dict[str, float]:
    """The level and the changes that a table above states, by the column they belong in."""
    found = {}
    for word in text.split():
        kind = "points" if word.endswith("pts") else "percent" if word.endswith("%") else "number"
        column = f"change {kind}" if word[0] in "+-" else "value"
        found[column] = float(word.removesuffix("pts").removesuffix("%"))
    return found


def stated(table: str) -> list[Fact]:
    """The lines of a table above, as facts."""
    lines = [parts(line) for line in table.strip().splitlines()]
    return [(place, subject, period, figures(text), milestone) for place, subject, period, text, milestone, *_ in lines]


def targets() -> Iterator[Fact]:
    """The cells of the partnership's table, as facts. The milestone is for the window's end."""
    for line in TARGETS.strip().splitlines():
        place, measure, levels, milestone, *_ = parts(line)
        for year, level in zip(YEARS, levels.split(), strict=True):
            value = {} if level == "-" else {"value": float(level)}
            yield place, measure, year, value, milestone if year == YEARS[-1] else ""


def held(rows: list[dict[str, str]]) -> list[Fact]:
    """The rows of a workbook, as facts."""
    return [
        (
            row["paragraph"].removeprefix("Performance table, ").removeprefix("Targets table, "),
            ", ".join(filter(None, (row["measure"], row["group"]))),
            row["period"],
            {name: float(row[name]) for name in ("value", *CHANGES) if row[name]},
            f"{row['sense']} {row['milestone']}".strip(),
        )
        for row in rows
    ]


@pytest.mark.parametrize("document", REPORTED)
def test_document_gives_exactly_these_figures(document: str) -> None:
    assert held(ROWS[document]) == stated(REPORTED[document])


def test_partnership_targets_are_as_the_table_was_meant() -> None:
    assert held(ROWS[PARTNERS]) == list(targets())


def test_baselines_stand_with_their_figures() -> None:
    found = {
        (row["measure"], row["period"]): float(row["baseline"])
        for row in EVERY_ROW
        if row["baseline"] and row not in ROWS[PARTNERS]
    }

    assert found == {
        ("first-time-entrants", "12m to 2022-03"): 263,
        ("confidence", "12m to 2022-03"): 55.4,
        ("victim-satisfaction", "12m to 2022-03"): 52.2,
        ("confidence", "12m to 2025-06"): 51.9,
        ("service-satisfaction", "12m to 2025-06"): 50.2,
    }


def test_partnership_baseline_is_the_first_year_of_its_line() -> None:
    first = {row["measure"]: row["value"] for row in ROWS[PARTNERS] if row["period"] == YEARS[0]}

    later = [(row["measure"], row["baseline"]) for row in ROWS[PARTNERS] if row["period"] != YEARS[0]]

    assert later == [(measure, first[measure]) for measure, _ in later]


def test_derived_figures_say_so_and_follow_from_what_was_reported() -> None:
    derived = {row["measure"] for row in EVERY_ROW if "derived" in row["note"].casefold()}

    assert derived == {
        "confidence", "service-satisfaction", "officer-uplift", "hate-crime-repeat-victims", "city-asb-incidents",
    }  # fmt: skip
    assert [round(50.6 + 1.3, 1), round(50.6 + 3.8, 1), round(56.2 - 6, 1)] == [51.9, 54.4, 50.2]
    assert [round(0.9 * 16.30, 2), 0.75 * 14840, 357 + 6] == [14.67, 11130, 363]


def test_rows_without_any_figure_are_those_that_the_sources_leave_empty() -> None:
    empty = {(row["measure"], row["period"]) for row in EVERY_ROW if not any(row[name] for name in ("value", *CHANGES))}

    assert empty == {("savings", "2017/18")} | {(fact[1], fact[2]) for fact in targets() if not fact[3]}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project")
@pytest.mark.parametrize(("document", "seed"), [(PANEL, "000"), (THEME, "001"), (PARTNERS, "003")])
def test_figures_stand_in_the_source_as_written(document: str, seed: str) -> None:
    derived = {"363", "14.67", "11130", "5.5e+06"}
    source = next(SEEDS.glob(f"{seed}*.txt")).read_text(encoding="utf-8").replace(",", "")
    written = {f"{float(figure):g}" for figure in re.findall(r"\d+(?:\.\d+)?", source)}

    held_here = {f"{abs(float(row[name])):g}" for row in ROWS[document] for name in NUMBERS if row[name]}

    assert held_here - derived - written == set()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project")
def test_levels_and_changes_stand_in_the_paragraph_that_is_cited() -> None:
    elsewhere = {"officer-uplift", "confidence-poll"}  # derived from the paragraph; in a footnote
    text = next(SEEDS.glob("000*.txt")).read_text(encoding="utf-8").replace(",", "")
    paragraphs: dict[str, str] = {}
    for start, end in pairwise(re.finditer(r"^\s*(\d\.\d+)\s", text, re.MULTILINE)):
        paragraphs.setdefault(start[1], text[start.end() : end.start()])

    lost = [
        (row["paragraph"], row["measure"], row[name])
        for row in ROWS[PANEL]
        for name in ("value", *CHANGES)
        if row[name] and row["measure"] not in elsewhere
        if not re.search(rf"(?<![\d.]){row[name].lstrip('-')}(?!\d)", paragraphs[row["paragraph"]])
    ]

    assert lost == []
