"""What readers are told of harm: events weighed by a table that its owner published, always beside the plain count."""

from goldthread.core.stats.explained.card import Example, Method, Source

METHODS: tuple[Method, ...] = (
    Method(
        code="harm",
        title="Events weighed by their harm",
        said="Events are weighed by harm, with a table whose version and date are given.",
        answers=(
            "How much harm do the events of a period come to, when grave ones weigh more than slight ones? A count "
            "sets a stolen pedal cycle beside a wounding. A harm score gives each kind of event a weight and adds them"
            " up. A few grave events can carry most of it, so the count stands beside it, and so does the share that "
            "the heaviest kind carries."
        ),
        formula=(
            "score = sum(weight × count); rate = score ÷ people × 1,000; each = score ÷ events",
            "variance = sum(weight² × count)",
            "ends = score + √(variance ÷ O) × (Byar’s end of O − O), O all events together",
            "heaviest share, in per cent = 100 × the largest weight × count ÷ score",
        ),
        sources=(
            Source(
                "Sherman, Neyroud and Neyroud, The Cambridge Crime Harm Index, Policing 10 (2016)",
                "https://doi.org/10.1093/police/paw003",
            ),
            Source(
                "Dobson, Kuulasmaa, Eberle and Scherer, Confidence intervals for weighted sums of Poisson parameters, "
                "Statistics in Medicine 10 (1991); taking it for harm scores is our own choice"
            ),
        ),
        example=Example(
            given="30 minor events that weigh 2 each, and one grave event that weighs 500.",
            call=(
                'round(100 * float(harm([[30, 1]], ["minor", "grave"], Weights("1", date(2026, 1, 1), '
                '{"minor": 2, "grave": 500})).heaviest_share[0]), 1)'
            ),
            gives="89.3",
            told="The score is 560, and the one grave event carries 89.3% of it.",
        ),
        limits=(
            "The weights are somebody’s judgement. None come with the program: the user gives a table, its version and "
            "its date.",
            "Two scores compare only when made with one version of one table.",
            "A rise may be one event. The interval is wide for that reason, and is not given under ten events.",
            "A kind of event without a weight is refused, so that no harm is left out of a sum unseen.",
        ),
        module="goldthread.core.stats.harm",
    ),
)
