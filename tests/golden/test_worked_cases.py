"""Every worked case, through the product's public functions: those carried here, and those of the folder named."""

from typing import Any

import pytest
from tests.golden import run


@pytest.fixture(autouse=True)
def _told_in_the_summary(request: pytest.FixtureRequest, record_property: Any) -> None:
    record_property("worked_case", request.node.callspec.params["family"])


def test_worked_case_has_no_difference(family: str, worked_case: dict[str, Any]) -> None:
    differences = run.family_module(family).differences(worked_case)

    assert differences == []
