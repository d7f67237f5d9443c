"""What a body holds of each feed, and when more of it is to be expected."""

import json
from datetime import date

import pytest

from goldthread.analytics.sources import FEEDS
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.chosen.feeds import Holding, holding, holdings


@pytest.fixture
def take(body):
    def load(*paths, released_on=date(2026, 2, 27)):
        catalogue = queries.catalogue(body)
        return operations.load(body=body, paths=paths, catalogue=catalogue, released_on=released_on, by="analyst")

    return load


def of(body, code) -> Holding:
    return holding(queries.record(body), FEEDS[code])


def test_an_office_that_holds_nothing_expects_nothing(body):
    found = holdings(queries.record(body))

    assert sorted(one.feed.code for one in found) == sorted(FEEDS)
    assert {(one.files, one.released_on, one.expected_on, one.rows) for one in found} == {((), None, None, 0)}


def test_the_month_after_the_newest_is_expected_after_its_lag(body, take, write_street):
    take(write_street("2025-11", {"Robbery": 3}), write_street("2025-12", {"Robbery": 4}))

    found = of(body, "street")

    assert (found.expected_on, found.rows, found.is_monthly) == (date(2026, 4, 2), 7, True)


def test_the_newest_month_of_the_own_area_decides_and_not_a_neighbours(body, take, write_street):
    take(write_street("2025-11", {"Robbery": 3}))
    take(write_street("2025-12", {"Robbery": 4}, force="Derbyshire Constabulary"))

    assert of(body, "street").expected_on == date(2026, 3, 2)


def test_a_file_of_several_forces_counts_for_the_own_area_and_one_of_another_force_does_not(body, take, tmp_path):
    row = "Person search,{}-09T12:00:00+00:00,False,,,,Male,18-24,,White,An Act,Drugs,Arrest,True,"
    for month, force in (("2025-01", "leicestershire"), ("2025-03", "kent")):
        path = tmp_path / f"{month}-{force}-stop-and-search.csv"
        path.write_text("\n".join((",".join(FEEDS["stop_and_search"].headings), row.format(month), "")), "utf-8")
        take(path)
    both = [
        {"force_id": force, "datetime": "2025-02-09T12:00:00+00:00", "type": "Person search", "legislation": "An Act",
         "object_of_search": "Drugs"}
        for force in ("leicestershire", "kent")
    ]  # fmt: skip
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps(both), encoding="utf-8")
    take(answer)

    found = of(body, "stop_and_search")

    assert len(found.files) == 3
    assert found.expected_on == date(2025, 5, 31)


def test_a_feed_without_months_is_expected_a_rhythm_after_its_release(body, take, tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("force,name,code,year,people\nnorfolk,Norfolk,,2020,900000\n", encoding="utf-8")
    take(people, released_on=date(2021, 6, 25))

    found = of(body, "force_residents")

    step = FEEDS["force_residents"].card.every_months
    assert (found.expected_on, found.is_monthly) == (date(2021 + step // 12, 6, 25), False)


def test_feeds_that_are_held_stand_first(body, take, write_street):
    take(write_street("2025-12", {"Robbery": 4}))

    assert holdings(queries.record(body))[0].feed.code == "street"


def test_only_feeds_of_official_figures_can_be_looked_into_figure_by_figure(body):
    record = queries.record(body)

    assert {one.feed.code for one in holdings(record) if not one.has_figures} == {
        "area_lookup", "boundaries", "census_residents", "cross_table", "district_codes", "force_list",
        "force_residents", "measure_workbook", "monthly_counts", "outcomes", "stop_and_search", "street", "street_api",
    }  # fmt: skip
