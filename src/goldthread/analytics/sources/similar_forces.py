"""Groups of most similar forces: which forces a force was set beside, and as at when.

A group is never read backwards: that A was compared with B says nothing of whom B was compared with.
"""

from collections.abc import Iterator, Sequence

from goldthread.analytics.intake.feed import FeedCard, FeedColumn
from goldthread.analytics.intake.figures import Figure, Told
from goldthread.analytics.sources.columns import ColumnFeed, Line, code_of, times
from goldthread.core.errors import BadInput
from goldthread.core.period import Period

CODE = "similar_forces"
_COLUMNS = (
    FeedColumn("base_force", "The force whose group it is"),
    FeedColumn("member_force", "A force of the group"),
    FeedColumn("as_of", "The month or day that the group was in use"),
    FeedColumn("evidence", "V read on an official page, S on a page that cites it, K general knowledge"),
    FeedColumn("source", "Where it was read"),
    FeedColumn("note", "What is to be said of it"),
)


def _figures(lines: Sequence[Line]) -> Iterator[Figure]:
    for line in lines:
        base = line.text("base_force")
        yield Figure(
            "most similar forces",
            "group of most similar forces",
            f"member: {line.text('member_force')}",
            code_of(base),
            base,
            *times(_when(line)),
            "1 for a member",
            1.0,
            line.cells["note"],
            row=line.row,
        )


def _when(line: Line) -> Period:
    try:
        return Period.parse(line.text("as_of"))
    except BadInput as fault:
        raise line.refusal(fault.fault, mend=fault.mend) from fault


def _told(figures: Sequence[Figure]) -> Told:
    when = sorted({figure.period for figure in figures})
    groups = len({figure.area_name for figure in figures})
    last = Period.parse(max(figures, key=lambda figure: figure.ends_on).period)
    return Told(
        subject=f"groups-{'-to-'.join(dict.fromkeys((when[0], when[-1])))}",
        subject_name=f"Most similar forces, {last.words}",
        edition=last.words,
        warnings=(f"It holds the groups of {groups} of the 43 forces.",) if groups < 43 else (),
    )


FEED = ColumnFeed(
    code=CODE,
    title="table of most similar forces",
    required=("base_force", "member_force", "as_of"),
    card=FeedCard(
        publisher="HM Inspectorate of Constabulary and Fire & Rescue Services",
        row="one force as a member of another’s group",
        columns=_COLUMNS,
        known_faults=(
            "Groups change when the census or the method does: one group is true of its own day only.",
            "A force stands in its own group.",
        ),
        seen="One group of June 2015",
    ),
    reads=_figures,
    tells=_told,
)
