"""The pinned forms: these values were sealed once and must come out for good."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from goldthread.apps.audit.chain import Line, canonical, digest_of, genesis, instant, seal
from goldthread.apps.audit.operations import runs

LINE = Line(
    body="office-for-testing",
    number=1,
    day="2026-03-03",
    at="2026-03-03 09:00:00.000000",
    by="person:12",
    event="register.changed",
    digest=digest_of("0" * 32, '{"what":"Überfall"}'),
    previous=genesis("office-for-testing"),
    subjects=("person:7", "thing:31"),
)


def test_seal_is_the_digest_of_the_fields_one_a_line():
    written = "\n".join(("goldthread-entry-1", "office-for-testing", "1", *LINE[2:8], "person:7", "thing:31"))

    assert seal(LINE) == sha256(written.encode()).hexdigest()
    assert seal(LINE) == "fd69834fe44a16f0be9f5a5d1adf9157015ddcb183ba8b8c28c5772df5e5413d"


@pytest.mark.parametrize("field", Line._fields)
def test_seal_covers_every_field(field):
    other = {"number": 2, "subjects": ("thing:31",)}.get(field, "another")

    assert seal(LINE._replace(**{field: other})) != seal(LINE)


@pytest.mark.parametrize("altered", [{"by": "person:12\nx"}, {"subjects": ("person:7\nthing:31",)}])
def test_field_with_a_line_end_has_no_seal(altered):
    with pytest.raises(ValueError, match="line's end"):
        seal(LINE._replace(**altered))


def test_canonical_text_has_its_keys_in_order_and_its_letters_as_they_are():
    assert canonical({"what": "Überfall", "changes": [{"b": None, "a": 1}]}) == (
        '{"changes":[{"a":1,"b":null}],"what":"Überfall"}'
    )


@pytest.mark.parametrize("facts", [{"x": float("nan")}, {"x": datetime(2026, 3, 3)}, {"x": {1}}, {"x": "\ud800"}])
def test_facts_that_no_json_holds_are_refused(facts):
    with pytest.raises((TypeError, ValueError)):
        canonical(facts)


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 3, 3, 9, tzinfo=UTC), "2026-03-03 09:00:00.000000"),
        (datetime(2026, 7, 1, 0, 30, 0, 5, tzinfo=timezone(timedelta(hours=1))), "2026-06-30 23:30:00.000005"),
    ],
)
def test_instant_is_written_in_universal_time(at, written):
    assert instant(at) == written


def test_two_salts_make_two_digests_of_one_text():
    assert digest_of("0" * 32, "x") != digest_of("1" * 32, "x")


@pytest.mark.parametrize(
    ("numbers", "pairs"), [([], []), ([4], [[4, 4]]), ([1, 2, 3, 7, 9, 10], [[1, 3], [7, 7], [9, 10]])]
)
def test_runs_are_pairs_of_first_and_last(numbers, pairs):
    assert list(runs(numbers)) == pairs
