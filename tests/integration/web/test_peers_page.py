"""The page that sets a force beside the others: what it says, whom it names, what it does where nothing is held."""

import csv
import re
from datetime import date

import pytest

from goldthread.apps.performance import operations, queries
from goldthread.core.stats.explained import BY_CODE

OWN = "leicestershire"
RATES = {"derbyshire": 9, "norfolk": 10, "kent": 11, "dorset": 10, "durham": 9, "essex": 11, "surrey": 10, OWN: 10}
PEOPLE = 500_000
LOAD_COUNTS = "Monthly counts by force, a CSV whose first row is month,force,reported_by,crime_type,n"
LOAD_RESIDENTS = "Residents by force, a CSV whose first row is force,name,code,year,people"
METHODS = r'aria-labelledby="methods">.*?<ul[^>]*>(.*?)</ul>'
FACTS = ("Leicestershire", "All forces together", "95% limits for its size", "Outside the 95% limits")


def counts(monthly):
    """A table of monthly counts: robberies as given, five times as many burglaries; the types of Suffolk in August
    are swapped, Cumbria has one month."""
    rows = [
        (f"2025-{month:02}", force, kind, times * number)
        for force, number in (monthly | {"suffolk": 10}).items()
        for month in range(1, 13)
        for kind, times in (("Robbery", 5 if (force, month) == ("suffolk", 8) else 1), ("Burglary", 5))
    ]
    rows = [
        (month, force, kind, number if (month, force, kind) != ("2025-08", "suffolk", "Burglary") else 10)
        for month, force, kind, number in rows
    ]
    lines = [f"{month},{force},{force},{kind},{number}" for month, force, kind, number in rows]
    return "\n".join(("month,force,reported_by,crime_type,n", *lines, "2025-01,cumbria,cumbria,Robbery,5")) + "\n"


@pytest.fixture
def load_peers(office, tmp_path, db):
    """Load counts and residents of other forces into the office."""

    def loaded(monthly=RATES, *, files=("counts.csv", "residents.csv"), nobody=()):
        (tmp_path / "counts.csv").write_text(counts(monthly), encoding="utf-8")
        forces = [*monthly, "suffolk", "cumbria"]
        rows = [f"{force},{force},,2020,{PEOPLE + 10_000 * place}" for place, force in enumerate(forces)]
        rows = [row for row in rows if row.split(",")[0] not in nobody]
        rows.append("city-of-london,City of London,,2020,10938")
        residents = "\n".join(("force,name,code,year,people", *rows)) + "\n"
        (tmp_path / "residents.csv").write_text(residents, encoding="utf-8")
        report = operations.load(
            body=office,
            paths=[tmp_path / name for name in files],
            catalogue=queries.catalogue(office),
            released_on=date(2026, 2, 27),
            by="analyst",
        )
        assert report.refused == ()

    return loaded


def test_page_says_the_rate_and_how_it_stands(load_peers, read):
    load_peers()

    page = read("/measures/robbery/peers/")

    assert page.all(r"<h1[^>]*>(.*?)</h1>") == ["Robbery: 0.21 per 1,000 residents, within what forces differ by"]
    assert page.lead == (
        "In 2025 Leicestershire had 120 robberies, 0.21 per 1,000 residents of mid-2020. "
        "All 8 forces together had 0.22."
    )
    assert tuple(page.all(r"<dt>(.*?)</dt>")[:4]) == FACTS


def test_table_stands_by_name_and_marks_the_own_force(load_peers, read):
    load_peers()

    rows = read("/measures/robbery/peers/").rows("forces-table")

    names = [row[0] for row in rows]
    assert names == [
        "Derbyshire", "Dorset", "Durham", "Essex", "Kent", "Leicestershire this force", "Norfolk", "Surrey",
    ]  # fmt: skip
    assert rows[5] == ["Leicestershire this force", "570,000", "120", "0.21", "Within the limits"]


def test_each_force_is_a_record_of_named_cells_on_a_phone(load_peers, read):
    load_peers()

    markup = read("/measures/robbery/peers/").markup

    assert markup.count('<table class="gt-table gt-stack">') == 1
    assert re.findall(r'data-label="(.*?)"', markup)[:4] == [
        "Residents",
        "Robberies",
        "Rate per 1,000",
        "How it stands",
    ]


def test_crumb_and_chart_do_not_repeat_the_title(load_peers, read):
    load_peers()

    page = read("/measures/robbery/peers/")

    assert page.all(r'<li aria-current="page">(.*?)</li>') == ["Beside other forces"]
    assert page.all(r'<p class="gt-chart__title">(.*?)</p>') == [
        "Leicestershire had 0.21 where all 8 forces together had 0.22"
    ]


def test_methods_are_named_with_what_their_cards_say(load_peers, read):
    load_peers()

    page = read("/measures/robbery/peers/")

    assert page.all(METHODS) == [f"{BY_CODE['funnel'].title} {BY_CODE['funnel'].said}"]


def test_wider_limits_are_named_where_forces_differ_by_more_than_chance(load_peers, read):
    load_peers({force: 40 * place for place, force in enumerate(RATES, 1)})

    page = read("/measures/robbery/peers/")

    cards = [BY_CODE[code] for code in ("funnel", "over-dispersion")]
    assert page.all(METHODS) == [" ".join(f"{card.title} {card.said}" for card in cards)]
    assert 'href="/methods/over-dispersion/"' in page.markup


def test_rates_from_ten_on_have_one_decimal_in_sentences(load_peers, read):
    load_peers(RATES | {OWN: 600})

    page = read("/measures/robbery/peers/")

    assert page.lead == (
        "In 2025 Leicestershire had 7,200 robberies, 12.6 per 1,000 residents of mid-2020. "
        "All 8 forces together had 1.88."
    )


def test_page_says_why_the_rate_of_the_measure_page_may_differ(load_peers, read):
    load_peers()

    assert (
        "The rate on the measure’s own page may differ: it is per resident by Census 2021, Leicestershire, "
        "the rates here by the estimate of mid-2020."
    ) in read("/measures/robbery/peers/").text


def test_force_without_residents_is_left_out_in_plain_words(load_peers, read):
    load_peers(nobody=["durham"])

    assert "Durham No resident count is held for it, so no rate can be stated." in read("/measures/robbery/peers/").text


def test_only_the_own_force_is_named_in_the_drawing(load_peers, read):
    load_peers()

    page = read("/measures/robbery/peers/")

    for drawing in page.all(r"(<svg[^>]*gt-chart__svg.*?</svg>)"):
        assert "Leicestershire 0.21" in drawing
        assert [name for name in ("Derbyshire", "Norfolk", "Kent") if name in drawing] == []


def test_those_left_out_are_named_with_the_rule(load_peers, read):
    load_peers()

    text = read("/measures/robbery/peers/").text

    assert (
        "9 forces have all twelve months of 2025 and at least 100,000 residents. 8 of them stand in the funnel." in text
    )
    assert "Suffolk (August 2025) A month holds about as many rows as those beside it" in text
    assert "Cumbria Some months of 2025 are not held" in text
    assert "City of London No month of 2025 is held." in text


def test_page_says_what_a_funnel_answers_and_orders_nobody(load_peers, read):
    load_peers()

    text = read("/measures/robbery/peers/").text

    assert "Of 8 forces fewer than 1 would lie outside the 95% limits by chance alone; 0 do." in text
    assert "It makes no order of forces" in text
    assert [word for word in ("rank", "league", "best", "worst") if word in text.casefold().split()] == []


def test_force_far_above_is_told_and_its_own_page_picks_it_out(load_peers, read):
    load_peers(RATES | {OWN: 60})

    page = read("/measures/robbery/peers/")

    assert page.all(r"<h1[^>]*>(.*?)</h1>") == ["Robbery: 1.26 per 1,000 residents, far above what forces differ by"]
    assert "This force, beyond the 99.8% limits, in the wrong direction" in page.text


def test_force_that_is_left_out_is_told_why(load_peers, read):
    load_peers({force: rate for force, rate in RATES.items() if force != OWN})

    page = read("/measures/robbery/peers/")

    assert page.all(r"<h1[^>]*>(.*?)</h1>") == ["Robbery: 7 forces side by side"]
    assert page.lead.startswith("The counts held of other forces say nothing of this body’s own force.")


def test_file_holds_every_force_with_its_limits_and_those_left_out(load_peers, visitor):
    load_peers()

    answer = visitor.get("/measures/robbery/peers.csv")
    rows = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))

    assert answer["Content-Disposition"] == 'attachment; filename="robbery-peers.csv"'
    assert [row["force code"] for row in rows if row["standing"]] == sorted(RATES)
    assert {row["force code"]: (row["left out"], row["months"]) for row in rows if row["left out"]} == {
        "city-of-london": ("not_held", ""),
        "cumbria": ("not_whole", " ".join(f"2025-{month:02}" for month in range(2, 13))),
        "suffolk": ("mixed", "2025-08"),
    }
    own = next(row for row in rows if row["force code"] == OWN)
    assert (own["count"], own["residents"], own["residents year"]) == ("120", "570000", "2020")
    assert float(own["lower 99.8"]) < float(own["lower 95"]) < float(own["average"]) < float(own["upper 95"])


def test_measure_page_leads_to_it_only_where_counts_are_held(load_peers, read):
    assert "Beside other forces" not in read("/measures/robbery/").text

    load_peers()

    assert "Beside other forces" in read("/measures/robbery/").text


def test_page_without_counts_of_forces_says_what_is_lacking(read):
    page = read("/measures/robbery/peers/")

    assert page.status == 200
    assert page.lead == "Neither monthly counts of other forces nor residents by force are held yet."
    assert page.all(r'<div class="gt-empty">.*?<ul[^>]*>(.*?)</ul>') == [f"{LOAD_COUNTS} {LOAD_RESIDENTS}"]
    assert "First step: run goldthread load FILE with what is named here" in page.text


@pytest.mark.parametrize(
    ("held", "lead", "to_load"),
    [
        (
            "counts.csv",
            "Monthly counts of other forces are held, but no residents by force, so no rate can be stated.",
            LOAD_RESIDENTS,
        ),
        ("residents.csv", "Residents by force are held, but no monthly counts of other forces.", LOAD_COUNTS),
    ],
)
def test_page_with_one_table_of_two_names_the_other(load_peers, read, held, lead, to_load):
    load_peers(files=[held])

    page = read("/measures/robbery/peers/")

    assert page.lead == lead
    assert page.all(r'<div class="gt-empty">.*?<ul[^>]*>(.*?)</ul>') == [to_load]


def test_page_whose_counts_lack_the_type_names_both_tables(load_peers, read):
    load_peers()

    page = read("/measures/drugs/peers/")

    assert page.lead == "Counts and residents of forces are held, but no whole year of three forces for this measure."
    assert page.all(r'<div class="gt-empty">.*?<ul[^>]*>(.*?)</ul>') == [f"{LOAD_COUNTS} {LOAD_RESIDENTS}"]


def test_empty_office_has_an_honest_page(empty_office, read_with):
    page = read_with(empty_office, "/measures/robbery/peers/")

    assert (page.status, page.all(r"<h1[^>]*>(.*?)</h1>")) == (200, ["Robbery beside other forces"])


@pytest.mark.parametrize("code", ["trust", "nothing-like-it"])
@pytest.mark.parametrize("ending", ["peers/", "peers.csv"])
def test_reported_or_unknown_measure_has_no_such_page(visitor, code, ending):
    assert visitor.get(f"/measures/{code}/{ending}").status_code == 404


def test_page_reads_as_little_with_many_forces(load_peers, visitor, django_assert_num_queries):
    load_peers()
    visitor.get("/measures/robbery/peers/")

    with django_assert_num_queries(4):
        visitor.get("/measures/robbery/peers/")
