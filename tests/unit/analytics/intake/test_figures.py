"""Figures are kept as published, and the cells that show a failed formula are named."""

from pathlib import Path
from typing import Any

import pytest

from goldthread.analytics.intake.figures import Figure, Told, land_figures
from goldthread.analytics.intake.opening import Incoming
from goldthread.analytics.lake import Lake
from goldthread.analytics.schema import figures_table
from goldthread.core.period import Period

YEAR = Period.financial_year(2023)


def figure(row: int, mark: str, place: str = "") -> Figure:
    value = None if mark else 1.0
    return Figure(
        "t",
        "s",
        f"row {row}",
        "",
        "Kent",
        YEAR.code,
        YEAR.start,
        YEAR.end,
        "offences",
        value,
        mark,
        place=place,
        row=row,
    )


@pytest.fixture
def warnings(tmp_path: Path) -> Any:
    """Land these figures and give what is told of them."""

    def land(*figures: Figure) -> tuple[str, ...]:
        (tmp_path / "a.csv").write_text("a")
        incoming = Incoming(tmp_path / "a.csv", "a.csv", contained=False)
        told = Told("s", "S", warnings=("Known before.",))
        return land_figures(incoming, Lake(tmp_path / "lake"), figures_table("x"), figures, told).report.warnings

    return land


@pytest.mark.parametrize(
    ("place", "said"),
    [("P1 C9", "P1 C9"), ("Table_1!AB7", "Table_1!AB7"), ("2024_25", "2024_25, row 3"), ("", "row 3")],
)
def test_failed_formula_is_told_with_its_cell_or_row(place: str, said: str, warnings: Any) -> None:
    told = warnings(figure(2, ""), figure(3, "#REF!", place))

    assert told == ("Known before.", f"Formulas that failed were published in place of figures: {said} “#REF!”.")


def test_five_failed_formulas_are_named_and_the_rest_counted(warnings: Any) -> None:
    told = warnings(*(figure(row, "#N/A") for row in range(1, 8)))

    assert told[1].endswith("row 4 “#N/A”; row 5 “#N/A” and 2 more.")


@pytest.mark.parametrize("mark", ["#", "#1", "..", "[x]", ""])
def test_mark_of_the_publisher_is_no_failed_formula(mark: str, warnings: Any) -> None:
    assert warnings(figure(1, mark)) == ("Known before.",)
