"""What the rules find in the worked example: what its papers show, and nothing besides."""

import pytest

from goldthread.analytics.measures.definition import load_packs
from goldthread.apps.journeys import example_folder
from goldthread.apps.people.queries import Actor
from goldthread.apps.performance.queries import PACKS
from goldthread.apps.planning.operations import load_plan
from goldthread.apps.planning.queries.warnings import warnings
from goldthread.core.spec import Role


@pytest.fixture
def found(body, today):
    """Load a plan of the worked example; gives rule, references and words of all that is worth a look."""
    folder = example_folder()
    codes = {one.code for one in load_packs(PACKS, folder / "packs").measures}
    auditor = Actor("person:1", "Auditor", frozenset({Role.AUDITOR}), frozenset(), body)

    def load(name: str):
        path = folder / "plans" / f"{name}.xlsx"
        load_plan(body=body, path=path, catalogue_codes=codes, today=today, by="system")
        return [(one.rule.value, one.references, one.quote) for one in warnings(auditor)]

    return load


def test_theme_7_shows_all_four_disagreements(found):
    assert found("2016-18") == [
        ("finished", ("7F02",), "The lead reports that the work is complete and that the action can be closed"),
        (
            "shared", ("7C01", "7C08", "7F02"),
            "It was decided not to take the full three-force proposal forward for now",
        ),
        ("nothing", ("7P03",), "they are reported under action 3C02"),
        ("letter", ("2016-18",), "RAGB"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["2021-25", "2025-29", "2014-18"])
def test_the_other_plans_give_no_cause_for_a_second_look(found, name):
    assert found(name) == []
