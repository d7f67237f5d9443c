"""The worked example is whole: a card for every figure, every file listed, nobody named, no sentence copied."""

import csv
import re
import tomllib
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.measures.definition import Catalogue, load_packs
from goldthread.core.period import Period, PeriodKind
from goldthread.core.target import Sense

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "example"
PACKS = ROOT / "src/goldthread/analytics/measures/packs"
SEEDS = ROOT.parent / "shared/seeds"

COLUMNS = [
    "measure", "area", "group", "period", "value", "numerator", "denominator",
    "change number", "change percent", "change points", "compared period",
    "baseline", "milestone", "sense", "document", "paragraph", "reported by", "reported on", "note",
]  # fmt: skip

Row = dict[str, str]

# Surnames, first names and initials that stand in the source documents.
NAMES = (
    "Henry|Caddell|Howitt|Coaker|Prior|Barber|Ratchford|Eaton|Fuller|Austin|Sharon|Caroline|Vernon|"
    "KD|CR|NW|KO|PG|SO|AF|JR|DH|ME|WB|ACC|DCC"
)


def workbooks() -> dict[str, list[Row]]:
    """Every measure workbook of the example, by its name."""
    found = {}
    for path in sorted((EXAMPLE / "reported").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.name] = list(csv.DictReader(file))
    return found


ROWS = [row for rows in workbooks().values() for row in rows]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The product's measures and the example's."""
    return load_packs(PACKS, EXAMPLE / "packs")


@pytest.fixture(scope="module")
def body() -> dict[str, Any]:
    """What the example says of its body and its files."""
    return tomllib.loads((EXAMPLE / "body.toml").read_text(encoding="utf-8"))


def test_workbooks_have_exactly_the_columns_of_a_measure_workbook() -> None:
    assert {tuple(row) for row in ROWS} == {tuple(COLUMNS)}


def test_periods_are_written_as_their_codes() -> None:
    periods = [row[name] for row in ROWS for name in ("period", "compared period") if row[name]]

    assert [Period.parse(period).code for period in periods] == periods


def test_series_keeps_to_one_kind_of_period_save_where_the_sources_do_not() -> None:
    kinds: dict[str, set[PeriodKind]] = {}
    for row in ROWS:
        kinds.setdefault(row["measure"], set()).add(Period.parse(row["period"]).kind)

    mixed = {measure for measure, found in kinds.items() if len(found) > 1}

    assert mixed == {"ethnic-representation", "recorded-asb"}


def test_milestones_have_a_sense_and_senses_but_monitor_a_milestone() -> None:
    senses = {(Sense(row["sense"]), bool(row["milestone"])) for row in ROWS if row["sense"] or row["milestone"]}

    assert senses == {(Sense.AT_LEAST, True), (Sense.UNDER, True), (Sense.PARITY, True), (Sense.MONITOR, False)}


def test_changes_compare_with_the_year_before_save_where_the_source_means_another() -> None:
    odd = {
        (row["measure"], row["period"], row["compared period"])
        for row in ROWS
        if any(row[name] for name in COLUMNS[7:10])
        and row["compared period"] != Period.parse(row["period"]).year_before.code
    }

    assert odd == {("neighbourhood-crime", "12m to 2022-03", "12m to 2020-03"), ("recorded-asb", "2024/25 Q2", "")}


def test_every_row_says_where_it_comes_from() -> None:
    needed = ("document", "paragraph", "reported by", "reported on", "note")

    assert [row for row in ROWS if not all(row[name].strip() for name in needed)] == []
    assert {row["area"] for row in ROWS} == {"Nottinghamshire", "Nottingham", "Great Britain"}


def test_no_figure_stands_twice() -> None:
    keys = [(row["measure"], row["area"], row["group"], row["period"]) for row in ROWS]

    assert len(keys) == len(set(keys)) == 99


def test_every_reported_measure_has_a_card_and_every_card_a_row(catalogue: Catalogue) -> None:
    reported = {one.code for one in catalogue.reported}

    assert {row["measure"] for row in ROWS} == reported
    assert (len(reported), len(catalogue.counted)) == (53, 16)


def test_shares_change_in_points_and_the_rest_in_number_or_percent(catalogue: Catalogue) -> None:
    units = {catalogue.measure(row["measure"]).unit for row in ROWS if row["change points"]}
    others = {catalogue.measure(row["measure"]).unit for row in ROWS if row["change number"] or row["change percent"]}

    assert (units, others) == ({"percent"}, {"count"})


def test_shares_lie_between_none_and_all(catalogue: Catalogue) -> None:
    shares = [row for row in ROWS if row["value"] and catalogue.measure(row["measure"]).unit == "percent"]

    assert [row for row in shares if not 0 <= float(row["value"]) <= 100] == []


def test_kind_of_target_on_the_card_fits_the_sense_in_the_rows(catalogue: Catalogue) -> None:
    found = {(catalogue.measure(row["measure"]).target_kind, row["sense"]) for row in ROWS if row["sense"]}

    assert found == {
        ("number", "at least"), ("number", "under"), ("pair", "under"), ("parity", "parity"), ("monitor", "monitor"),
    }  # fmt: skip


def test_both_halves_of_a_pair_have_the_same_rows() -> None:
    rate, days = (
        [(row["group"], row["period"]) for row in ROWS if row["measure"] == code]
        for code in ("sickness-rate", "sickness-days")
    )

    assert rate == days == [("officers", "12m to 2017-09"), ("staff", "12m to 2017-09")]


def test_four_plans_hold_the_reported_measures(catalogue: Catalogue) -> None:
    reported = [one.framework for one in catalogue.reported]

    assert [(framework.code, reported.count(framework.code)) for framework in catalogue.frameworks] == [
        ("street_crime", 0),
        ("police_and_crime_plan_2025_29", 11),
        ("police_and_crime_plan_2021_25", 26),
        ("police_and_crime_plan_2016_18", 11),
        ("city_partnership_plan_2022_25", 5),
    ]


def test_current_plan_follows_measures_of_other_packs_under_its_themes(catalogue: Catalogue) -> None:
    plan = next(one for one in catalogue.frameworks if one.code == "police_and_crime_plan_2025_29")

    others = {
        theme: [one.code for one in measures if one.framework != plan.code]
        for theme, measures in catalogue.by_theme(plan)
    }

    assert others == {
        "Communities and victims first": ["anti-social-behaviour", "robbery", "burglary", "shoplifting"],
        "Stronger partnership working": ["violence-and-sexual-offences"],
        "Effective and resilient policing": ["officer-uplift", "emergency-calls-answered-in-10-seconds"],
        "": [],
    }


def test_body_lists_every_file_to_load(body: dict[str, Any]) -> None:
    listed = [file["path"] for file in body["files"]]

    assert sorted(listed) == sorted(
        path.relative_to(EXAMPLE).as_posix()
        for folder in ("street", "population", "peers", "official", "areas", "reported", "tables")
        for path in (EXAMPLE / folder).iterdir()
    )


def test_files_are_released_before_the_day_the_example_is_shown_on(body: dict[str, Any]) -> None:
    released = {file["path"]: file["released_on"] for file in body["files"]}

    assert body["as_of"] == date(2026, 3, 3)
    assert max(released.values()) == body["street_released_on"] == date(2026, 2, 27)
    assert {released[f"reported/{name}"] for name in workbooks()} < set(released.values())


def test_workbook_is_released_on_the_day_its_rows_were_reported(body: dict[str, Any]) -> None:
    released = {Path(file["path"]).name: file["released_on"].isoformat() for file in body["files"]}

    assert {name: {row["reported on"] for row in rows} for name, rows in workbooks().items()} == {
        name: {released[name]} for name in workbooks()
    }


def test_street_files_are_the_fifteen_months_said_to_be_held() -> None:
    with zipfile.ZipFile(EXAMPLE / "street/nottinghamshire-street-2024-01_2025-12.zip") as archive:
        months = sorted(name[:7] for name in archive.namelist() if name.endswith(".csv"))

    assert months == [f"2024-{month:02}" for month in (1, 2, 3)] + [f"2025-{month:02}" for month in range(1, 13)]


def texts() -> dict[str, str]:
    """Every text of the example that people wrote: rows, cards, pages."""
    rows = {
        f"{name} {number}": " | ".join(row.values())
        for name, rows in workbooks().items()
        for number, row in enumerate(rows, 2)
    }
    files = [*EXAMPLE.rglob("*.toml"), *PACKS.rglob("*.toml"), EXAMPLE / "README.md"]
    return rows | {str(file): file.read_text(encoding="utf-8") for file in files}


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words that stand together."""
    words = [word.strip(".'") for word in re.findall(r"[a-z0-9%£.']+", text.casefold().replace("’", "'"))]
    return {tuple(words[index : index + length]) for index in range(len(words) - length + 1)}


def test_no_person_is_named() -> None:
    named = [(place, found[0]) for place, text in texts().items() if (found := re.search(rf"\b({NAMES})\b", text))]

    assert named == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project")
def test_no_sentence_is_copied_from_a_source() -> None:
    sources: set[tuple[str, ...]] = set()
    for seed in sorted(SEEDS.glob("*.txt")):
        sources |= runs(seed.read_text(encoding="utf-8"))

    copied = {place: found for place, text in texts().items() if (found := runs(text) & sources)}

    assert len(sources) > 10_000
    assert copied == {}
