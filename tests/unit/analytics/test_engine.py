"""The engine answers, is bounded, fetches nothing, and says in a sentence why it cannot do what it is asked."""

from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.schema import CENSUS_RESIDENTS


def setting(name: str) -> str:
    ((value,),) = engine.run(f"SELECT current_setting('{name}')")
    return str(value)


def test_run_answers_rows() -> None:
    assert engine.run("SELECT 1, 'a' UNION ALL SELECT 2, NULL ORDER BY 1") == [(1, "a"), (2, None)]


def test_engine_is_bounded_in_memory_and_threads() -> None:
    assert setting("memory_limit") == "488.2 MiB"
    assert int(setting("threads")) <= engine.MOST_THREADS


@pytest.mark.parametrize("name", ["autoinstall_known_extensions", "autoload_known_extensions"])
def test_engine_fetches_no_extension(name: str) -> None:
    assert setting(name) == "False"


def test_engine_spills_outside_the_current_folder() -> None:
    assert Path(setting("temp_directory")).is_absolute()


def test_text_that_is_no_number_is_not_a_table() -> None:
    with pytest.raises(engine.NotATable, match="Could not convert string 'TBC'"):
        engine.run("SELECT CAST('TBC' AS DOUBLE)")


def test_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(engine.EngineFault) as told:
        engine.run(f"COPY (SELECT 1) TO {engine.literal(str(tmp_path / 'none' / 'a.parquet'))} (FORMAT parquet)")

    assert str(told.value).startswith("The engine had to stop: ")
    assert "\n" not in str(told.value)


def test_literal_doubles_quotes() -> None:
    name = "O'Brien's"

    assert engine.run(f"SELECT {engine.literal(name)}") == [(name,)]


@pytest.mark.parametrize("name", ["a[1].parquet", "a*.parquet", "a?.parquet", "it's.parquet", "[[].parquet"])
def test_file_is_read_by_its_own_name_whatever_signs_it_holds(tmp_path: Path, name: str) -> None:
    for number, other in enumerate(("a1.parquet", "ab.parquet", "[.parquet", name)):
        engine.run(f"COPY (SELECT {number} AS n) TO {engine.literal(str(tmp_path / other))} (FORMAT parquet)")

    by_sql = engine.run(f"SELECT n FROM read_parquet({engine.file_literal(tmp_path / name)})")
    by_expression = engine.rows_of(tmp_path / name).to_pyarrow().to_pylist()

    assert by_sql == [(3,)]
    assert by_expression == [{"n": 3}]


def test_written_rows_come_back_in_order_and_beyond_one_batch(tmp_path: Path) -> None:
    rows = [(2021, f"Place {n:03}", f"E01{n:06}", n, None, n) for n in range(engine.ROWS_AT_ONCE + 3)]

    engine.write_rows(CENSUS_RESIDENTS, rows, tmp_path / "t.parquet")

    assert engine.run(f"FROM read_parquet({engine.file_literal(tmp_path / 't.parquet')})") == rows


def test_written_rows_have_the_types_of_their_table(tmp_path: Path) -> None:
    engine.write_rows(CENSUS_RESIDENTS, [(2021, "a", "b", 1, "c", 2)], tmp_path / "t.parquet")

    found = engine.run(f"DESCRIBE FROM read_parquet({engine.file_literal(tmp_path / 't.parquet')})")

    assert [(name, kind) for name, kind, *_ in found] == [(one.name, one.kind) for one in CENSUS_RESIDENTS.columns]


def test_self_test_passes_on_the_installed_pair() -> None:
    assert engine._self_test(engine.expressions()) == ""


def test_self_test_tells_a_pair_that_raises() -> None:
    class Unmatched:
        def sql(self, text: str) -> None:
            raise AttributeError("no such method")

    assert engine._self_test(Unmatched()) == "AttributeError: no such method"  # type: ignore[arg-type]


def test_cursors_do_not_see_each_others_temporary_tables() -> None:
    with engine.cursor() as one, engine.cursor() as other:
        one.execute("CREATE TEMP TABLE mine (n INTEGER)")

        with pytest.raises(Exception, match="mine"):
            other.execute("FROM mine")
