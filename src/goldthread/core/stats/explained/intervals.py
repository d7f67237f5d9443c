"""What readers are told of intervals: shares, counts, rates, means, standardised rates, and bands of equal size."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_FINGERTIPS = Source(
    "Office for Health Improvement and Disparities, Fingertips technical guide: confidence intervals",
    "https://fingertips.phe.org.uk/profile/guidance/supporting-information/PH-methods",
)
_WILSON = Source(
    "Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American Statistical "
    "Association 22 (1927)",
    "https://doi.org/10.1080/01621459.1927.10502953",
)
_NEWCOMBE = Source(
    "Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), method 3"
)
_BRESLOW_DAY = Source("Breslow and Day, Statistical Methods in Cancer Research, volume II (1987)")
_GARWOOD = Source("Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936)")
_DOBSON = Source(
    "Dobson, Kuulasmaa, Eberle and Scherer, Confidence intervals for weighted sums of Poisson parameters, Statistics "
    "in Medicine 10 (1991)",
    "https://doi.org/10.1002/sim.4780100317",
)
_PHE = "PHEindicatormethods 2.1.0"

METHODS: tuple[Method, ...] = (
    Method(
        code="wilson",
        title="How sure a share is: Wilson’s interval",
        said="The interval of the share is Wilson’s.",
        answers=(
            "How sure is a share, when only some people were asked? Say 81 of 263 people said yes. Had others been "
            "asked, it would have been a few more or fewer. The interval gives the shares that agree with what was "
            "seen. It works for small numbers too, and never passes 0 or 100%."
        ),
        formula=(
            "x said yes of n; z, how many standard errors the interval reaches, = 1.96 for 95%",
            "ends = (2x + z² ± z × √(z² + 4x × (1 − x ÷ n))) ÷ (2 × (n + z²))",
        ),
        sources=(_WILSON, _NEWCOMBE, _FINGERTIPS),
        example=Example(
            given="81 of 263 people.",
            call="[round(100 * float(end), 1) for end in (wilson(81, 263).lower, wilson(81, 263).upper)]",
            gives="[25.5, 36.6]",
            told="The share seen is 30.8%; shares from 25.5% to 36.6% agree with that.",
        ),
        limits=(
            "Not for surveys whose answers are weighted: those have wider intervals, by their design.",
            "Not for rates that can pass 100%, such as crimes for each resident.",
            "It allows for chance alone, not for who did not answer.",
        ),
        module="goldthread.core.stats.intervals.proportion",
        departures=(
            Departure(
                code="confidence-under-ninety",
                peer=_PHE,
                when="a confidence under 90% is asked for, here or in any other interval of that package",
                theirs="Refused.",
                ours="Answered, from 50% when written as a per cent, and any share of one.",
                why="An 80% interval is a fair thing to ask for, and the formula holds.",
            ),
        ),
    ),
    Method(
        code="byar",
        title="How sure a count or a rate is: Byar’s interval",
        said="The interval of the count is Byar’s, exact under ten events.",
        answers=(
            "How sure is a count or a rate, when chance alone moves it from year to year? Twenty events in a year "
            "could as well have been fifteen or twenty-five with nothing changed. The interval gives the long-run "
            "counts that agree with the one seen. A rate is the count over the people, and so are its ends."
        ),
        formula=(
            "x, the count, of ten or more: lower = x × (1 − 1 ÷ (9x) − z ÷ (3 × √x))³; z, how many standard errors the"
            " interval reaches, = 1.96 for 95%",
            "upper = (x + 1) × (1 − 1 ÷ (9 × (x + 1)) + z ÷ (3 × √(x + 1)))³",
            "x under ten: lower = half the chi-square point at a ÷ 2 with 2x degrees of freedom, upper = half that at "
            "1 − a ÷ 2 with 2x + 2; a = 0.05 for 95%; lower is 0 for x = 0",
            "rate = count ÷ people × multiplier, and its ends alike",
        ),
        sources=(_BRESLOW_DAY, _GARWOOD, _FINGERTIPS),
        example=Example(
            given="20 events among 10,000 people.",
            call="[round(float(column), 1) for column in (rate(20, 10_000).lower, rate(20, 10_000).upper)]",
            gives="[122.1, 308.9]",
            told="The rate is 200 per 100,000; rates from 122.1 to 308.9 agree with twenty events.",
        ),
        limits=(
            "It takes events as independent. Where the same people or places are hit again, it is too narrow.",
            "It treats the number of people as known exactly.",
            "It says nothing of events that were never recorded.",
        ),
        module="goldthread.core.stats.intervals.count",
    ),
    Method(
        code="t-mean",
        title="How sure a mean is: Student’s interval",
        said="The interval of the mean is Student’s.",
        answers=(
            "How far could the mean of these measurements lie from the mean of all that might have been taken? The "
            "more they differ among themselves, and the fewer there are, the further."
        ),
        formula=(
            "ends = mean ± t × s ÷ √n; n values, s their standard deviation with n − 1 below, t Student’s factor for n"
            " − 1 degrees of freedom",
        ),
        sources=(Source("Student, The probable error of a mean, Biometrika 6 (1908)"), _FINGERTIPS),
        example=Example(
            given="Four waiting times: 4, 6, 8 and 10 days.",
            call="[round(float(end[0]), 1) for end in (t_mean([4, 6, 8, 10]).lower, t_mean([4, 6, 8, 10]).upper)]",
            gives="[2.9, 11.1]",
            told="The mean is 7 days; with four values only, means from 2.9 to 11.1 days agree with them.",
        ),
        limits=(
            "One value has a mean and no interval.",
            "Not for counts and shares, and not for months of a series: they follow each other.",
            "A few very large values can move both mean and interval; look at the values first.",
        ),
        module="goldthread.core.stats.intervals.mean",
    ),
    Method(
        code="direct-standardisation",
        title="A rate as if ages were alike: direct standardisation",
        said="The rate is directly standardised, with Dobson’s interval.",
        answers=(
            "What would the rate of a place be, if its people were of the same ages as those of other places? One "
            "place has more young people than another, and so more of what happens to the young. This rate says what "
            "each place would have with the ages of a standard population. Places can then be compared, each with the "
            "same standard."
        ),
        formula=(
            "value = sum(w × x ÷ n) ÷ sum(w) over the bands; x events, n people, w the standard population",
            "variance = sum(w² × x ÷ n²) ÷ sum(w)²",
            "ends = value + √(variance ÷ O) × (Byar’s end of O − O), O all events together",
        ),
        sources=(_DOBSON, _FINGERTIPS),
        example=Example(
            given="Two bands of equal weight: 10 events among 1,000 people, 40 among 2,000.",
            call="float(directly_standardised([[10, 40]], [[1000, 2000]], [1, 1]).value[0])",
            gives="1500.0",
            told="The bands have 1,000 and 2,000 per 100,000; with equal weights that makes 1,500.",
        ),
        limits=(
            "Not given on fewer than ten events.",
            "The figure depends on the standard chosen; only figures on one standard may be set side by side.",
            "Where people are hit again the interval is too narrow; the method for repeat events is then the one.",
        ),
        module="goldthread.core.stats.intervals.direct",
        departures=(
            Departure(
                code="missing-band",
                peer=_PHE,
                when="an area lacks the people of a band that another area has",
                theirs="The rate is summed over the bands that are there.",
                ours="Refused, naming the area and the band.",
                why="A sum over fewer bands is no rate of the standard population, and looks like one.",
            ),
        ),
    ),
    Method(
        code="repeat-events",
        title="Standardised rates where the same people are hit again",
        said="The rate is directly standardised; its interval allows for people hit more than once.",
        answers=(
            "How sure is a standardised rate, where the same people are hit more than once? Thirty events may be "
            "thirty people, or ten people three times each. The second moves more by chance. People are counted by how"
            " many events they had, and the interval is widened accordingly."
        ),
        formula=(
            "events = f × people with f events each",
            "variance = sum over f of f² × variance of the rate of people with f events",
            "value and ends as in direct standardisation",
        ),
        sources=(_DOBSON, _FINGERTIPS),
        example=Example(
            given="Among 1,000 people ten had one event and ten had two.",
            call="float(repeat_events([[[10, 10]]], [[1000]], [1], frequency=[1, 2]).value[0])",
            gives="3000.0",
            told="That is 30 events, 3,000 per 100,000, with an interval wider than that of 30 separate events.",
        ),
        limits=(
            "It needs to be known how many events each person had.",
            "Not given on fewer than ten events.",
        ),
        module="goldthread.core.stats.intervals.direct",
    ),
    Method(
        code="indirect-standardisation",
        title="Seen against expected: indirect standardisation",
        said="Events are set against those expected at the reference’s rates, with Byar’s interval.",
        answers=(
            "Had this place the rates of the whole country in each age band, how many events would it have had? The "
            "ratio of seen to expected is above one where there were more."
        ),
        formula=(
            "expected = sum(n × reference events ÷ reference people) over the bands, n the people of the place",
            "ratio = observed ÷ expected; rate = ratio × the reference’s own rate",
            "ends: those of the observed count (Byar’s, exact under ten) over the expected",
        ),
        sources=(_BRESLOW_DAY, _FINGERTIPS),
        example=Example(
            given="36 events; 1,000 and 2,000 people in two bands, where the reference has 1 in 100 and 1 in 100.",
            call="float(indirect([36], [[1000, 2000]], [10, 40], [1000, 4000]).ratio.value[0])",
            gives="1.2",
            told="30 were expected and 36 seen: a ratio of 1.2.",
        ),
        limits=(
            "Each place may be compared with the reference, not with another place: each rests on its own people.",
            "A place that is a large part of the reference is compared with itself.",
        ),
        module="goldthread.core.stats.intervals.indirect",
    ),
    Method(
        code="quantile-bands",
        title="Areas in bands of equal size",
        said="Areas are set in bands of equal size by their values.",
        answers=(
            "Which areas are among the lowest fifth, and which among the highest? Areas with equal values always share "
            "a band, so bands may be unequal where many values are the same."
        ),
        formula=(
            "band = whole part of ((rank − 1) × n ÷ number of areas) + 1, n the number of bands, equal values sharing "
            "the lowest rank",
        ),
        sources=(_FINGERTIPS,),
        example=Example(
            given="Four areas with 30, 10, 20 and 40, in two bands.",
            call="quantiles([30, 10, 20, 40], n=2).band.tolist()",
            gives="[2.0, 1.0, 1.0, 2.0]",
            told="10 and 20 are in the lower band (1), 30 and 40 in the upper (2).",
        ),
        limits=(
            "A band is no finding: areas on either side of its edge may differ by chance alone.",
            "With fewer areas than bands nothing is set in bands.",
        ),
        module="goldthread.core.stats.intervals.quantile",
    ),
)
