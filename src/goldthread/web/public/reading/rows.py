"""The rows of tables of measures, for counted and reported figures alike."""

from goldthread.apps.performance.readings import Figure
from goldthread.apps.performance.words import rows, shown
from goldthread.apps.performance.words.standing import of_figure
from goldthread.web.parts import MeasureRow
from goldthread.web.parts.drawing import spark
from goldthread.web.public import addresses
from goldthread.web.public.reading.marks import marks


def row(figure: Figure, *, place: str = "", with_period: bool = False) -> MeasureRow:
    """One measure as a row. Where rows differ in period, each says its own, and its place when that is not `place`."""
    change, relative = rows.changes(figure)
    return MeasureRow(
        name=figure.definition.title,
        href=addresses.measure(figure.definition.code),
        value=shown.figure(figure.point, figure.definition.unit),
        change=change,
        relative=relative,
        says=of_figure(figure),
        spark=spark(figure.series),
        under=rows.under(figure, place) if with_period else "",
        warning=rows.warning(figure),
        marks=marks(figure.findings),
    )
