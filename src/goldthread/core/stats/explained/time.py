"""What readers are told of series over time: unusual months, forecasts, seasons taken out, milestones. No answers."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_NOUFAILY = Source(
    "Noufaily and others, An improved algorithm for outbreak detection in multiple surveillance systems, "
    "Statistics in Medicine 32 (2013)",
    "https://doi.org/10.1002/sim.5595",
)
_FARRINGTON = Source(
    "Farrington and others, A statistical algorithm for the early detection of outbreaks of infectious disease, "
    "Journal of the Royal Statistical Society A 159 (1996)",
    "https://doi.org/10.2307/2983331",
)
_PRINCIPLES = Source(
    "Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition (2021)", "https://otexts.com/fpp3/"
)
_MASE = Source(
    "Hyndman and Koehler, Another look at measures of forecast accuracy, "
    "International Journal of Forecasting 22 (2006)",
    "https://doi.org/10.1016/j.ijforecast.2006.03.001",
)
_STL = Source(
    "Cleveland, Cleveland, McRae and Terpenning, STL: a seasonal-trend decomposition procedure based on loess, "
    "Journal of Official Statistics 6 (1990)"
)
_WINTERS = Source(
    "Winters, Forecasting sales by exponentially weighted moving averages, Management Science 6 (1960)",
    "https://doi.org/10.1287/mnsc.6.3.324",
)
_SMOOTHING = Source("Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008)")
_SURVEILLANCE = "surveillance 1.24.1"
_FORECAST = "forecast 8.23.0"
_STATS = "R 4.5.0 stats"

_EXCEPTIONS = Method(
    code="seasonal-exceptions",
    title="Is this month unusual for the time of year?",
    said="This month is set against the same season of past years, not against the month before.",
    answers=(
        "Is this month unusually high or low for the time of year? Many counts rise every summer or every December. "
        "The method asks what the same season of past years leads one to expect, allows for a lasting rise or fall, "
        "gives less weight to months that were themselves out of the ordinary, and draws a bound above and a bound "
        "below. A month beyond a bound is worth asking about. Where the past is too short there is no answer, and the "
        "page says so."
    ),
    formula=(
        "log(expected count) = level of the season + slope × time, fitted to past years by quasi-Poisson regression",
        "dispersion, how much more counts vary than by chance, = max(1, sum((count − fitted)² ÷ fitted) ÷ degrees of "
        "freedom)",
        "weight of a past month whose residual r, its scaled distance from the fit, is above 2.58: 1 ÷ r², the weights"
        " scaled to sum to their number",
        "bounds: the 1% and 99% points of a negative binomial count of that mean and dispersion",
        "unusually high: count > upper bound, and 5 or more in the last 4 periods; unusually low: count < lower bound",
    ),
    sources=(_NOUFAILY, _FARRINGTON),
    example=Example(
        given="Four quiet years of about 20 a month, then a month of 60.",
        call=(
            "seasonal_exceptions([20, 22, 19, 21, 20, 18, 22, 20, 21, 19, 20, 22] * 4 + [60], "
            "method=FarringtonMethod(years=3, levels=1), points=[48]).outcome[0, 0]"
        ),
        gives="unusually_high",
        told="About 21 were to be expected and up to 33 would pass as usual; 60 is unusually high.",
    ),
    limits=(
        "It needs whole years of the same counting rules: three at least, five by preference. A change of rules or of "
        "system starts the count anew.",
        "Each bound is passed by one usual month in a hundred: over many series some will be, by chance alone.",
        "Counts of a few a month give wide bounds, and a lower bound of 0 that no month can fall below.",
        "It says that a month is unusual, never why.",
    ),
    module="goldthread.core.stats.time.farrington",
    departures=(
        Departure(
            code="seasonal-falls-are-told-too",
            peer=_SURVEILLANCE,
            when="a count lies under the lower bound",
            theirs="Only rises are looked for.",
            ours="A count under the same bound on the other side is told as unusually low.",
            why="A fall may be a fault of recording, or a success; both should be seen.",
        ),
        Departure(
            code="seasonal-half-the-past-must-be-there",
            peer=_SURVEILLANCE,
            when="more than half of the past periods to be used are missing, or of those of the same season",
            theirs="Whatever is left is fitted.",
            ours="The answer is that the history is too short.",
            why="A bound drawn from a handful of months looks as sure as one drawn from sixty.",
        ),
        Departure(
            code="seasonal-levels-must-fit",
            peer=_SURVEILLANCE,
            when="the year is to be cut into more parts than there are periods between two windows",
            theirs="Parts of no length overwrite their neighbours.",
            ours="The choice is refused.",
            why="A level of the season must have months of its own.",
        ),
        Departure(
            code="seasonal-score-on-one-scale",
            peer=_SURVEILLANCE,
            when="the bounds are those of a negative binomial count",
            theirs="The score sets a count against the logarithm of what was expected.",
            ours="The score sets counts against counts, so that 1 is the bound for every kind of bound.",
            why="A number that mixes two scales cannot be read.",
        ),
    ),
)

_FORECASTS = Method(
    code="forecast",
    title="What the coming months may bring, if things go on as they have",
    said="The forecast is the method that did best on this series’ own past, beside a repeat of last year.",
    answers=(
        "What may the coming months bring, if things go on as they have? Seven ways of forecasting are tried on the "
        "series’ own past: each is asked, as at several past dates, what would come, and its answers are set beside "
        "what did. The one that missed least is used, unless a plain repeat of the same month last year did as well. "
        "The band says how far the figure may lie from the line; how often such bands held in the trials is told with "
        "it."
    ),
    formula=(
        "miss (MASE, the mean absolute scaled error) = mean(|actual − forecast|) ÷ mean(|value − value of the same "
        "period a year before|)",
        "trials: 6 past dates over the last two years, each knowing only what was known by then",
        "chosen: the least miss among those whose 80% bands held 60% or more of what came",
        "same period last year: spread = root mean square of yearly changes × √(years ahead)",
        "bounds = mean ± z × spread, never under 0 for counts; z, the reach in spreads, is 1.28 for 80% and 1.96 for "
        "95%",
    ),
    sources=(_PRINCIPLES, _MASE),
    example=Example(
        given="Five years that repeat each other exactly, from 30 in January to 47 in August.",
        call=(
            "forecast([30, 28, 33, 35, 40, 44, 46, 47, 41, 37, 33, 31] * 5, "
            "method=ForecastMethod(ahead=3)).outlook.mean[0].tolist()"
        ),
        gives="[30.0, 28.0, 33.0]",
        told=(
            "Nothing beats a repeat of last year here, so the next January, February and March are last year’s: 30, 28"
            " and 33."
        ),
    ),
    limits=(
        "A forecast carries the past on. It knows of no new policy, law, event or way of recording.",
        "Values before a break or a rebasing are never used; with two years or less since then there is no forecast.",
        "A month missing inside the history must be filled in at its source: it is not guessed.",
        "The bands come from past misses and are often a little narrow; the trials say how often they held.",
        "Weekly series are forecast without Holt-Winters and a smoothed season: 52 weeks are too many to start from.",
    ),
    module="goldthread.core.stats.time.forecast.choice",
    departures=(
        Departure(
            code="forecast-counts-end-at-nought",
            peer=_FORECAST,
            when="a bound of a series of counts would lie under 0",
            theirs="The bound is drawn under 0.",
            ours="The bound is drawn at 0.",
            why="No month can have fewer than none.",
        ),
    ),
)

_SEASON = Method(
    code="season-and-trend",
    title="The season taken out",
    said="The usual rise and fall within a year is taken out, so that what remains can be compared month by month.",
    answers=(
        "How has a series moved, once its usual rise and fall within the year is taken out? A series is split into a "
        "season that comes back each year, a slow trend, and what neither explains. STL finds both by smoothing near "
        "values; it can let the season change slowly, and can be told to pay little heed to months far out of line."
    ),
    formula=(
        "value = season + trend + remainder",
        "season: a loess (a smooth line through near values) over the same month of all years, less its own slow part,"
        " then its mean for each month",
        "trend: a loess over 1.5 years or so of the values less the season",
        "robust: weight = (1 − (r ÷ (6 × m))²)² for a remainder of size r, m the median size of all, and 0 beyond 6 × "
        "m; repeated 15 times",
    ),
    sources=(_STL,),
    example=Example(
        given="Four years of quarters that repeat 1, 2, 3 and 6.",
        call="stl(np.array([[1.0, 2.0, 3.0, 6.0] * 4]), StlMethod(frequency=4)).seasonal[0, :4].round(6).tolist()",
        gives="[-2.0, -1.0, 0.0, 3.0]",
        told=(
            "The level is 3. The first quarter lies 2 under it and the second 1 under it; the third lies on it (0), "
            "and the last 3 over it."
        ),
    ),
    limits=(
        "It needs more than two years, without a gap.",
        "The trend at the last few months will move when more months come.",
        "A chart of adjusted values must say that they are adjusted.",
    ),
    module="goldthread.core.stats.time.forecast.decomposed.stl",
    departures=(
        Departure(
            code="robust-stl-takes-the-median",
            peer=_STATS,
            when="a robust decomposition of an even number of values is asked for without naming R’s scale",
            theirs="A fault in a partial sort may take another value for the upper of the two in the middle.",
            ours="The median is the median. R’s value is found when it is asked for by name.",
            why="The fault changes weights, and by them season and trend, for no reason in the data.",
        ),
    ),
)

_MOVING_AVERAGE = Method(
    code="classical-decomposition",
    title="Season and trend by moving averages",
    said="The trend is a centred average over a year; the season is what months differ from it by, on average.",
    answers=(
        "What are the season and the trend of a series, by sums that can be checked by hand? This is the oldest way to"
        " part the two. It is easy to check, and serves to start other methods; the first and last half year have no "
        "trend."
    ),
    formula=(
        "trend = average over one year about each month, the two end months at half weight",
        "season of a month = mean of (value − trend) over the years, less the mean of all twelve",
    ),
    sources=(_PRINCIPLES,),
    example=Example(
        given="Three years of quarters that repeat 1, 2, 3 and 6.",
        call="classical_decomposition(np.array([[1.0, 2.0, 3.0, 6.0] * 3]), 4).seasonal[0, :4].tolist()",
        gives="[-2.0, -1.0, 0.0, 3.0]",
        told="About a level of 3 the quarters are −2, −1, 0 and +3. The four figures sum to nought.",
    ),
    limits=("One wild month bends its trend and its season; robust STL bears it better.", "It needs two whole years."),
    module="goldthread.core.stats.time.forecast.decomposed.classical",
)

_HOLT_WINTERS = Method(
    code="holt-winters",
    title="Holt-Winters smoothing",
    said="Level, slope and season are moved a little by each new month.",
    answers=(
        "What may the coming months bring, if recent months count for more than old ones? Each new value moves three "
        "numbers: where the series stands, how fast it changes and what each month adds. By how much recent months "
        "count for more is chosen so that past one-month forecasts missed least."
    ),
    formula=(
        "level = alpha × (value − season) + (1 − alpha) × (level + slope), alpha the say of the new value",
        "slope = beta × change of level + (1 − beta) × slope, beta the say of the new change",
        "season = gamma × (value − level) + (1 − gamma) × season, gamma the say of the new year",
        "forecast h periods ahead = level + h × slope + season of that month",
    ),
    sources=(_WINTERS, _PRINCIPLES),
    example=Example(
        given="Three years of quarters that repeat 1, 2, 3 and 6.",
        call=(
            "holt_winters(np.array([[1.0, 2.0, 3.0, 6.0] * 3]), 4, 4, shares=Shares(0.3, 0.1, 0.2))"
            ".mean[0].round(6).tolist()"
        ),
        gives="[1.0, 2.0, 3.0, 6.0]",
        told="A series that repeats itself is forecast to go on doing so: 1, 2, 3 and 6 again.",
    ),
    limits=(
        "The slope is carried on for ever; far ahead that is seldom true.",
        "A season that grows with the level is not modelled.",
    ),
    module="goldthread.core.stats.time.forecast.smoothed.holt_winters",
    departures=(
        Departure(
            code="holt-winters-on-a-grid",
            peer=_STATS,
            when="the shares are to be estimated",
            theirs="An optimiser starts from one guess and may stop early.",
            ours="The best of 112 fixed sets of shares is taken.",
            why="The answer is the same on every machine, and a thousand series take no longer than they must.",
        ),
        Departure(
            code="holt-winters-starts-on-time",
            peer=_STATS,
            when="the shares are to be estimated and the first two years rise or fall",
            theirs="The first level is that of half a year before the first value smoothed.",
            ours="The first level is that of the period before the first value smoothed.",
            why="A straight line should be carried on as one. With given shares R’s start is kept.",
        ),
    ),
)

_ETS = Method(
    code="exponential-smoothing",
    title="Exponential smoothing, its form chosen by likelihood",
    said="Whether there is a slope, a damped slope or a season is decided by how well each would have fitted.",
    answers=(
        "What may the coming months bring, by the form of smoothing that fits the past best? The forms are a family: "
        "with or without a slope, a slope that dies away, and a season. Each is fitted at its best; more complicated "
        "ones must fit better by enough to pay for what they add."
    ),
    formula=(
        "value = level + slope + season + error; each part moves by its share of the error",
        "criterion = n × log(sum of squared errors) + 2k + 2k × (k + 1) ÷ (n − k − 1), n values and k numbers fitted; "
        "the least wins",
        "spread h periods ahead = sigma × √(1 + sum of squared weights of the h − 1 errors between), sigma the usual "
        "size of an error",
    ),
    sources=(_SMOOTHING,),
    example=Example(
        given="Three years of quarters that repeat 1, 2, 3 and 6.",
        call="ets(np.array([[1.0, 2.0, 3.0, 6.0] * 3]), 4, (Form('none', 4),)).mean[0].round(6).tolist()",
        gives="[1.0, 2.0, 3.0, 6.0]",
        told="Four levels fit without error, and are carried on: 1, 2, 3 and 6 again.",
    ),
    limits=(
        "Errors are taken as normal and of one size; for counts of a few a month they are not.",
        "Multiplicative seasons and errors are not among the forms.",
        "Seasons of more than 24 periods are left out.",
    ),
    module="goldthread.core.stats.time.forecast.smoothed.ets",
    departures=(
        Departure(
            code="smoothing-starts-by-least-squares",
            peer=_FORECAST,
            when="a form is fitted",
            theirs="Shares and starting states are sought together by an optimiser, which may stop short of the best.",
            ours="Shares come from a fixed grid; for each, the best starting states are found exactly.",
            why="It reaches a likelihood as great or greater on the worked cases, at once for all series.",
        ),
    ),
)

_MILESTONE = Method(
    code="milestone-probability",
    title="How likely the milestone is to be met",
    said="The share of the forecast’s likely outcomes that meet the milestone.",
    answers=(
        "How likely is the milestone to be met, if things go on as they have? A forecast with its band says how likely"
        " each outcome is. The probability of a milestone is the part of those outcomes at the milestone or better. It"
        " is no promise."
    ),
    formula=(
        "z, the distance in spreads, = (milestone − forecast) ÷ spread",
        "probability = share of the normal distribution up to z when lower is better, beyond it when higher is",
    ),
    sources=(_PRINCIPLES,),
    example=Example(
        given="A forecast of 100 with a spread of 10, and a milestone of 90 or less.",
        call=(
            "milestone_probability(Outlook(np.array([[100.0]]), np.array([[10.0]]), np.array([np.inf])), 90, "
            "step=1, better='lower').round(3).tolist()"
        ),
        gives="[0.159]",
        told="Of such outcomes 15.9%, about one in six, would meet it.",
    ),
    limits=(
        "It is about one month, quarter or year of the series, not about a sum over several.",
        "Where the bands held less often than they should in the trials, the probability is too sure of itself.",
    ),
    module="goldthread.core.stats.time.forecast.milestone",
)

METHODS: tuple[Method, ...] = (
    _EXCEPTIONS,
    _FORECASTS,
    _SEASON,
    _MOVING_AVERAGE,
    _HOLT_WINTERS,
    _ETS,
    _MILESTONE,
)
