"""What a reader is told of control charts and run charts. It says nothing of any one measure."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_MAKING_DATA_COUNT = Source(
    "NHS England, Making Data Count", "https://www.england.nhs.uk/publication/making-data-count/"
)
_PLOT_THE_DOTS = Source("NHS-R Community, NHSRplotthedots 0.2.2", "https://github.com/nhs-r-community/NHSRplotthedots")
_QICHARTS = Source("J. Anhøj, qicharts2 0.8.1", "https://github.com/anhoej/qicharts2")
_MONTGOMERY = Source("D. Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7")
_LANEY = Source(
    "D. Laney, Improved control charts for attributes, Quality Engineering 14, 2002",
    "https://doi.org/10.1081/QEN-120003555",
)
_ANHOEJ = Source(
    "J. Anhøj and A. Olesen, Run charts revisited, PLoS ONE 9(11), 2014",
    "https://doi.org/10.1371/journal.pone.0113825",
)

_UNUSABLE = Departure(
    code="chart-unusable-counts",
    peer="qicharts2 0.8.1",
    when="A count is below zero, a part is greater than its whole, or a whole is not above zero.",
    theirs="Draws the chart, with missing limits or a share above 100%.",
    ours="Refuses the series and says which of these it was.",
    why="Such figures are a fault of the data, and a chart would hide it.",
)
_RUN_OVER_GAP = Departure(
    code="run-over-gap",
    peer="qicharts2 0.8.1",
    when="A value is missing between two that are held.",
    theirs="Passes over the missing value, so that a run goes on across it.",
    ours="The gap breaks the run. Crossings of the line are still counted across it.",
    why="Nobody knows on which side the missing month stood, and a run should not be called longer than is known.",
)

XMR = Method(
    code="xmr",
    title="XmR control chart",
    said="Limits come from the series’ own month-to-month variation, by the NHS Making Data Count rules.",
    answers="Is the latest month out of the ordinary, or has the level moved, or is this the usual variation?",
    formula=(
        "average = mean of the values",
        "moving range = distance between a value and the one before; a missing month gives none",
        "usual step = mean of the moving ranges, after leaving out, once, those of 3.267 times their mean or more",
        "limits = average ± 2.66 × usual step",
        "A month is picked out if it is outside the limits; in seven or more that each rise or each fall; "
        "close to a limit (beyond two thirds of the way) twice among three on one side; "
        "or in seven or more on one side of the average. The first of these that holds is the one named.",
    ),
    sources=(
        _MAKING_DATA_COUNT,
        _PLOT_THE_DOTS,
        Source("D. Wheeler, Understanding Variation: The Key to Managing Chaos, SPC Press, 1993"),
    ),
    example=Example(
        given="Four months of 10, 12, 11 and 15.",
        call="[round(float(end[0]), 2) for groups in [xmr_charts([[10, 12, 11, 15]]).groups] "
        "for end in (groups.lower, groups.upper)]",
        gives="[5.79, 18.21]",
        told="The average is 12 and the steps are 2, 1 and 4, on average 2.33. The limits are 12 ± 2.66 × 2.33: "
        "5.79 and 18.21.",
    ),
    limits=(
        "Not for rolling twelve-month sums: they share most of their months, so the limits would be far too narrow.",
        "A series with a season, or in which each month leans on the one before, gives false alarms.",
        "For counts below about ten the lower limit falls below zero; charts for counts suit them better.",
        "Limits on fewer than twelve months move with each new month and are called trial limits.",
        "A missing month, or one that is not complete, is a gap, and a gap breaks a run.",
        "Among many charts some months are picked out by chance alone; pages that compare many say how many.",
    ),
    module="goldthread.core.stats.charts.xmr",
    departures=(
        Departure(
            code="xmr-no-variation",
            peer="NHSRplotthedots 0.2.2",
            when="All values of a group are equal, or its fixed baseline is and large moving ranges are left out.",
            theirs="Leaves the limits empty, or draws both on the average; a target is still called hit and miss.",
            ours="Says “no variation”, draws no limits and judges no target by them.",
            why="There is no usual variation to set limits by, so a verdict on the target would be made of nothing.",
        ),
        Departure(
            code="xmr-too-short",
            peer="NHSRplotthedots 0.2.2",
            when="No two values that could set the limits stand side by side, as in a series of one month.",
            theirs="Leaves the limits empty; a target may still be called hit and miss.",
            ours="Says “too short” and judges no target.",
            why="Without a single step from month to month the usual variation is not known.",
        ),
        Departure(
            code="xmr-gap",
            peer="NHSRplotthedots 0.2.2",
            when="A value is missing between two that are held.",
            theirs="Stops with an error where the gap lies inside values that rise or fall throughout.",
            ours="Charts the series; the gap breaks every run.",
            why="Series with a missing month are usual, and what the month was is not known.",
        ),
    ),
)

COUNTS = Method(
    code="c-chart",
    title="Chart for small counts (c)",
    said="Limits for small counts are set from the average count.",
    answers="Is a month’s count out of the ordinary, where counts are small and the months alike?",
    formula=("average = mean of the counts", "limits = average ± 3 × √average, and never below 0"),
    sources=(_MONTGOMERY, _QICHARTS),
    example=Example(
        given="Four months of 4, 6, 3 and 3 cases.",
        call="attribute_charts([[4, 6, 3, 3]], kind='c').upper[0].tolist()",
        gives="[10.0, 10.0, 10.0, 10.0]",
        told=(
            "The average is 4 and its square root 2, so the upper limit of every month is 4 + 3 × 2 = 10; the lower is"
            " 0."
        ),
    ),
    limits=(
        "Holds only if cases come about one by one. Cases that come in bursts make the limits too narrow.",
        "Not where the people or places at risk change: divide by them (u).",
        "For counts above about ten the chart of single values (XmR) is the safer choice.",
    ),
    module="goldthread.core.stats.charts.attribute",
)

BETWEEN_EVENTS = Method(
    code="g-chart",
    title="Chart of the time between rare events (g)",
    said="Limits are set on the days or cases between rare events.",
    answers="Are rare events coming closer together, or further apart?",
    formula=(
        "average = mean of the days (or cases) between events",
        "limits = average ± 3 × √(average × (average + 1)), and never below 0",
        "line = median, for half the gaps lie on each side of it",
    ),
    sources=(
        _MONTGOMERY,
        Source(
            "J. Benneyan, Number-between g-type statistical quality control charts, "
            "Health Care Management Science 4, 2001"
        ),
        _QICHARTS,
    ),
    example=Example(
        given="Gaps of 2, 4 and 18 days between four events.",
        call="[round(x, 1) for x in attribute_charts([[2, 4, 18]], kind='g').upper[0].tolist()]",
        gives="[33.5, 33.5, 33.5]",
        told=(
            "The average gap is 8 days, so the upper limit of every gap is 8 + 3 × √(8 × 9) = 33.5. The line is the "
            "median, 4."
        ),
    ),
    limits=(
        "The lower limit is nearly always 0, so events that bunch show as a run below the line, never as one point.",
        "Each value needs the date of an event; monthly counts will not do.",
    ),
    module="goldthread.core.stats.charts.attribute",
)

RATES = Method(
    code="u-chart",
    title="Chart for rates (u and u′)",
    said="Limits for rates are wider where fewer people or cases stand behind them.",
    answers="Is a month’s rate out of the ordinary, given how many people, days or cases it rests on?",
    formula=(
        "average = all events ÷ all exposure",
        "limits of a month = average ± 3 × √(average ÷ its exposure), and never below 0",
        "u′: the part after ± is multiplied by how much more the months differ than chance alone lets them",
    ),
    sources=(_MONTGOMERY, _LANEY, _QICHARTS),
    example=Example(
        given="6, 2 and 4 events in months of 100, 100 and 200 person-days.",
        call="[round(x, 3) for x in attribute_charts([[6, 2, 4]], [100, 100, 200], kind='u').upper[0].tolist()]",
        gives="[0.082, 0.082, 0.067]",
        told="The average is 12 in 400, 0.03 a day. With 100 days the upper limit is 0.082, with 200 it is 0.067.",
    ),
    limits=(
        "Where each month rests on very many cases, plain limits are so narrow that most months lie outside: use u′.",
        "u′ measures the variation from the series, as XmR does, so a series with a season gives false alarms.",
    ),
    module="goldthread.core.stats.charts.attribute",
)

SHARES = Method(
    code="p-chart",
    title="Chart for shares (p and p′)",
    said="Limits for shares are wider where the whole is small.",
    answers="Is a month’s share out of the ordinary, given how many cases it is a share of?",
    formula=(
        "average = all parts ÷ all wholes",
        "limits of a month = average ± 3 × √(average × (1 − average) ÷ its whole), kept between 0 and 100%",
        "p′: the part after ± is multiplied by how much more the months differ than chance alone lets them",
    ),
    sources=(_MONTGOMERY, _LANEY, _QICHARTS),
    example=Example(
        given="50, 40 and 60 of 100 calls answered in time in three months.",
        call="[round(100 * x) for x in attribute_charts([[50, 40, 60]], [100, 100, 100], kind='p').lower[0].tolist()]",
        gives="[35, 35, 35]",
        told=(
            "The average is 50%. With 100 calls a month the limits are 50 ± 3 × √(50 × 50 ÷ 100), that is 35% and 65%."
        ),
    ),
    limits=(
        "Where the wholes are in the thousands, plain limits are so narrow that most months lie outside: use p′.",
        "Not for weighted surveys, nor for rates that can pass 100%.",
    ),
    module="goldthread.core.stats.charts.attribute",
    departures=(_UNUSABLE,),
)

RUN = Method(
    code="run-chart",
    title="Run chart with the Anhøj rules",
    said="No limits are drawn: a test asks how long the months stay on one side of the median.",
    answers="Has the level moved, where limits cannot be set or would mislead?",
    formula=(
        "n = values off the median",
        "signal if the longest run on one side has more than log₂ n, rounded, + 3 values",
        "or if the series crosses the median less often than the 5% quantile of n − 1 throws of a coin",
    ),
    sources=(_ANHOEJ, _QICHARTS),
    example=Example(
        given="Six months of 1, 2, 3, 7, 8 and 9.",
        call="[int(x[0, 0]) for x in (run_charts([[1, 2, 3, 7, 8, 9]]).runs.longest, "
        "run_charts([[1, 2, 3, 7, 8, 9]]).runs.longest_limit)]",
        gives="[3, 6]",
        told="The median is 5. The longest run has 3 months and 6 are allowed for, so no run is too long.",
    ),
    limits=(
        "It never says that one month is out of the ordinary.",
        "Up to about one steady series in twenty gives a signal by chance.",
        "A series in which each month leans on the one before gives false alarms here too.",
    ),
    module="goldthread.core.stats.charts.runs",
    departures=(_RUN_OVER_GAP,),
)

CHOICE = Method(
    code="chart-choice",
    title="Which chart suits a series",
    said="The chart was chosen by what the values are and how they vary.",
    answers="Which of the charts can be trusted for this series, and why?",
    formula=(
        "rolling sums, and periods of unlike length, are refused",
        "under two values, or all equal: no chart; under twelve: a run chart",
        "a season (analysis of variance over the places in the year, at 1%), or neighbours alike by more than "
        "2 ÷ √n: a run chart, and a warning of false alarms",
        "shares: p; rates: u; p′ or u′ where the values differ by more than chance and each rests on many cases",
        "counts with a mean under 1: g; under 10 and no more uneven than chance: c; others: XmR",
    ),
    sources=(_MONTGOMERY, _LANEY),
    example=Example(
        given="Twelve months with 3, 5, 2, 4, 6, 3, 4, 2, 5, 4, 3 and 4 cases.",
        call="choose([3, 5, 2, 4, 6, 3, 4, 2, 5, 4, 3, 4]).chart",
        gives="c",
        told=(
            "The counts are small and no more uneven than chance makes them, so the chart for small counts (c) fits."
        ),
    ),
    limits=(
        "It sees only the numbers: whether a share or a rate is meant has to be said.",
        "A season is looked for only with three years or more.",
    ),
    module="goldthread.core.stats.charts.choose",
)

CHANCE = Method(
    code="chance-signals",
    title="Signals that chance alone would give",
    said="A simulation says how many charts would show a signal if nothing had changed.",
    answers="Of many charts looked at together, how many would be picked out even if nothing had changed?",
    formula=(
        "20,000 steady series of the same length are made up at random and charted by the same rules",
        "rate = share of them that the rules pick out; expected signals = sum of the rates over the charts",
    ),
    sources=(
        Source(
            "C. Champ and W. Woodall, Exact results for Shewhart control charts with supplementary runs rules, "
            "Technometrics 29, 1987",
            "https://doi.org/10.1080/00401706.1987.10488266",
        ),
    ),
    example=Example(
        given="A hundred steady series of 24 months each.",
        call="round(chance_signals([24] * 100))",
        gives="2",
        told="About 2 of the 100 would have their newest month picked out though nothing changed.",
    ),
    limits=(
        "The simulated months do not depend on each other. Real months often do, and then chance gives more signals.",
        "It is an average: the number that chance gives on the day may be lower or higher.",
    ),
    module="goldthread.core.stats.charts.chance",
)

METHODS = (XMR, COUNTS, BETWEEN_EVENTS, RATES, SHARES, RUN, CHOICE, CHANCE)
