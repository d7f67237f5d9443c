"""What readers are told of comparison with peers: funnels, over-dispersion, peer groups. Never of an order of merit."""

from goldthread.core.stats.explained.card import Departure, Example, Method, Source

_SPIEGELHALTER = Source(
    "Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005)",
    "https://doi.org/10.1002/sim.1970",
)
_HANDLING = Source(
    "Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14 (2005)",
    "https://doi.org/10.1136/qshc.2005.013755",
)
_FINGERTIPS = Source(
    "Office for Health Improvement and Disparities, Fingertips public health methods: funnel plots",
    "https://fingertips.phe.org.uk/profile/guidance/supporting-information/PH-methods",
)
_PHE = "PHEindicatormethods 2.1.0"
_FUNNEL_PLOT_R = "FunnelPlotR 0.6.0"

METHODS: tuple[Method, ...] = (
    Method(
        code="funnel",
        title="A funnel: is this place out of the ordinary?",
        said="Each place is set against limits for its size, not against the next place in a list.",
        answers=(
            "Is this place out of the ordinary, or no farther from the average than chance takes a place of its size? "
            "Places differ by chance even when nothing sets them apart, and small places differ most. A funnel shows "
            "how far from the average of all a place of each size may lie before chance is a poor explanation. A place"
            " inside the funnel cannot be told from the average. One outside the outer limits is worth asking about; "
            "the funnel does not say why it is there, and it puts nobody in order."
        ),
        formula=(
            "average = all events ÷ all residents",
            "95% limits: z = 1.96 and p = 0.025; 99.8% limits: z = 3.09 and p = 0.001; z is the reach in standard "
            "errors, p the chance of lying beyond one limit",
            "share: limits = average ± z × √(average × (1 − average) ÷ n), n the residents, never under 0 or over 100%",
            "rate: the lower line runs through o events at o ÷ (half the chi-square point at 1 − p with 2o + 2 degrees"
            " of freedom) × average",
            "rate: the upper line runs through o events at o ÷ (half the chi-square point at p with 2o degrees of "
            "freedom) × average",
            "a rate is outside when the average is outside its own interval (Byar’s, exact under ten events)",
        ),
        sources=(_SPIEGELHALTER, _FINGERTIPS),
        example=Example(
            given="Three places of 1,000, 10,000 and 100,000 residents, with 14, 140 and 950 events.",
            call=("funnel_points([14, 140, 950], [1000, 10_000, 100_000], method=FunnelMethod()).standings.tolist()"),
            gives="[0, 2, 0]",
            told=(
                "The first two have the same rate, 14 per 1,000. In the small place that may be chance; in the one ten"
                " times as large it lies above the 99.8% limit. The third lies inside the limits."
            ),
        ),
        limits=(
            "About one place in twenty lies outside the 95% limits by chance alone: of 43 places, two.",
            "It allows for chance only. Where large counts differ for many reasons, nearly all places fall outside it, "
            "and limits that allow for over-dispersion are needed.",
            "Residents are a poor base where many people come in by day.",
        ),
        module="goldthread.core.stats.peers.funnel",
        departures=(
            Departure(
                code="proportions-stop-at-their-whole",
                peer=_PHE,
                when="a proportion is told in another unit than per cent",
                theirs="Upper limits stop at the number 100, whatever the unit.",
                ours="Upper limits stop at the whole: 1, 100 or 1,000, as the unit has it.",
                why="A share can reach its whole and cannot pass it, in any unit.",
            ),
        ),
    ),
    Method(
        code="over-dispersion",
        title="Wider limits, where places differ by more than chance",
        said="The limits allow for differences between forces that chance alone does not explain.",
        answers=(
            "Is this force unlike the others, once it is allowed that forces differ by more than chance? Forces police"
            " different places, and with large counts nearly all would lie outside limits that allow for chance alone."
            " This method measures how much they differ from each other, leaving the outermost little say, and widens "
            "the limits by that much. What lies outside even then is unlike the others."
        ),
        formula=(
            "z, how many standard errors a force lies from the target, = (Y − target) ÷ s; Y its figure on an even "
            "scale, s its standard error",
            "scales: log(O ÷ E), √(O ÷ E), the arc sine of √p, log((a + 0.5) ÷ (b + 0.5)); O seen, E expected, p a "
            "share, a and b two counts",
            "the outermost tenth at each end is drawn in to the tenth (left out for log(O ÷ E))",
            "phi, how much more forces differ than by chance, = mean of z²; about 1 where chance explains all",
            "tau², the variance between forces beyond chance, = (N × phi − (N − 1)) ÷ (sum(w) − sum(w²) ÷ sum(w)); N "
            "forces, w = 1 ÷ s²; 0 where that is below zero",
            "limits = target ± z × √(s² + tau²), z = 1.96 for 95% and 3.09 for 99.8%, taken back to the unit; used "
            "where phi is above 1",
        ),
        sources=(_SPIEGELHALTER, _HANDLING),
        example=Example(
            given="Six forces of 500,000 residents with 3,000, 3,500, 4,100, 4,600, 5,200 and 9,000 offences.",
            call="force_funnel([3000, 3500, 4100, 4600, 5200, 9000], [500_000] * 6).standings",
            gives="('within', 'within', 'within', 'within', 'within', 'above_95')",
            told=(
                "By chance alone all six would lie outside the limits. Allowing for how much forces differ, five lie "
                "within them; only the last is above the 95% limit, unlike the others."
            ),
        ),
        limits=(
            "With few peers the spread between them is poorly known; under about ten, read it with care.",
            "Wider limits excuse a difference that all peers share: they tell who is unlike the others, not what "
            "is right.",
            "A count of zero has no logarithm; the square root is used for forces.",
            "For one count set against another, the limits take the standard error of the published package, which is "
            "smaller than that of the scores: read them as a guide only.",
        ),
        module="goldthread.core.stats.peers.force_funnel",
        departures=(
            Departure(
                code="limits-held-at-the-end",
                peer=_FUNNEL_PLOT_R,
                when="a limit would pass the end of the scale of its transform (a square root below zero, an angle "
                "beyond a right angle)",
                theirs="The limit turns back: the further it passes the end, the nearer it comes to the target.",
                ours="The limit is held at the end: 0, or the whole.",
                why="A wider limit must never flag a place that a narrower one lets pass.",
            ),
            Departure(
                code="dispersion-always-told",
                peer=_FUNNEL_PLOT_R,
                when="adjusted limits are not asked for",
                theirs="phi and tau² are given as 0.",
                ours="phi and tau² are given as found, and the adjusted limits beside those in use.",
                why="Whoever turns the adjustment off should see what it would have changed.",
            ),
        ),
    ),
    Method(
        code="peer-groups",
        title="Who is compared with whom, and since when",
        said="Peers are those of a published list that held on the day.",
        answers=(
            "With which forces is this one compared, and since when? Forces are compared with forces that police "
            "similar places, by a published list. Lists are revised, so each group has its days and its source. That B"
            " is a peer of A does not make A a peer of B."
        ),
        formula=("peers on a day = members of the subject’s group with since ≤ day ≤ until, less the subject",),
        sources=(
            Source(
                "Home Office, Most similar forces: groups by demographic, social and economic characteristics",
                "https://www.policeconduct.gov.uk",
            ),
        ),
        example=Example(
            given="A list of 1 June 2015 names A, B and C as the group of A; a list of 1 April 2021 names A and D.",
            call=(
                "group_on(dated_groups([('A', 'A', date(2015, 6, 1)), ('A', 'B', date(2015, 6, 1)), "
                "('A', 'C', date(2015, 6, 1)), ('A', 'A', date(2021, 4, 1)), ('A', 'D', date(2021, 4, 1))], "
                "code='similar', source='a list'), 'A', date(2020, 1, 1)).peers"
            ),
            gives="('B', 'C')",
            told="In 2020 the list of 2015 held, so A is compared with B and C.",
        ),
        limits=(
            "Two groups of one subject may not hold on one day; such lists are refused.",
            "Where no group held on the day, no peers are named: groups are never guessed from another’s list.",
            "With seven peers an average is rough: read intervals and funnels, not places in a list.",
        ),
        module="goldthread.core.stats.peers.groups",
    ),
)
