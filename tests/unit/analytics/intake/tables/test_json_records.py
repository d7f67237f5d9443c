"""A list of records is read one by one; whatever is no such list is told with the place that it breaks at."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.tables.json_records import MOST_BYTES, Record, first_keys, records
from goldthread.core.errors import BadInput

Write = Callable[..., Incoming]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes) -> Incoming:
        path = tmp_path / "a.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Incoming(path, "a.json", contained=False)

    return written


def read(incoming: Incoming) -> list[Record]:
    return list(records(incoming.path, incoming.name))


def record(**values: object) -> Record:
    return Record(1, "a.json, record 1 (line 1)", values)


def test_records_come_in_order_with_their_number_and_line(write: Write) -> None:
    found = read(write('\ufeff[\n {"a": 1},\n\n {"a": [2]}\r\n]\n'))

    assert [(one.number, one.where, one.values) for one in found] == [
        (1, "a.json, record 1 (line 2)", {"a": 1}),
        (2, "a.json, record 2 (line 4)", {"a": [2]}),
    ]


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), min_size=1, max_size=5), st.booleans())
def test_any_list_of_records_reads_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, written: Sequence[dict[str, object]], is_indented: bool
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.json"
    path.write_text(json.dumps(written, indent=1 if is_indented else None), encoding="utf-8")

    assert [one.values for one in records(path, "a.json")] == list(written)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[]", "a.json: is a list without a record. Ask for a month that is published."),
        ('{"a": 1}', "a.json: is JSON, but no list of records. Give the list that the service answers."),
        ("[1]", "a.json, record 1 (line 1): is not an object of keys and values. Give a list of records."),
        ('[{"a": 1}, null]', "a.json, record 2 (line 1): is not an object of keys and values. Give a list of records."),
        ('[{"a": 1}]\n[', "a.json, line 2, column 1: goes on after the list has ended. Fetch it again."),
        ('[{"a": 1},\n {"a": b}]', "a.json, line 2, column 8: is not JSON from here on. Fetch it again."),
        ('[{"a": 1} {"a": 2}]', "a.json, line 1, column 11: is not JSON from here on. Fetch it again."),
        ('[{"a": 1},]', "a.json, line 1, column 11: is not JSON from here on. Fetch it again."),
        ('[{"a": 1, "a": 1}]', "a.json, record 1 (line 1): gives the key “a” twice. Fetch it again."),
        ('[{"b": {"a": 1, "a": 2}}]', "a.json, record 1 (line 1): gives the key “a” twice. Fetch it again."),
        ('[{"a": NaN}]', "a.json, record 1 (line 1): holds NaN, which is no number. Fetch it again."),
        ('[{"a": -Infinity}]', "a.json, record 1 (line 1): holds -Infinity, which is no number. Fetch it again."),
        (
            '[{"a": 1e999}]',
            "a.json, record 1 (line 1): holds 1e999, which is no number that can be kept. Fetch it again.",
        ),
        (f'[{{"a": {"1" * 5000}}}]', "a.json, record 1 (line 1): holds a number that is too long. Fetch it again."),
    ],
)
def test_what_is_no_list_of_records_is_told_with_its_place(write: Write, content: str, sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        read(write(content))

    assert str(told.value) == sentence


@pytest.mark.parametrize("end", range(1, 34))
def test_half_a_file_is_told_as_cut_short_wherever_it_ends(write: Write, end: int) -> None:
    whole = '[\n {"ab": "cd", "e": {"f": 12}}]  '

    with pytest.raises(BadInput) as told:
        read(write(whole[: min(end, len(whole) - 3)]))

    assert told.value.fault == "is cut short: the list does not end."
    assert told.value.where.startswith("a.json, line ")


def test_file_that_ends_within_a_text_is_told_as_cut_short(write: Write) -> None:
    with pytest.raises(BadInput, match=r"a\.json, line 2, column \d+: is cut short: the list does not end\. Fetch"):
        read(write('[{"a": "b"},\n {"a": "On or n'))


@pytest.mark.parametrize("depth", [40, 100_000])
def test_deep_nesting_is_refused(write: Write, depth: int) -> None:
    with pytest.raises(BadInput, match=r"record 1 \(line 1\): is nested too deep"):
        read(write('[{"a": ' + "[" * depth + "]" * depth + "}]"))


def test_other_encoding_is_told_with_its_line(write: Write) -> None:
    with pytest.raises(BadInput) as told:
        read(write(b'[{"a": 1},\n{"a": "caf\xe9"}]'))

    assert str(told.value) == "a.json, line 2: is not in UTF-8. Fetch it again."


def test_file_above_the_limit_is_refused_before_it_is_read(write: Write) -> None:
    incoming = write("[")
    with incoming.path.open("r+b") as out:
        out.truncate(MOST_BYTES + 1)

    with pytest.raises(BadInput) as told:
        read(incoming)

    assert str(told.value) == "a.json: is JSON of more than 100 MB. Fetch it in parts, or as CSV."


def test_values_are_read_by_their_path() -> None:
    found = record(a={"b": {"c": "x"}}, n="-1.5", i=7, t=True, e="", z=None)

    assert (found.text("a", "b", "c"), found.text("i"), found.text("e"), found.text("z", "b"), found.text("no")) == (
        "x", "7", None, None, None,
    )  # fmt: skip
    assert (found.number_at("n"), found.number_at("i"), found.number_at("e")) == (-1.5, 7.0, None)
    assert (found.truth("t"), found.truth("z"), found.truth("no")) == (True, None, None)


@pytest.mark.parametrize(
    ("read_it", "sentence"),
    [
        (lambda one: one.text("t"), "“t” is true, which is not a text."),
        (lambda one: one.text("a"), "“a” is {}, which is not a text."),
        (lambda one: one.text("e", "b"), "“e” is \"x\", which is not an object."),
        (lambda one: one.number_at("e"), "“e” is \"x\", which is not a number."),
        (lambda one: one.number_at("t"), "“t” is true, which is not a number."),
        (lambda one: one.number_at("n"), "“n” is \"nan\", which is not a number."),
        (lambda one: one.truth("i"), "“i” is 0, which is not true, false or null."),
    ],
)  # fmt: skip
def test_value_of_another_kind_is_told_with_its_key(read_it: Callable[[Record], object], sentence: str) -> None:
    with pytest.raises(BadInput) as told:
        read_it(record(t=True, a={}, e="x", n="nan", i=0))

    assert str(told.value) == f"a.json, record 1 (line 1): {sentence}"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('[{"a": {"x": 1}, "b": ["y", {"z": 1}], "c": "d"}, {"e": 1}]', ("a", "b", "c")),
        ('\ufeff {"type": "F", "features": [{"id": 1}]}', ("type", "features")),
        ('[{"a": "br{ack}et", "q": "\\"k\\": 1", "b": nul', ("a", "q", "b")),
        ("[1, 2]", ()),
        ("[]", ()),
        ("[[{\"a\": 1}]]", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_first_keys_are_those_of_the_first_object(text: str, keys: tuple[str, ...]) -> None:
    assert first_keys(text) == keys
