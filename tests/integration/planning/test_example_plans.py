"""The five plans of the worked example load, and their totals are those of the papers."""

from datetime import date

import pytest

from goldthread.analytics.measures.definition import load_packs
from goldthread.apps.journeys import example_folder
from goldthread.apps.performance.queries import PACKS
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.queries import delivery, measure_codes, open_plan, plans


@pytest.fixture
def example(body, today):
    """Load plans of the worked example, by the names of their files."""
    folder = example_folder()
    codes = {one.code for one in load_packs(PACKS, folder / "packs").measures}

    def load(name: str):
        path = folder / "plans" / f"{name}.xlsx"
        return load_plan(body=body, path=path, catalogue_codes=codes, today=today, by="system")

    return load


@pytest.mark.parametrize("name", ["2014-18", "2016-18", "2021-25", "2025-29", "city-2022-25"])
def test_plan_of_the_example_loads(example, body, name):
    assert example(name).code == name
    assert [line.code for line in plans(body)] == [name]


def test_theme_7_has_12_green_and_8_amber_of_20(example, body):
    example("2016-18")
    view = open_plan(body, "2016-18")

    found = delivery(view, on=date(2017, 9, 30), node="7")

    assert found.total == 20
    assert {one.status.kind: (one.count, one.percent) for one in found.counted if one.status} == {
        "green": (12, 60), "amber": (8, 40), "red": (0, 0), "white": (0, 0),
    }  # fmt: skip
    assert (len(measure_codes(view, "7")), found.moved, found.earlier_on) == (1, (), None)


def test_plan_of_2014_has_43_actions_and_watches_41(example, body):
    report = example("2014-18")
    view = open_plan(body, "2014-18")

    delivered = delivery(view, on=view.position_on)
    watched = [delivery(view, on=view.position_on, node=node, programme="monitoring") for node in ("SO1", "SO2", "SO3")]

    assert {one.owner: one.total for one in delivered.by_owner} == {"C": 38, "F": 1, "P": 4}
    assert [one.total for one in watched] == [22, 13, 6]
    assert sum(1 for line in delivered.actions if not line.latest) == 5
    assert report.warnings[0] == "5 of 43 actions have no update: T1-C01, T1-C05, T4-C01, T4-C02, T6-C03."
    assert [(one.status, one.count, one.percent) for one in delivered.counted][-1] == (None, 43, 100)


def test_reference_that_a_paper_names_and_nobody_holds_is_remarked_on(example):
    (remark,) = example("2016-18").warnings

    assert "it refers to 3C02, which is not in this workbook." in remark
