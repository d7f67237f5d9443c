"""# What is wrong with the service's list of forces, and what becomes of it"""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics.areas import forces
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import recognise
from goldthread.core.errors import BadInput

SAMPLE = Path(__file__).with_name("samples") / "force_list.json"
TEXT = SAMPLE.read_text(encoding="utf-8")
Load = Callable[[str], Landing]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Land a text as a list."""

    def loaded(text: str) -> Landing:
        path = tmp_path / "forces.json"
        path.write_text(text, encoding="utf-8")
        incoming = Incoming(path, "forces.json", contained=False)
        return recognise(incoming).land(incoming, Lake(tmp_path / "lake"))

    return loaded


def test_sample_lands_with_every_force_of_the_table_of_areas(load: Load) -> None:
    landing = load(TEXT)

    assert (landing.feed, landing.subject, landing.report.rows) == ("force_list", "forces", 45)
    assert [force.slug for force in forces() if f'"{force.slug}"' not in TEXT] == []


def test_name_that_is_null_is_told_and_kept(load: Load) -> None:
    assert load(TEXT).report.warnings == (
        "“btp” has no name.",
        "“btp” is not among the police areas that are known here.",
        "“Police Service of Northern Ireland” is not among the police areas that are known here.",
    )


def test_list_of_neighbourhoods_in_the_same_shape_is_refused(load: Load) -> None:
    with pytest.raises(BadInput) as told:
        load('[{"id": "NC04", "name": "City Centre"}]')

    assert str(told.value) == (
        "forces.json: is a list of names of which 0 of 1 are forces. Neighbourhoods are not read: leave the file out."
    )
