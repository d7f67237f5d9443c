"""A wrong load is undone by one deed that stays on the record; the lake says what is wrong with it, and is tidied."""

import pytest
from tests.integration.performance.loaded import FIRST, SECOND, THIRD, level, load, tables

from goldthread.analytics import engine
from goldthread.apps.audit.queries import head, history, log
from goldthread.apps.performance import operations, queries
from goldthread.apps.performance.manifest.checking import check, loads_of
from goldthread.apps.performance.models import Calculation, ForgottenFile, Load, Observation, SourceFile
from goldthread.apps.performance.operations import CannotForget, upkeep
from goldthread.apps.performance.operations.loading import the_lake

SOME = {"Robbery": 40, "Burglary": 120, "Anti-social behaviour": 200}
MORE = {"Robbery": 41, "Burglary": 120, "Anti-social behaviour": 200}
MOST = {"Robbery": 42, "Burglary": 120, "Anti-social behaviour": 200}


def forget(body, number, why="it was the wrong force's file"):
    return operations.forget(body=body, number=number, why=why, by="analyst")


@pytest.fixture
def three(body, write_street):
    """One month as three releases had it, each a load: 40, 41 and 42 robberies."""
    paths = [write_street("2025-01", counts, folder=str(counts["Robbery"])) for counts in (SOME, MORE, MOST)]
    for path, day in zip(paths, (FIRST, SECOND, THIRD), strict=True):
        load(body, path, released_on=day)
    return paths


def test_forgotten_load_leaves_what_stood_before(body, three):
    done = forget(body, 3)

    assert (done.number, done.files, done.rows) == (3, ("2025-01-leicestershire-street.csv",), 362)
    assert level(body) == 41
    assert (SourceFile.objects.count(), len(tables())) == (2, 2)
    assert not Observation.objects.exclude(file__in=SourceFile.objects.all()).exists()


def test_what_superseded_a_forgotten_file_supersedes_the_one_before(body, three):
    forget(body, 2)

    first, last = SourceFile.objects.order_by("pk")
    assert last.supersedes == first
    assert (level(body), level(body, as_at=SECOND)) == (42, 40)


def test_what_was_forgotten_stays_told_without_its_rows(body, three):
    held = SourceFile.objects.get(load__number=2)

    forget(body, 2)

    (stone,) = ForgottenFile.objects.all()
    assert (stone.load_number, stone.name, stone.sha256, stone.rows) == (2, held.name, held.sha256, 361)
    assert (stone.forgotten_by, stone.why, stone.loaded_by) == ("analyst", "it was the wrong force's file", "analyst")
    assert [(one.number, one.state, one.files) for one in loads_of(body)] == [
        (1, "published", 1),
        (2, "forgotten", 0),
        (3, "published", 1),
    ]


def test_forgetting_is_a_deed_with_its_files_and_its_reason(body, three):
    forget(body, 2)

    deed = next(iter(log(body.slug)))
    assert (deed.event, deed.by, deed.what) == ("figures.forgotten", "analyst", "load 2")
    assert deed.sentence == "1 file with 361 rows, because it was the wrong force's file"
    assert [one.event for one in history(body.slug, "load:2")] == ["figures.forgotten", "figures.loaded"]


def test_forgotten_file_is_refused_until_it_is_confirmed(body, three):
    forget(body, 3)

    refused = load(body, three[2], released_on=THIRD)
    kept = level(body)
    taken = load(body, three[2], released_on=THIRD, accept=[three[2].name])

    assert refused.number is None
    assert "by analyst: “it was the wrong force's file”." in refused.files[0].refused
    assert "--accept 2025-01-leicestershire-street.csv" in refused.files[0].refused
    assert (kept, taken.number, level(body)) == (41, 4, 42)


def test_file_that_another_load_holds_too_is_not_refused(body, three):
    load(body, three[0], released_on=THIRD.replace(day=2))
    forget(body, 4)

    assert load(body, three[0], released_on=None).files[0].refused is None
    assert level(body) == 42


def test_load_under_a_patch_is_not_forgotten_before_it(body, write_street, make_rows):
    rows = make_rows("2025-01")
    load(body, write_street("2025-01", rows=rows))
    changed = [row | {"Last outcome category": "Formal action"} for row in rows if row["Crime ID"]][:5]
    load(body, write_street("2025-01", rows=changed, folder="patch"), released_on=SECOND)

    with pytest.raises(CannotForget, match="Forget load 2 first"):
        forget(body, 1)
    forget(body, 2)
    forget(body, 1)

    assert (SourceFile.objects.count(), tables()) == (0, [])


@pytest.mark.parametrize(
    ("number", "why", "fault"),
    [(9, "x", "There is no load 9"), (1, "  ", "for a reason"), (2, "x", "Load 2 is forgotten already")],
)
def test_what_cannot_be_forgotten_is_told(body, three, number, why, fault):
    forget(body, 2)
    before = head(body.slug)

    with pytest.raises(CannotForget, match=fault):
        forget(body, number, why)

    assert head(body.slug) == before


def test_number_of_a_forgotten_load_is_not_given_again(body, three, write_street):
    forget(body, 3)

    assert load(body, write_street("2025-02")).number == 4


def test_forgetting_that_was_killed_is_ended_by_the_next_call(body, three, write_street, monkeypatch):
    def ends(_body):
        raise MemoryError

    monkeypatch.setattr(upkeep, "finish_forgetting", ends)
    with pytest.raises(MemoryError):
        forget(body, 2)
    monkeypatch.undo()
    read = [file.load.number for file in queries.record(body, as_at=SECOND).files]

    operations.refresh(body=body, catalogue=queries.catalogue(body), by="analyst")

    first, last = SourceFile.objects.order_by("pk")
    assert read == [1]
    assert (last.supersedes, len(tables())) == (first, 2)
    assert Calculation.objects.values("file").distinct().count() == 2


def test_forgetting_that_was_killed_before_it_counted_has_undone_nothing(body, three, monkeypatch):
    def ends(*_facts, **_more):
        raise MemoryError

    monkeypatch.setattr(upkeep, "note_forgotten", ends)
    with pytest.raises(MemoryError):
        forget(body, 3)
    monkeypatch.undo()

    assert level(body) == 42
    assert load(body, three[2], released_on=THIRD).files[0].unchanged == 362
    assert forget(body, 3).rows == 362
    assert ForgottenFile.objects.count() == 1


def test_check_of_a_whole_lake_finds_nothing(body, three):
    found = check(the_lake())

    assert (found.is_fine, found.tables, found.rows, found.oddities) == (True, 3, 360 + 361 + 362, ())


def test_check_lists_what_was_forgotten(body, three):
    forget(body, 3)

    assert [one.load_number for one in check(the_lake()).forgotten] == [3]


def spoil_missing(path):
    path.unlink()


def spoil_cut(path):
    path.write_bytes(path.read_bytes()[:-200])


def spoil_middle(path):
    held = bytearray(path.read_bytes())
    held[40:2000] = b"\0" * 1960
    path.write_bytes(held)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoil_missing, "is missing"),
        (spoil_cut, "cannot be read to its end"),
        (spoil_middle, "cannot be read to its end"),
    ],
)
def test_check_finds_a_table_that_is_missing_or_damaged(body, three, spoil, says):
    spoil(tables()[0])

    found = check(the_lake())

    assert not found.is_fine
    assert [(one.level, says in one.says) for one in found.oddities] == [("fault", True)]


def test_check_finds_a_table_with_other_rows_than_the_manifest_says(body, three):
    SourceFile.objects.filter(load__number=1).update(rows=359)

    (fault,) = check(the_lake()).oddities
    assert "It has 360 rows where the manifest of Board for Testing says 359." in fault.says


def spoil_nothing_but_a_cell(path):
    """The same rows with another outcome: nothing is missing, and nothing is as it was."""
    other = path.with_suffix(".other")
    engine.run(
        f"COPY (SELECT * REPLACE ('Formal action' AS outcome) FROM read_parquet({engine.file_literal(path)})) "
        f"TO {engine.literal(str(other))} (FORMAT parquet)"
    )
    other.replace(path)


def test_check_finds_content_that_was_altered(body, three):
    spoil_nothing_but_a_cell(tables()[0])

    (fault,) = check(the_lake()).oddities

    assert (fault.level, fault.says.split(":")[0]) == ("fault", "Its content is not what was written")


@pytest.mark.parametrize("spoil", [spoil_missing, spoil_cut, spoil_middle, spoil_nothing_but_a_cell])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_table_that_is_lost_or_altered_is_made_again_from_its_file(body, three, spoil, which):
    spoil(the_lake().path(SourceFile.objects.get(load__number=which + 1).parquet))

    report = load(body, three[which], released_on=None)

    assert (report.number, report.files[0].refused, report.files[0].unchanged) == (None, None, 360 + which)
    assert check(the_lake()).oddities == ()
    assert (SourceFile.objects.count(), level(body)) == (3, 42)


def test_table_of_a_time_before_seals_is_noted_until_its_file_is_given_again(body, three):
    SourceFile.objects.filter(load__number=3).update(table_sha256="")

    (note,) = check(the_lake()).oddities
    load(body, three[2], released_on=THIRD)

    assert (note.level, note.says.split(",")[0]) == ("note", "1 table is not sealed")
    assert check(the_lake()).oddities == ()


def test_table_without_a_seal_is_not_sealed_with_other_rows_than_the_manifest_says(body, three):
    SourceFile.objects.filter(load__number=3).update(table_sha256="", rows=363)

    load(body, three[2], released_on=THIRD)

    (fault,) = check(the_lake()).oddities
    assert "It has 362 rows where the manifest of Board for Testing says 363." in fault.says


def test_check_notes_what_is_no_fault(body, three, write_street):
    stray = tables()[0].with_name("0" * 64 + ".parquet")
    stray.write_bytes(tables()[0].read_bytes())
    Load.objects.filter(number=3).update(published_at=None)

    found = check(the_lake())

    assert found.is_fine
    assert [(one.level, one.says.split(":")[0]) for one in found.oddities] == [
        ("note", "No row of the manifest names it"),
        ("note", "Load 3 was not finished"),
    ]


def test_compact_removes_leftovers_and_tells_their_size(body, three):
    stray = tables()[0].with_name("0" * 64 + ".parquet")
    stray.write_bytes(b"x" * 1000)
    size = tables()
    Load.objects.filter(number=3).update(published_at=None)
    unfinished = the_lake().path(SourceFile.objects.get(load__number=3).parquet).stat().st_size

    done = operations.compact(body=body, by="analyst")

    assert (done.files, done.tables, done.bytes) == (1, 2, 1000 + unfinished)
    assert (len(size), len(tables()), level(body)) == (4, 2, 41)
    assert next(iter(log(body.slug))).sentence == f"2 tables of {1000 + unfinished:,} bytes that nothing named"


def test_compact_of_a_tidy_lake_is_no_deed(body, three):
    before = head(body.slug)

    assert operations.compact(body=body, by="analyst") == (0, 0, 0)
    assert head(body.slug) == before
