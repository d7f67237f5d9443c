"""What readers are told of surveys: weighted shares, raking, moves between waves, and results known only as published.
Nothing here makes up for people who were not asked or did not answer."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_R_SURVEY = "survey 4.4.2 of R"
_LUMLEY = Source("Lumley, Complex Surveys: A Guide to Analysis Using R (Wiley, 2010)")
_KORN_GRAUBARD = Source(
    "Korn and Graubard, Confidence intervals for proportions with small expected number of positive counts estimated "
    "from survey data, Survey Methodology 24 (1998)"
)
_ALL_OR_NONE = Departure(
    code="survey-all-or-none",
    peer=_R_SURVEY,
    when="the weighted share is exactly 0 or 1",
    theirs="An interval without width, no answer, an error or a remnant of rounding, by method; a design effect that "
    "is missing or a ratio of two remnants of rounding.",
    ours="The exact bound on the people of equal weight that tell as much, by every method; no design effect.",
    why="That nobody in a sample said yes does not show that nobody would.",
)
_ARC_SINE = Departure(
    code="survey-arc-sine-turns",
    peer=_R_SURVEY,
    when="the arc sine of the root of the share, less its reach, is below 0, or with its reach above a quarter turn",
    theirs="The end turns back: it lies above 0, or below 1.",
    ours="The end is 0, or 1.",
    why="A share cannot pass 0 or 1, and an end that turns back leaves out values that the data allow.",
)
_STOPPED = Departure(
    code="survey-fit-stops-short",
    peer=_R_SURVEY,
    when="a fit stopped at a relative change in deviance of 10⁻⁸ falls short of the weighted share by more than 10⁻⁹",
    theirs="The log odds interval is built around where the fit stopped.",
    ours="It is built around the weighted share itself; the two agree to 2 in ten million.",
    why="The share is known without a fit.",
)

_WEIGHTED = Method(
    code="survey-weighted",
    title="A share from a weighted survey",
    said="Answers count for as many people as they stand for, and the interval allows for how the sample was drawn.",
    answers=(
        "What share do the answers to a survey stand for, and how sure is it, when some people were likelier to answer"
        " than others? Some are likelier to be asked, and some to reply. Weights put that right as far as it is known,"
        " at a price: the result is less certain than its number of answers suggests. This method gives the weighted "
        "share and the interval that strata, sampled places and unequal weights allow. The design effect says how many"
        " times as many people were asked as a simple sample would have needed."
    ),
    formula=(
        "p, the weighted share, = sum(w × y) ÷ sum(w); y is 1 for yes and 0 for no, w the weight",
        "u, the pull of an answer on the share, = w × (y − p) ÷ sum(w), summed over each sampled unit",
        "V, the variance of p, = sum over strata of (1 − k ÷ N) × k ÷ (k − 1) × sum of (unit’s u − mean of the k "
        "units)², k of N units sampled",
        "degrees of freedom = sampled units − strata",
        "interval, on the scale of log odds: logit(p) ± t × se ÷ (p × (1 − p)); logit(p) is log(p ÷ (1 − p)), se is "
        "√V, t Student’s factor",
        "rare answers: exact ends on n* = p × (1 − p) ÷ V × (t with n − 1 ÷ t with the degrees of freedom)² people, n "
        "the answers",
        "design effect = V ÷ variance of a simple sample; Kish’s part of it = n × sum(w²) ÷ sum(w)²",
    ),
    sources=(_LUMLEY, _KORN_GRAUBARD),
    example=Example(
        given="Six answers, yes, no, yes, yes, no and no, that stand for 1, 2, 1, 2, 1 and 1 thousand people.",
        call="round(float(weighted_shares([1, 0, 1, 1, 0, 0], [1, 2, 1, 2, 1, 1]).mean[0]), 3)",
        gives="0.5",
        told="Half: those who said yes stand for 4 of the 8 thousand people.",
    ),
    limits=(
        "It cannot allow for people who could not be asked, or who would not answer and differ from those who did.",
        "A stratum with one sampled unit has no variance of its own: it is refused until someone says how to treat it.",
        "Below some 12 sampled units, or where an answer is rare, choose the exact ends.",
        "The bound on a share of 0 or 1 allows for unequal weights, not for sampled places.",
    ),
    module="goldthread.core.stats.survey.estimate",
    departures=(_ALL_OR_NONE, _ARC_SINE, _STOPPED),
)

_RAKING = Method(
    code="survey-raking",
    title="Raking: weights that add up to known totals",
    said="Weights are scaled until the sample has as many people of each group as there are.",
    answers=(
        "How can a sample with too few of one group be made to stand for everybody? If a sample has too few young men,"
        " the answers of those it has count for more. Often only the totals of each group are known (so many of each "
        "age, so many of each sex) and not of their combinations. Raking scales the weights to one set of totals, then"
        " the next, round and round, until all hold."
    ),
    formula=(
        "w, the weight of a person, becomes w × total of the group ÷ sum of w in the group, for each group in turn",
        "done when every sum is within 10⁻¹⁰ of its total",
        "variance: as of a weighted share, of what is left of y − p, an answer less the share, once the groups raked "
        "to have explained their part",
    ),
    sources=(
        Source(
            "Deming and Stephan, On a least squares adjustment of a sampled frequency table when the expected marginal "
            "totals are known, Annals of Mathematical Statistics 11 (1940)",
            "https://doi.org/10.1214/aoms/1177731829",
        ),
        _LUMLEY,
    ),
    example=Example(
        given="Four people of weight 1, three of them women, where there are 50 women and 50 men.",
        call="rake([1, 1, 1, 1], {'sex': ['F', 'F', 'F', 'M']}, {'sex': {'F': 50, 'M': 50}})"
        ".design.weights.round(2).tolist()",
        gives="[16.67, 16.67, 16.67, 50.0]",
        told="The one man stands for 50, each of the women for a third of 50: 16.67.",
    ),
    limits=(
        "It corrects for the groups raked to, and for nothing else that sets those who answered apart.",
        "Very unequal weights make a result uncertain: look at the design effect.",
        "Totals of unlike sums, and labels that nobody in the sample has, are refused.",
    ),
    module="goldthread.core.stats.survey.rake",
)
_WAVES = Method(
    code="survey-waves",
    title="Has it moved since the last wave?",
    said="A move between two waves counts only where chance would seldom bring one as large.",
    answers=(
        "Has a survey result moved since the last wave, or could chance have brought the difference? Two samples of "
        "the same people would not give the same share. The method asks how often chance alone would bring a "
        "difference as large as the one found. Where that is more than once in twenty, the honest answer is: no "
        "detectable change. That is not the same as no change."
    ),
    formula=(
        "difference = later − earlier",
        "se, the standard error of the difference, = √(se₁² + se₂² − 2 × covariance), se₁ and se₂ those of the waves, "
        "the covariance 0 for waves that share nobody and no sampled unit",
        "t = difference ÷ se, judged with sampled units − strata − 1 degrees of freedom",
    ),
    sources=(_LUMLEY,),
    example=Example(
        given="Two waves of four people each: one of four said yes, then three of four.",
        call="round(float(wave_change([1, 0, 0, 0, 1, 1, 1, 0], [1] * 8, [1, 1, 1, 1, 2, 2, 2, 2]).p[0]), 3)",
        gives="0.177",
        told=(
            "Chance alone would bring as much in 177 of 1,000 pairs of such waves, about one in six: no detectable "
            "change."
        ),
    ),
    limits=(
        "Waves that share people (a panel, or years that roll on by a quarter) need the covariance of their estimates; "
        "without it they are refused.",
        "A question asked in other words, or in another way, is another question.",
    ),
    module="goldthread.core.stats.survey.waves",
)
_PUBLISHED = Method(
    code="survey",
    title="A survey result known only as published",
    said="Whether its move is more than chance is told from the number asked, as published; without it, not at all.",
    answers=(
        "Can a move in a survey result be told from chance, when only the published share is known? Papers often state"
        " a share of those asked and nothing else. With the number of people asked, and the design factor that surveys"
        " publish beside it, the interval follows, and so does whether a move can be told from chance. Without the "
        "number asked nobody can tell, and neither do these pages."
    ),
    formula=(
        "se, the standard error, = deft × √(p × (1 − p) ÷ n); p the share, n the people asked, deft the design factor:"
        " how many times the error of a simple sample",
        "interval, on the scale of log odds: logit(p) ± 1.96 × se ÷ (p × (1 − p)); logit(p) is log(p ÷ (1 − p))",
        "z, the move in standard errors, = (later − earlier) ÷ √(se₁² + se₂²), se₁ and se₂ those of the two shares",
        "detectable where chance alone would bring as large a move less than once in twenty",
    ),
    sources=(
        Source(
            "Office for National Statistics, User guide to crime statistics for England and Wales",
            "https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/methodologies/"
            "userguidetocrimestatisticsforenglandandwales",
        ),
        Source("Kish, Survey Sampling (Wiley, 1965), chapter 8"),
    ),
    example=Example(
        given="54% of 1,000 people, then 55.8% of another 1,000, each with a design factor of 1.2.",
        call="published_change(published(0.54, base=1000, deft=1.2), published(0.558, base=1000, deft=1.2), "
        "shares_people=False).verdict_at(0)",
        gives="no_detectable_change",
        told=(
            "A rise of 1.8 points, where chance alone moves such a figure by up to 5.2 points either way: no "
            "detectable change."
        ),
    ),
    limits=(
        "Where no design factor was published the interval shown is the narrowest it can be, a simple sample’s. A move "
        "within its reach is no detectable change; whether a larger one is detectable is not told.",
        "Under 50 people nothing is told.",
        "Periods that overlap share people: their difference is not tested.",
    ),
    module="goldthread.core.stats.survey.published",
)

METHODS: tuple[Method, ...] = (_PUBLISHED, _WEIGHTED, _WAVES, _RAKING)
