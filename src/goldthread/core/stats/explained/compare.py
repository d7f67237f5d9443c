"""What readers are told of comparisons: two periods, two shares, the days in a month, and many comparisons at once."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_R = "R 4.5.0 stats"
_NEWCOMBE = Source(
    "Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 "
    "(1998), method 10",
    "https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
)
_CLOPPER = Source(
    "Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, Biometrika "
    "26 (1934)"
)
_PRZYBOROWSKI = Source("Przyborowski and Wilenski, Homogeneity of results in testing samples, Biometrika 31 (1940)")
_NO_CHANGE = "No detectable change is an answer: it does not say that nothing changed, only that chance would do."

METHODS: tuple[Method, ...] = (
    Method(
        code="change",
        title="Change between two periods",
        said="Changes and distances are plain differences: no percentage on a small base, no test of chance.",
        answers=(
            "By how much did a figure move, and how far is it from its milestone? The one figure is taken from the "
            "other. A share moves in percentage points, everything else in number and in per cent of the earlier "
            "figure. Whether a move is more than chance is asked by other methods: limits, intervals, or a comparison "
            "of two periods."
        ),
        formula=(
            "change in number, or in points between two shares: later − earlier",
            "change in per cent: 100 × (later − earlier) ÷ earlier",
        ),
        sources=(
            Source(
                "Office for National Statistics, Crime in England and Wales: no percentage is printed on fewer than 50 "
                "offences"
            ),
        ),
        example=Example(
            given="437 in one quarter, 432 in the quarter before.",
            call="round(change(437, 432, unit='count').percent, 1)",
            gives="1.2",
            told="5 more, which is 1.2% of 432.",
        ),
        limits=(
            "No percentage is stated on a base of zero, nor of a count on a base below 50.",
            "No change is stated where a month of either period is missing or was only partly supplied.",
            "A month set beside the month before mixes the season with the change; the same month last year does not.",
        ),
        module="goldthread.core.stats.compare.change",
    ),
    Method(
        code="exact-rates",
        title="Did a count change between two periods?",
        said="The two periods were compared by an exact test of their counts, day for day.",
        answers=(
            "Did a count rise or fall between two periods by more than chance explains? Take 8 in one half year and 25"
            " in the next. If nothing had changed, how likely is a split that uneven? Where it is unlikely, the count "
            "is called higher or lower. Where it is not, no change can be detected. Where there are so few events that"
            " no split could ever be unlikely, that is said instead."
        ),
        formula=(
            "share expected in the later period = its days ÷ all days",
            "p = chance of all splits no likelier than the one seen, by the binomial distribution",
            "ratio = (later count ÷ its days) ÷ (earlier count ÷ its days); ends by Clopper and Pearson",
            "too few: even the most uneven split would have p of 0.05 or more",
        ),
        sources=(_PRZYBOROWSKI, _CLOPPER),
        example=Example(
            given="8 in 181 days, then 25 in 184 days.",
            call="str(exact(25, 8, 184, 181).verdict), round(float(exact(25, 8, 184, 181).p), 4)",
            gives="('higher', 0.0046)",
            told="Such a split would come about 4.6 times in 1,000 if nothing had changed: higher.",
        ),
        limits=(
            _NO_CHANGE,
            "It takes events as independent. A series by one offender counts as many.",
            "It does not know of changes in recording. Across a break it must not be used.",
            "Per cent is not given where the earlier count is 0.",
        ),
        module="goldthread.core.stats.compare.rates",
        departures=(
            Departure(
                code="nothing-in-either-period",
                peer=_R,
                when="both counts are 0",
                theirs="An error stops the whole run.",
                ours="The row says too few, without ratio or p-value; the other rows are answered.",
                why="In a long scorecard one empty row must not hide the rest.",
            ),
        ),
    ),
    Method(
        code="log-normal-rates",
        title="The ratio of two rates, for large or weighted counts",
        said="The ratio of the two rates has a log-normal interval.",
        answers=(
            "By what factor did a rate change, and how sure is that? For large counts this short formula gives nearly "
            "the same answer as the exact test; it also takes counts that are not whole."
        ),
        formula=(
            "ratio = (later ÷ its exposure) ÷ (earlier ÷ its exposure)",
            "ends = ratio × exp(±z × √(1 ÷ later + 1 ÷ earlier)); exp is the exponential; z, how many standard errors "
            "the interval reaches, = 1.96 for 95%",
        ),
        sources=(Source("Rothman, Modern Epidemiology (1986), chapter 11"),),
        example=Example(
            given="8 in 181 days, then 25 in 184 days.",
            call="[round(float(end), 2) for r in [log_normal(25, 8, 184, 181)] for end in (r.lower, r.upper)]",
            gives="[1.39, 6.82]",
            told="The rate rose to between 1.39 and 6.82 times what it was.",
        ),
        limits=(
            "With a count of 0 on either side it has no answer; the exact test has.",
            "Under ten events on a side its interval is rough.",
        ),
        module="goldthread.core.stats.compare.rates",
    ),
    Method(
        code="year-on-year",
        title="The same month last year, day for day",
        said="The period was compared with the same one a year before, allowing for its number of days.",
        answers=(
            "Is this month higher or lower than the same month a year before, by more than chance explains? Many "
            "things come and go with the seasons, so that is the fair comparison. A February with 29 days is set "
            "against one with 28 by the day, not by the month."
        ),
        formula=("the exact test of two counts, with the days of each period as its exposure",),
        sources=(_PRZYBOROWSKI, _CLOPPER),
        example=Example(
            given="140 in a February of 29 days, 100 in the one before; 12 against 11 in two Marches.",
            call="year_on_year([140, 12], [100, 11], [29, 31], [28, 31]).verdict.tolist()",
            gives="['higher', 'no_detectable_change']",
            told=("The first is higher. In the second there is no detectable change: chance is explanation enough."),
        ),
        limits=(
            _NO_CHANGE,
            "Two months of one season are two months: a long trend is better seen in a chart.",
            "Days count alike here; months with five weekends may still differ from months with four.",
        ),
        module="goldthread.core.stats.compare.exposure",
    ),
    Method(
        code="rolling-year",
        title="Sums over twelve months",
        said="Twelve months are summed; sums that share months are described, never tested.",
        answers=(
            "How many were there over the last twelve months together? Such a sum has no season in it and is easy to "
            "read. It answers late: a change shows fully only when a year has passed. Beside it stand the single "
            "months."
        ),
        formula=(
            "sum of the last twelve months, once there are twelve and none is missing",
            "change = 100 × (sum − sum of the twelve before) ÷ sum of the twelve before, unless that is 0",
        ),
        sources=(
            Source(
                "Slutzky, The summation of random causes as the source of cyclic processes, Econometrica 5 (1937): why "
                "sums that share months move together"
            ),
        ),
        example=Example(
            given="A window of two, to show the sum: 10, 20, 15, 20.",
            call="yearly([10, 20, 15, 20], window=2).rolling.tolist()",
            gives="[nan, 30.0, 35.0, 35.0]",
            told="There is no first sum, for two months are not there yet; then come 30, 35 and 35.",
        ),
        limits=(
            "Two sums that share months move together. A test between them is refused.",
            "Control limits drawn on such sums are far too narrow, so none are.",
        ),
        module="goldthread.core.stats.compare.exposure",
    ),
    Method(
        code="difference-of-shares",
        title="Did a share change between two periods?",
        said="The difference of the two shares has Newcombe’s interval.",
        answers=(
            "By how many points did a share move, and could chance have done it? Take 48 of 80 people content last "
            "year, and 56 of 70 this year. The interval of the move puts together the two intervals of the shares "
            "themselves."
        ),
        formula=(
            "d = p₂ − p₁, the later share less the earlier; their Wilson intervals run from l₂ to u₂ and from l₁ to u₁",
            "lower = d − √((p₂ − l₂)² + (u₁ − p₁)²), upper = d + √((u₂ − p₂)² + (p₁ − l₁)²)",
            "p, how often chance alone would bring as much: by the two-sided test of z, the difference in standard "
            "errors, with the pooled share and without Yates’s correction",
        ),
        sources=(_NEWCOMBE,),
        example=Example(
            given="48 of 80, then 56 of 70.",
            call="[round(100 * float(end), 1) for d in [difference(56, 70, 48, 80)] for end in (d.lower, d.upper)]",
            gives="[5.2, 33.4]",
            told="The share rose by 20 points; rises from 5.2 to 33.4 points agree with what was seen.",
        ),
        limits=(
            _NO_CHANGE,
            "With fewer than five expected on any side it says too few; Fisher’s test is for those.",
            "Not for weighted surveys, nor for two waves that asked some of the same people.",
            "Verdict and interval rest on slightly different sums, and may part where it is a close call.",
        ),
        module="goldthread.core.stats.compare.proportions",
    ),
    Method(
        code="pearson-shares",
        title="Pearson’s test of two shares",
        said="The two shares were compared by Pearson’s chi-squared test.",
        answers=(
            "Do two shares differ by more than chance explains, by the test that most other tools give? It stands "
            "here, with Yates’s correction or without, so that their figures can be checked."
        ),
        formula=(
            "chi-square = sum of (|seen − expected| − c)² ÷ expected over the four cells, c a correction",
            "c = 0, or with Yates’s correction the smaller of 0.5 and |p₂ − p₁| ÷ (1 ÷ n₁ + 1 ÷ n₂), p₁ and p₂ the "
            "shares of n₁ and n₂ people",
            "p = how often chance alone would bring as large a chi-square",
        ),
        sources=(
            Source("Pearson, On the criterion that a given system of deviations, Philosophical Magazine 50 (1900)"),
            Source("Yates, Contingency tables involving small numbers, Supplement to the JRSS 1 (1934)"),
        ),
        example=Example(
            given="48 of 80, then 56 of 70.",
            call="round(float(pearson(56, 70, 48, 80).p), 4)",
            gives="0.008",
            told="If nothing had changed, a difference as large would come 8 times in 1,000.",
        ),
        limits=(
            "Not for small groups: fewer than five expected in a cell.",
            "The simple interval beside it can be poor near 0 and 100%; Newcombe’s is preferred.",
        ),
        module="goldthread.core.stats.compare.proportions",
    ),
    Method(
        code="fisher",
        title="Fisher’s exact test, for small groups",
        said="The two shares were compared by Fisher’s exact test.",
        answers=(
            "Do two shares differ by more than chance explains, where only a handful of people stand behind them? With"
            " so few, every possible table can be counted out. The test asks how likely, of all tables with the same "
            "totals, are those no likelier than the one seen."
        ),
        formula=(
            "p = sum of the hypergeometric chances of all tables no likelier than the one seen",
            "odds ratio: the one that makes the mean of the table’s cell the cell that was seen",
        ),
        sources=(
            Source("Fisher, The logic of inductive inference, Journal of the Royal Statistical Society 98 (1935)"),
        ),
        example=Example(
            given="1 of 4, then 3 of 4.",
            call="round(float(fisher(3, 4, 1, 4).p), 3)",
            gives="0.486",
            told=("Tables as uneven come 486 times in 1,000, nearly half the time: nothing can be said of a change."),
        ),
        limits=(
            "It is cautious: with few people it seldom finds a change.",
            "It treats both totals as fixed, though usually only one is.",
        ),
        module="goldthread.core.stats.compare.fisher",
        departures=(
            Departure(
                code="odds-ratio-to-the-end",
                peer=_R,
                when="the odds ratio is neither 0 nor infinite",
                theirs="The search for it stops within 0.00012 of the ratio, or of its inverse.",
                ours="It is solved to the last digits.",
                why="An odds ratio near 12 was off in its fourth figure.",
            ),
            Departure(
                code="odds-ratio-of-one-table",
                peer=_R,
                when="both shares are 0, or both are 1",
                theirs="The odds ratio is 0.",
                ours="There is none.",
                why="Only one table has such totals, so it agrees with every ratio; 0 would read as a finding.",
            ),
        ),
    ),
    Method(
        code="many-comparisons",
        title="Many comparisons at once",
        said="Chance findings among many comparisons are held down by Benjamini and Hochberg’s method.",
        answers=(
            "Of the many rows of a scorecard, which have changed by more than chance explains? Of a hundred figures in"
            " which nothing changed, five will look changed. So the longer the scorecard, the stronger the evidence "
            "asked of each row. Among the rows then named as changed, no more than about one in twenty is expected to "
            "be chance."
        ),
        formula=(
            "sort the m p-values (how often chance alone would bring as much); the one of rank i becomes the least of "
            "p × m ÷ j over all ranks j from i on, p the value of rank j",
            "Holm, stricter: the greatest of p × (m − j + 1) over all ranks j up to i",
            "Bonferroni, strictest: p × m; all of them at most 1",
        ),
        sources=(
            Source(
                "Benjamini and Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical "
                "Society B 57 (1995)",
                "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
            ),
            Source(
                "Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6"
            ),
        ),
        example=Example(
            given="Three rows with p-values of 0.01, 0.04 and 0.03.",
            call="benjamini_hochberg([0.01, 0.04, 0.03]).round(2).tolist()",
            gives="[0.03, 0.04, 0.04]",
            told="They become 0.03, 0.04 and 0.04: all three stay under 0.05.",
        ),
        limits=(
            "Every comparison that was made must be put in; one left out undoes the promise.",
            "It keeps down false alarms among many, and says nothing more sure of any single row.",
        ),
        module="goldthread.core.stats.compare.many",
    ),
)
