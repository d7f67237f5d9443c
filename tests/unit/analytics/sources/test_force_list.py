"""A list of forces lands as it was answered; a list of something else in the same shape is refused."""

from collections.abc import Callable

import duckdb
import pytest

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import Sample
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources.force_list import FEED
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
TWO = '[{"id": "kent", "name": "Kent Police"}, {"id": "btp", "name": null}]'


def test_list_lands_with_its_names_and_what_is_odd(text_file: Write, lake: Lake) -> None:
    landing = FEED.land(text_file(TWO, "a.json"), lake)

    rows = duckdb.sql(f"FROM read_parquet('{lake.held(landing.parquet)}') ORDER BY row").fetchall()
    assert rows == [("kent", "Kent Police", 1), ("btp", None, 2)]
    assert (landing.subject, landing.subject_name, landing.month, landing.report.rows) == (
        "forces",
        "2 forces",
        None,
        2,
    )
    assert landing.report.warnings == ("“btp” has no name.", "“btp” is not among the police areas that are known here.")


def test_same_list_is_the_same_a_second_time(text_file: Write, lake: Lake) -> None:
    incoming = text_file(TWO, "a.json")

    assert FEED.land(incoming, lake) == FEED.land(incoming, lake)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            '[{"id": "kent", "name": ""}, {"id": "kent", "name": ""}]',
            "a.json, record 2 (line 1): “kent” stands in record 1 already.",
        ),
        ('[{"id": "", "name": "Kent Police"}]', "a.json, record 1 (line 1): The key “id” is blank."),
        ('[{"id": "kent", "name": 1.5}]', "a.json, record 1 (line 1): “name” is 1.5, which is not a text."),
        (
            '[{"id": "NC04", "name": "City Centre"}, {"id": "NC66", "name": "Cultural Quarter"}]',
            "a.json: is a list of names of which 0 of 2 are forces. Neighbourhoods are not read: leave the file out.",
        ),
    ],
)
def test_list_that_is_not_of_forces_is_refused(text_file: Write, lake: Lake, content: str, sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        FEED.land(text_file(content, "a.json"), lake)

    assert str(told.value) == sentence
    assert [path for path in lake.root.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("kind", "keys", "is_one"),
    [
        ("json", ("id", "name"), True),
        ("json", ("name", "id"), True),
        ("json", ("id", "name", "url"), False),
        ("json", ("id",), False),
        ("csv", ("id", "name"), False),
    ],
)
def test_list_is_known_by_its_two_keys(kind: str, keys: tuple[str, ...], is_one: bool) -> None:
    assert FEED.recognises(Sample("a", kind, keys)) is is_one  # type: ignore[arg-type]
