"""What readers are told of grading: two factors, one published rule, a reason in one sentence."""

from goldthread.core.stats.explained.card import Example, Method, Source

METHODS: tuple[Method, ...] = (
    Method(
        code="grading",
        title="Grades: on track, at risk, off track",
        said="The grade follows from the milestone and the trend by a published rule.",
        answers=(
            "Is a figure where it should be by now, and is it moving the right way? Two facts decide: where it stands "
            "against its milestone, and what its control chart says of its movement. The rule is a table that anybody "
            "can read, so that the same two facts always give the same grade."
        ),
        formula=(
            "position: met; near (missed by up to 5% of the milestone); missed",
            "trend, by the control chart: improving; steady; worsening; cannot be told yet",
            "met: on track; at risk when worsening",
            "near: on track when improving; at risk when steady or when no trend can be told; off track when worsening",
            "missed: at risk when improving; else off track",
            "no milestone, one that only monitors, or no figure: not graded",
        ),
        sources=(
            Source(
                "The rule is our own: two-factor, version 1. It follows NHS England’s Making Data Count in asking two "
                "things, whether a process changes and whether it will meet its target",
                "https://www.england.nhs.uk/publication/making-data-count/",
            ),
        ),
        example=Example(
            given="A survey share misses its milestone by under 5% of it; its figures vary no more than usual.",
            call="grade(Position.NEAR, Trend.STEADY).code.value",
            gives="at_risk",
            told="Near the milestone and not moving: at risk.",
        ),
        limits=(
            "A grade is a signpost, not a measurement: grades are never averaged or added up.",
            "With fewer than twelve figures no trend can be told; the grade rests on the milestone, and says so.",
            "A milestone that was set too low is easily met: the grade does not judge the milestone.",
            "Somebody may set a grade aside; the post and the reason are then shown beside the rule’s own grade.",
            "A milestone of zero, and parity, have no size to take 5% of: there only meeting it will do.",
        ),
        module="goldthread.core.stats.grading.rule",
    ),
)
