"""The engine answers, is bounded, fetches nothing, and says in a sentence why it cannot do what it is asked."""

from pathlib import Path

import pytest

from goldthread.analytics import engine
from goldthread.analytics.schema import CENSUS_RESIDENTS, Column, Table

NUMBERS = Table("numbers", 1, (Column("n", kind="INTEGER"),), identity=("n",), match=("n",))


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
    rows = engine.rows_of(NUMBERS)
    by_expression = engine.answer(rows.select("n", engine.FILE), [tmp_path / name])

    assert by_sql == [(3,)]
    assert by_expression == [(3, str(tmp_path / name))]


def test_csv_becomes_a_table_of_the_cells_asked_for(tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "a.parquet"
    source.write_text('x,y\n"1, 2",3\n,4\n')

    engine.copy_csv(source, ["a", "b"], ["a", "CAST(b AS INTEGER) AS b"], target)

    assert engine.run(f"FROM read_parquet({engine.file_literal(target)})") == [("1, 2", 3), (None, 4)]


@pytest.mark.parametrize("row", ["x", "x,1,2", "x,y"])
def test_csv_with_a_row_that_does_not_fit_is_not_a_table(tmp_path: Path, row: str) -> None:
    source = tmp_path / "a.csv"
    source.write_text(f"x,y\n{row}\n")

    with pytest.raises(engine.NotATable):
        engine.copy_csv(source, ["a", "b"], ["a", "CAST(b AS INTEGER) AS b"], tmp_path / "a.parquet")


def test_answer_is_over_all_the_files_and_leaves_nothing_behind(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.parquet" for number in range(3)]
    for number, path in enumerate(paths):
        engine.write_rows(NUMBERS, [(number,), (number,)], path)
    rows = engine.rows_of(NUMBERS)
    sums = rows.group_by(engine.FILE).aggregate(sum=rows["n"].sum()).order_by(engine.FILE)

    first, again = (engine.answer(sums, some) for some in (paths, paths[1:]))

    assert first == [(str(path), 2 * number) for number, path in enumerate(paths)]
    assert again == first[1:]


def test_answer_over_a_file_that_is_gone_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(engine.EngineFault, match=r"^The engine had to stop: IO Error: No files found") as told:
        engine.answer(engine.rows_of(NUMBERS), [tmp_path / "gone.parquet"])

    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            'IO Error: Could not write file "/a/b": No space left on device',
            "The disk is full. Make room and load again",
        ),
        ("Out of Memory Error: … 'max_temp_directory_size' …", "The disk is full. Make room and load again"),
        ('IO Error: Could not write file "/a/b": Disk quota exceeded', "The disk quota is used up."),
        ("IO Error: odd\nmore", "The engine had to stop: IO Error: odd"),
    ],
)
def test_why_the_engine_stopped_is_said_in_plain_words(said: str, sentence: str) -> None:
    assert engine.why_stopped(said).startswith(sentence)
    assert "\n" not in engine.why_stopped(said)


def test_written_rows_come_back_in_order(tmp_path: Path) -> None:
    rows = [(2021, f"Place {n:03}", f"E01{n:06}", n, None, n) for n in range(500)]

    engine.write_rows(CENSUS_RESIDENTS, rows, tmp_path / "t.parquet")

    assert engine.run(f"FROM read_parquet({engine.file_literal(tmp_path / 't.parquet')})") == rows


def test_no_rows_are_a_table_with_no_rows(tmp_path: Path) -> None:
    engine.write_rows(CENSUS_RESIDENTS, [], tmp_path / "t.parquet")

    assert engine.run(f"SELECT count(*) FROM read_parquet({engine.file_literal(tmp_path / 't.parquet')})") == [(0,)]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ((2021, "a", "b", 1, "c"), "The table has 6 columns, and its rows have not all as many cells: 5, in row 2."),
        ((2021, 7, "b", 1, "c", 2), "The column “lsoa_name” is VARCHAR: "),
        ((2021.5, "a", "b", 1, "c", 2), "The column “year” is INTEGER: "),
        ((2021, "a", "b", "1", "c", 2), "The column “residents” is BIGINT: "),
        ((2021, "a", "b", 1, "c", 2**31), "The column “row” is INTEGER: "),
        ((2021, "a", "b", 1, "\ud800", 2), "The column “district” is VARCHAR: "),
    ],
)
def test_cell_that_is_not_of_its_columns_type_is_refused(
    tmp_path: Path, row: tuple[object, ...], sentence: str
) -> None:
    with pytest.raises(engine.NotATable) as told:
        engine.write_rows(CENSUS_RESIDENTS, [(2021, "a", "b", 1, "c", 2), row], tmp_path / "t.parquet")

    assert str(told.value).startswith(sentence)
    assert not (tmp_path / "t.parquet").exists()


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
