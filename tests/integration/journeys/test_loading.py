"""Whatever is given is sorted: plan workbooks go to planning, everything else to performance, and nothing is lost."""

import shutil
import zipfile

import pytest

from goldthread.analytics.sources import measure_workbook
from goldthread.apps.journeys import PlanRefusal, load_paths
from goldthread.apps.performance.models import SourceFile
from goldthread.apps.planning.models import Plan
from goldthread.apps.planning.workbook.sample import SAMPLE
from goldthread.apps.planning.workbook.template import write_filled, write_template
from goldthread.apps.registers.models import Thing


@pytest.fixture
def plan(tmp_path):
    """A plan workbook that loads."""
    path = tmp_path / "a plan.xlsx"
    write_filled(path, SAMPLE)
    return path


@pytest.fixture
def take(body):
    return lambda *paths, **facts: load_paths(body=body, paths=paths, by="an officer", **facts)


def test_plan_workbook_goes_to_planning_and_no_load_is_counted(take, plan):
    loaded = take(plan)

    assert [report.code for report in loaded.plans] == ["sample-2024-28"]
    assert (loaded.files.files, loaded.files.number, loaded.is_refused) == ((), None, False)
    assert SourceFile.objects.count() == 0


def test_progress_of_a_plan_workbook_is_told(take, plan):
    told: list[str] = []

    take(plan, progress=told.append)

    assert told[:2] == ["a plan.xlsx", "a plan.xlsx, reading"]


def test_other_files_go_to_performance(take, write_street):
    loaded = take(write_street("2025-01"))

    assert (len(loaded.files.files), loaded.plans, loaded.is_refused) == (1, (), False)


def test_both_may_be_given_together(take, plan, write_street):
    loaded = take(plan, write_street("2025-01"))

    assert (loaded.files.number, [report.changed for report in loaded.plans]) == (1, [True])
    assert loaded.names == ("2025-01-leicestershire-street.csv", "a plan.xlsx")


def test_plan_is_found_inside_a_folder_and_the_rest_of_it_is_taken_too(take, plan, write_street):
    street = write_street("2025-01")
    inner = street.parent / "plans"
    inner.mkdir()
    shutil.copy(plan, inner / "plan.XLSX")
    (inner / "~$plan.xlsx").write_bytes(b"left behind by Excel")
    shutil.copy(write_street("2025-02", folder="other"), inner)

    loaded = take(street.parent)

    assert [report.name for report in loaded.plans] == ["plan.XLSX"]
    assert sorted(file.name for file in loaded.files.files) == [
        "2025-01-leicestershire-street.csv",
        "2025-02-leicestershire-street.csv",
    ]
    assert loaded.is_refused is False


def test_folder_with_plans_only_needs_no_file_of_figures(take, plan):
    loaded = take(plan.parent)

    assert ([report.name for report in loaded.plans], loaded.files.files) == (["a plan.xlsx"], ())


def test_folder_without_plans_is_left_to_performance_as_it_was_given(take, write_street):
    loaded = take(write_street("2025-01").parent)

    assert [file.name for file in loaded.files.files] == ["in/2025-01-leicestershire-street.csv"]


def test_plan_that_is_refused_does_not_stop_the_others(take, plan, write_street, tmp_path):
    empty = tmp_path / "empty.xlsx"
    write_template(empty)

    loaded = take(empty, plan, write_street("2025-01"))

    refusal, report = loaded.plans
    assert isinstance(refusal, PlanRefusal)
    assert refusal.refused.startswith("empty.xlsx: one thing cannot be used, and nothing of the file was taken.")
    assert (report.changed, loaded.files.number, loaded.is_refused) == (True, 1, True)


def test_measure_workbook_is_no_plan(take, tmp_path):
    path = tmp_path / "figures.xlsx"
    measure_workbook.write_filled(path, measure_workbook.EXAMPLE_ROWS)

    loaded = take(path)

    assert loaded.plans == ()
    assert "name a measure that has no card" in loaded.files.files[0].refused


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"text"])
def test_workbook_that_cannot_be_opened_is_refused_where_other_files_are(take, tmp_path, content):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)

    loaded = take(path)

    assert (loaded.plans, len(loaded.files.refused)) == ((), 1)


def test_plan_workbook_inside_a_zip_is_told_to_come_out(take, plan, tmp_path):
    path = tmp_path / "plans.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.write(plan, "plan.xlsx")

    (report,) = take(path).files.files

    assert report.refused == "plans.zip/plan.xlsx: is a plan workbook inside a zip. Unpack it, and load it by itself."
    assert Plan.objects.count() == 0


def test_sheet_that_was_forgotten_does_not_hide_that_it_is_a_plan(take, tmp_path):
    import xlsxwriter

    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Nodes")
        book.add_worksheet("Updates")

    (refusal,) = take(path).plans

    assert "Sheet Actions: There is none of this name." in refusal.refused


def test_measures_have_their_things_before_a_plan_ties_them(take, plan):
    take(plan)

    titles = dict(Thing.objects.filter(kind="measure").values_list("reference", "title"))
    assert len(titles) > 10
    assert all(title != code for code, title in titles.items())
