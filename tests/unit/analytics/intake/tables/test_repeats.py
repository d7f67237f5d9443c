"""A spreadsheet whose repeats would fill the memory is refused before one opens it; honest repeats pass."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.intake.tables import bare, workbook
from goldthread.core.errors import BadInput

ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    "{sheets}</office:spreadsheet></office:body></office:document-content>"
)
NUMBER = '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
EMPTY_TAIL = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


@pytest.fixture
def ods(tmp_path: Path) -> Callable[..., Path]:
    """Write an OpenDocument spreadsheet whose sheets hold these rows, in its own XML."""

    def write(*sheets: str, manifest: str = "<manifest/>") -> Path:
        tables = "".join(
            f'<table:table table:name="S{place}">{rows}</table:table>' for place, rows in enumerate(sheets)
        )
        with zipfile.ZipFile(tmp_path / "a.ods", "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("mimetype", ODS_KIND)
            out.writestr("META-INF/manifest.xml", manifest)
            out.writestr("content.xml", CONTENT.format(sheets=tables))
        return tmp_path / "a.ods"

    return write


def row(*cells: str, times: int = 1) -> str:
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{''.join(cells)}</table:table-row>"


def gap(columns: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{columns}"/>'


def read(path: Path) -> list[tuple[str, Any]]:
    return list(workbook.every_sheet(path, path.name))


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as told:
        read(path)
    return str(told.value)


def test_ods_that_repeats_its_empty_rows_to_the_last_is_read_without_them(ods: Callable[..., Path]) -> None:
    path = ods(row(NUMBER, gap(2), NUMBER) + row(gap(16384)) + row(NUMBER) + EMPTY_TAIL)

    assert read(path) == [("S0", [[5.0, "", "", 5.0], ["", "", "", ""], [5.0, "", "", ""]])]


def test_ods_rows_that_repeat_with_their_figures_are_counted_out(ods: Callable[..., Path]) -> None:
    assert read(ods(row(NUMBER, times=3) + EMPTY_TAIL)) == [("S0", [[5.0]] * 3)]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            row(NUMBER, times=1_048_577),
            "a.ods, sheet S0: has something in the far cell A1048577. A sheet holds at most 1048576 rows and 2000 "
            "columns: clear what lies beyond.",
        ),
        (
            row(gap(2000), NUMBER),
            "a.ods, sheet S0: has something in the far cell BXY1. A sheet holds at most 1048576 rows and 2000 "
            "columns: clear what lies beyond.",
        ),
        (
            row(gap(9), NUMBER, times=900_000),
            "a.ods, sheet S0: spans 900,000 rows and 10 columns, more than 8,000,000 cells. Clear the cells that "
            "stand far from the table, or split it.",
        ),
    ],
)
def test_ods_whose_repeats_would_fill_the_memory_is_refused(ods: Callable[..., Path], rows: str, told: str) -> None:
    assert refusal(ods(rows)) == told


def test_ods_whose_sheets_together_would_fill_the_memory_is_refused(ods: Callable[..., Path]) -> None:
    large = row(gap(3), NUMBER, times=1_000_000)

    assert refusal(ods(*[large] * 4)) == "a.ods: spans 16,000,000 cells. At most 12,000,000 are read. Split it."


def test_sign_in_a_formula_does_not_hide_a_far_cell(ods: Callable[..., Path]) -> None:
    formula = (
        """<table:table-cell table:formula='of:=IF([.A1]>1;"a";"b")' office:value-type="float" office:value="1"/>"""
    )

    assert refusal(ods(row(gap(2000), formula))).startswith("a.ods, sheet S0: has something in the far cell BXY1.")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>', "#N/A"),
        ('office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>', "#DIV/0!"),
        ('office:value-type="string"><text:p>Err:508</text:p>', "Err:508"),
        (">", bare.NOT_COMPUTED),
    ],
    ids=["LibreOffice", "OpenOffice", "by number", "never computed"],
)
def test_formula_of_an_ods_that_failed_is_never_taken_for_a_value(
    ods: Callable[..., Path], cell: str, shown: str
) -> None:
    path = ods(row(NUMBER, f'<table:table-cell table:formula="of:=1/0" {cell}</table:table-cell>') + EMPTY_TAIL)

    assert read(path) == [("S0", [[5.0, shown]])]


def test_name_of_an_ods_sheet_is_the_same_with_and_without_its_entities(ods: Callable[..., Path]) -> None:
    failed = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="float"><text:p>#N/A</text:p></table:table-cell>'
    )
    path = ods(row(failed))
    with zipfile.ZipFile(path) as given:
        content = given.read("content.xml").replace(b'"S0"', b'"Fire &amp; rescue"')
    with zipfile.ZipFile(path, "a") as out, pytest.warns(UserWarning, match="Duplicate name"):
        out.writestr("content.xml", content)

    assert read(path) == [("Fire & rescue", [["#N/A"]])]


def test_ods_with_a_password_is_refused(ods: Callable[..., Path]) -> None:
    path = ods(row(NUMBER), manifest="<manifest><manifest:encryption-data/></manifest>")

    assert refusal(path) == "a.ods: is locked with a password. Save it without a password."
