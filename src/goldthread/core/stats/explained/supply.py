"""What is told of the rules by which faults of supply are noticed in monthly counts: cards only."""

from goldthread.core.stats.explained.card import Example, Method, Source

_OWN = Source("A rule of this product, with its thresholds stated; none was found published for recorded crime.")
_DISTANCE = Source(
    "Total variation distance: Levin, Peres and Wilmer, Markov Chains and Mixing Times, section 4.1",
    "https://pages.uoregon.edu/dlevin/MARKOV/markovmixing.pdf",
)

_SHORT = Method(
    code="short-month",
    title="A month that came in short",
    said="A month is compared with the two calendar months before it and the two after.",
    answers=(
        "Is a low month a fall, or a gap in what was supplied? Its count is set beside the median of its "
        "neighbours. Far "
        "below, it is taken for a gap: shown, and used for nothing. Somewhat below, it is used and somebody is asked."
    ),
    formula=(
        "neighbours = the two calendar months before and the two after, those that are held",
        "share = count ÷ median of the neighbours",
        "severe: share < 35%; in question: 35% ≤ share < 60%",
        "judged only with two neighbours or more, and a median of 30 or more",
    ),
    sources=(_OWN,),
    example=Example(
        given="100 in January, where February and March have 2,006 and 2,316.",
        call=(
            "judge({Period.month(2024, month): count for month, count in ((1, 100), (2, 2006), (3, 2316))})"
            "[Period.month(2024, 1)].median"
        ),
        gives="2161.0",
        told="100 is 5% of 2,161, the median of the two: the month is severe.",
    ),
    limits=(
        "A true fall by two thirds within a month looks the same. Whoever knows accepts the finding, and the "
        "month is used.",
        "Two short months side by side hide each other; a collapse of all types is told by another rule.",
        "The newest month has neighbours on one side only.",
    ),
    module="goldthread.core.stats.time.completeness",
)

_COLLAPSE = Method(
    code="collapse",
    title="Months in which hardly anything was supplied",
    said="Two or more months running, all types together below half of what is usual within two years.",
    answers=(
        "Did a publisher stop supplying? Short months that follow one another are each other’s neighbours "
        "and pass for usual. "
        "They are found by all types together, against the median of the months within two years."
    ),
    formula=(
        "usual = median of the totals of the months held within 24 months on either side",
        "collapse: two or more months running whose total is below half of the usual",
    ),
    sources=(_OWN,),
    example=Example(
        given="100 rows a month for a year, with 30 and 20 in the middle.",
        call=(
            "len(collapsed_months({Period.month(2024, month): {6: 30, 7: 20}.get(month, 100) "
            "for month in range(1, 13)}))"
        ),
        gives="2",
        told="2 months, June and July, stand below half of 100, and follow one another.",
    ),
    limits=(
        "Where most of two years are short, the short months are the usual ones.",
        "A single low month is left to the rule for short months.",
    ),
    module="goldthread.core.stats.time.mix",
)

_MIX = Method(
    code="mix",
    title="A month whose types of crime are mixed up",
    said="The total is as usual, and the shares of the types are not.",
    answers=(
        "Are the rows of a month given to the right types? A month may have as many rows as its neighbours "
        "and yet most of "
        "them under other types: then no count of a type holds, though each looks possible."
    ),
    formula=(
        "ratio = total of the month ÷ median total of its neighbours",
        "shift = half of the sum over types of |share of the month − share of the neighbours together|",
        "faulty: 0.80 ≤ ratio ≤ 1.25 and shift ≥ 0.30",
        "the most shifted month is found first, and is then no neighbour",
    ),
    sources=(_DISTANCE, _OWN),
    example=Example(
        given="A month of 80 thefts and 20 assaults, where 30 thefts and 70 assaults are usual.",
        call="shift_of({'theft': 80, 'assault': 20}, {'theft': 30, 'assault': 70})",
        gives="0.5",
        told="0.5, half of the rows, would have to change their type: far above 0.30.",
    ),
    limits=(
        "A true change of what is recorded, from one month to the next, looks the same. It lasts; a fault does not.",
        "Where the total changes too, other rules speak.",
    ),
    module="goldthread.core.stats.time.mix",
)

_TYPES = Method(
    code="types-that-come-or-go",
    title="A type that appears in a month or is missing from it",
    said="A type without a row in a month whose neighbours have many, or with many where they have none.",
    answers=(
        "Did a type of crime vanish, or was it not supplied? A type that its neighbours know and the month "
        "does not is left out "
        "of use. One that only this month knows is used, and somebody is asked."
    ),
    formula=(
        "missing: no row, where two neighbours or more have some, with a median of 30 or more",
        "new: 30 rows or more, where two neighbours or more are held and none has any",
    ),
    sources=(_OWN,),
    example=Example(
        given="40, 0 and 50 rows of a type in three months.",
        call=(
            "len(missing_types({Period.month(2024, month): {'theft': count, 'other': 100} "
            "for month, count in ((1, 40), (2, 0), (3, 50))}))"
        ),
        gives="1",
        told="1 month, February, has no theft between months of 40 and 50: it was not supplied.",
    ),
    limits=("A type that is renamed goes under one name and comes under another: both are told.",),
    module="goldthread.core.stats.time.categories",
)

_BURST = Method(
    code="burst",
    title="Many rows placed outside the area",
    said="Twice as many rows as usual lie outside the force’s area, and 50 more.",
    answers=(
        "Were rows put into the wrong place? Every month has some outside the area: points near its edge are "
        "moved over it. "
        "Far more of them than usual are a fault of whoever placed them, and the districts are short by as many."
    ),
    formula=(
        "usual = median of the rows outside in the other months held within 24 months on either side, at least three",
        "burst: count ≥ 2 × usual, and count − usual ≥ 50",
    ),
    sources=(_OWN,),
    example=Example(
        given="241 rows outside in January, and 72, 70 and 75 in the months that follow.",
        call=(
            "bursts({Period.month(2025, month): count for month, count in ((1, 241), (2, 72), (3, 70), (4, 75))})"
            "[Period.month(2025, 1)].median"
        ),
        gives="72",
        told="241 is more than twice 72, the median of the others, and more than 50 above it.",
    ),
    limits=(
        "The whole area counts such rows all the same; only its districts lack them.",
        "A publisher that serves no one area has none that is outside.",
    ),
    module="goldthread.core.stats.time.burst",
)

METHODS: tuple[Method, ...] = (_SHORT, _COLLAPSE, _MIX, _TYPES, _BURST)
