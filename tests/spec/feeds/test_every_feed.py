"""What every feed keeps to, whatever its files: a full card, one sample, known by it alone, landed whole or refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.intake.feed import Feed
from goldthread.analytics.intake.landing import Landing
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.intake.sample import sample_of
from goldthread.analytics.lake import Lake
from goldthread.analytics.sources import FEEDS, recognise
from goldthread.core.errors import BadInput

SAMPLES = Path(__file__).parent / "samples"
OF_TEXT = (".csv", ".json", ".geojson")
LARGEST_SAMPLE_BYTES = 40_000
every_feed = pytest.mark.parametrize("feed", FEEDS.values(), ids=list(FEEDS))


def samples(feed: Feed) -> list[Path]:
    return sorted(SAMPLES.glob(f"{feed.code}.*"))


def is_text(feed: Feed) -> bool:
    return any(path.suffix in OF_TEXT for path in samples(feed))


every_feed_of_text = pytest.mark.parametrize(
    "feed", [feed for feed in FEEDS.values() if is_text(feed)], ids=[code for code in FEEDS if is_text(FEEDS[code])]
)


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[Feed, bytes], Incoming]:
    """Other bytes than the sample's, under the sample's name."""

    def write(feed: Feed, content: bytes) -> Incoming:
        path = tmp_path / samples(feed)[0].name
        path.write_bytes(content)
        return Incoming(path, path.name, contained=False)

    return write


def incoming(feed: Feed) -> Incoming:
    path = samples(feed)[0]
    return Incoming(path, path.name, contained=False)


def content(feed: Feed) -> bytes:
    return samples(feed)[0].read_bytes()


def landed(file: Incoming, lake: Lake) -> Landing | str:
    """What the file became, or the sentence that refused it. Anything else that is raised fails the test."""
    try:
        return recognise(file).land(file, lake)
    except BadInput as told:
        assert list(lake.root.rglob("*.parquet")) == []
        return str(told)


@every_feed
def test_feed_has_a_full_card(feed: Feed) -> None:
    card = feed.card
    columns = [column for column in card.columns if not (column.heading.strip() and column.meaning.strip())]

    assert (bool(card.publisher), bool(card.row), bool(card.licence), columns) == (True, True, True, [])
    assert len(card.columns) == len({column.heading for column in card.columns}) > 0
    assert feed.title == feed.title.strip().rstrip(".")
    assert card.address.startswith(("https://", "http://")) or not card.address
    assert [fault for fault in card.known_faults if not fault.endswith(".")] == []
    assert card.every_months >= 0 and card.lag_days >= 0


@every_feed
def test_card_is_written_with_the_quotes_of_print(feed: Feed) -> None:
    card = feed.card
    told = [feed.title, card.publisher, card.row, card.seen, *card.known_faults]
    told += [text for column in card.columns for text in (column.meaning, column.unit)]

    assert [text for text in told if "'" in text or '"' in text] == []


@every_feed
def test_feed_is_named_by_its_code_and_so_is_its_table(feed: Feed) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", feed.code)
    assert (feed.table.feed, FEEDS[feed.code]) == (feed.code, feed)


@every_feed
def test_feed_requires_no_heading_that_it_does_not_know(feed: Feed) -> None:
    assert [heading for heading in feed.required if heading not in feed.headings] == []


@every_feed
def test_feed_has_one_small_sample(feed: Feed) -> None:
    sizes = [path.stat().st_size for path in samples(feed)]

    assert len(sizes) == 1
    assert 0 < sizes[0] <= LARGEST_SAMPLE_BYTES


def test_sample_belongs_to_a_feed() -> None:
    assert {path.stem for path in SAMPLES.iterdir()} == set(FEEDS)


@every_feed
def test_sample_is_recognised_by_its_feed_alone(feed: Feed) -> None:
    sample = sample_of(incoming(feed))

    assert [code for code, other in FEEDS.items() if other.recognises(sample)] == [feed.code]


@every_feed
def test_sample_lands_with_rows_under_its_own_name(feed: Feed, lake: Lake) -> None:
    landing = feed.land(incoming(feed), lake)

    (rows,) = engine.run(f"SELECT count(*) FROM read_parquet('{lake.held(landing.parquet)}')")
    assert (landing.feed, landing.report.name) == (feed.code, samples(feed)[0].name)
    assert landing.report.rows == rows[0] > 0
    assert landing.subject == landing.subject.strip() != ""
    assert landing.subject_name == landing.subject_name.strip() != ""
    assert landing.report.refused is None


@every_feed
def test_sample_landed_twice_is_one_table(feed: Feed, lake: Lake, tmp_path: Path) -> None:
    first = feed.land(incoming(feed), lake)
    again = feed.land(incoming(feed), lake)
    elsewhere = Lake(tmp_path / "elsewhere")
    feed.land(incoming(feed), elsewhere)

    assert (again, len(list(lake.root.rglob("*.parquet")))) == (first, 1)
    assert _rows(elsewhere, first.parquet) == _rows(lake, first.parquet)


def _rows(lake: Lake, parquet: str) -> list[tuple[object, ...]]:
    return engine.run(f"SELECT * FROM read_parquet('{lake.held(parquet)}')")


@every_feed
def test_columns_of_the_table_have_the_names_and_types_of_the_schema(feed: Feed, lake: Lake) -> None:
    landing = feed.land(incoming(feed), lake)

    found = engine.run(f"DESCRIBE SELECT * FROM read_parquet('{lake.held(landing.parquet)}')")
    assert [(name, kind) for name, kind, *_ in found] == [(column.name, column.kind) for column in feed.table.columns]


@every_feed
def test_sample_cut_in_half_is_refused_or_gives_fewer_rows(
    feed: Feed, lake: Lake, tmp_path: Path, copy: Callable[[Feed, bytes], Incoming]
) -> None:
    whole = feed.land(incoming(feed), Lake(tmp_path / "whole"))

    half = landed(copy(feed, content(feed)[: len(content(feed)) // 2]), lake)

    assert isinstance(half, str) or 0 < half.report.rows < whole.report.rows


@every_feed
def test_empty_copy_is_refused(feed: Feed, lake: Lake, copy: Callable[[Feed, bytes], Incoming]) -> None:
    told = landed(copy(feed, b""), lake)

    assert told == f"{samples(feed)[0].name}: is empty. Fetch it again."


@every_feed_of_text
def test_copy_in_utf_16_is_refused(feed: Feed, lake: Lake, copy: Callable[[Feed, bytes], Incoming]) -> None:
    told = landed(copy(feed, content(feed).decode("utf-8-sig").encode("utf-16")), lake)

    assert told == f"{samples(feed)[0].name}: is in UTF-16. Save it as “CSV UTF-8”."


@every_feed_of_text
def test_copy_with_a_pound_sign_in_latin_1_is_refused(
    feed: Feed, lake: Lake, copy: Callable[[Feed, bytes], Incoming]
) -> None:
    whole = content(feed)
    last = max(place for place, byte in enumerate(whole) if chr(byte).isalpha())

    told = landed(copy(feed, whole[:last] + b"\xa3" + whole[last:]), lake)

    assert isinstance(told, str) and "utf-8" in told.casefold()


@every_feed_of_text
def test_copy_with_a_byte_order_mark_is_read_as_the_sample(
    feed: Feed, lake: Lake, tmp_path: Path, copy: Callable[[Feed, bytes], Incoming]
) -> None:
    plain = feed.land(incoming(feed), Lake(tmp_path / "plain"))

    marked = landed(copy(feed, b"\xef\xbb\xbf" + content(feed).removeprefix(b"\xef\xbb\xbf")), lake)

    assert isinstance(marked, Landing)
    assert (marked.subject, marked.report.rows) == (plain.subject, plain.report.rows)
