"""Papers to render in tests: one with every kind of part, one that says the same words everywhere, one too wide.

Figures of crime, plan and survey are real; rows of the long table, the closed parts and the hostile words are not.
"""

from datetime import date

from goldthread.core.period import Period
from goldthread.core.state import State
from goldthread.documents.chart import BarPart, ChartPoint, LimitLines, LineChart, Position, TargetStep
from goldthread.documents.picture import Bar, Line, Spark, Strip
from goldthread.documents.text import Source, Span, Text, words
from goldthread.documents.tree import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Group,
    Marking,
    Note,
    Paragraph,
    Points,
    Row,
    Section,
    Table,
    Withheld,
)

HOSTILE = "$ # @ * _ < > & \" ' \\ [ ] { } ~ = - + / ` <script>alert(1)</script> #panic() @label $x^2$ //no /*no*/"
LETTERS = "ŵ ŷ Ŵ Ŷ â ê î ô û ł ą ż ę ć ń ś ź ó Ł Ż"
LONG_TITLE = ("A very long title that somebody typed into a form without a limit, and nobody shortened " * 4)[:300]
CLOSED = Marking(public=False, category="paragraph 3, financial or business affairs")

ROBBERY = (105, 75, 81, *([None] * 9), 61, 78, 89, 126, 174, 157, 150, 145, 137, 136, 169, 132)
SIGNALS = {1: "improvement", 2: "improvement", 12: "improvement", **dict.fromkeys(range(15, 24), "concern")}
SAID = {12: "61, below the limit", 16: "174, above the limit"}


def robbery() -> tuple[ChartPoint, ...]:
    """Monthly robberies from January 2024, with the hole of 2024."""
    period, points = Period.month(2024, 1), []
    for place, value in enumerate(ROBBERY):
        state = State.HELD if value is not None else State.NOT_HELD
        kind = SIGNALS.get(place, "common") if value is not None else "common"
        points.append(ChartPoint(period, value, state, kind, SAID.get(place, "")))  # type: ignore[arg-type]
        period = period.next
    return tuple(points)


def figure(text: str, value: float | None = None, name: str = "robbery.value@2025/26 Q3") -> Span:
    """A figure in a sentence, with its source."""
    return Span(
        text, source=Source(name, value, "Street files to December 2025", "https://example.org/figures/robbery")
    )


def number(value: float, shown: str = "") -> Cell:
    return Cell(value, words(shown or f"{value:,.0f}"))


def sample_paper() -> Document:
    """Every kind of block, cell, span, shape, picture and marking."""
    return Document(
        title="Performance and Insight",
        period="October to December 2025",
        body="Police and Crime Commissioner for Nottinghamshire",
        made_on=date(2026, 3, 3),
        edition="1, 3 March 2026",
        data_to="31 December 2025",
        contact="the performance analyst, office of the Commissioner",
        minute=(
            words("Robbery has been above its average for nine months running."),
            words(
                "Confidence is ",
                figure("0.2 points", -0.2),
                " short of its milestone; victim satisfaction is 1.5 points above.",
            ),
            words(Span("12 of 20", strong=True), " actions are on track; 8 are at risk."),
        ),
        sections=(
            _stands_out(),
            _by_theme(),
            _plan(),
            _areas(),
            hostile_section(HOSTILE, key="hostile"),
            _about_the_data(),
        ),
        licence=words(
            "Contains public sector information licensed under the ",
            Span(
                "Open Government Licence v3.0", href="https://www.nationalarchives.gov.uk/doc/open-government-licence/"
            ),
            ".",
        ),
    )


def _stands_out() -> Section:
    footnote = words("A rule of the chart: eight months or more on one side of the average. See ", Span(to="data"), ".")
    return Section(
        "What stands out",
        (
            Paragraph(
                words(
                    Span("Robbery.", strong=True),
                    " ",
                    figure("437", 437),
                    " robberies were recorded in the quarter, ",
                    figure("5 more (+1.2%)", 5),
                    " than in the one before. Nine months running are above the average",
                    Span("", footnote=footnote),
                    "; ",
                    Span(to="robbery-chart"),
                    " shows them, and ",
                    Span(to="measures"),
                    " the other measures.",
                ),
                key="robbery",
                keep=True,
            ),
            Paragraph(
                words(
                    Span("Confidence in the police.", strong=True),
                    " 57.2% in the year to March 2022, 3.5 percentage points lower than a year before. ",
                    Span("base not held", missing=True),
                ),
                key="confidence",
            ),
            robbery_chart(),
            Points((words("One signal needs a decision: ", Span(to="robbery"), "."), words("No other measure moved."))),
            Note(words("Signals are picked by rule, not by hand.")),
        ),
        key="stands-out",
    )


def robbery_chart() -> Chart:
    """A line with limits, a hole and signals."""
    chart = LineChart(robbery(), LimitLines(121.0, 68.4, 173.6))
    rows = tuple(
        Row(words(point.period.words), (number(point.value) if point.value is not None else _not_held(),))
        for point in robbery()
    )
    return Chart(
        title="Robbery rose in spring 2025 and has not come back down",
        sub="Robberies recorded each month, Nottinghamshire, with average and limits (XmR, 15 months held)",
        alt="Line chart of monthly robberies, January 2024 to December 2025. April to December 2024 are not held.",
        picture=Line(chart),
        data=Table("Robberies by month", (Column("Month"), Column("Robberies", "number", "number")), rows),
        key="robbery-chart",
        shapes=(
            ("concern", "Concern: unusual, wrong direction"),
            ("improvement", "Improvement: unusual, right direction"),
            ("common", "No unusual change"),
        ),
        notes=(words("Street files to December 2025. The table behind this chart is in the workbook."),),
    )


def _not_held() -> Cell:
    return Cell(None, words("not held"), missing=True)


def _by_theme() -> Section:
    return Section(
        "How the measures moved",
        (
            Paragraph(words("Each theme of the plan has its own measures. Volumes are counted, shares are surveyed.")),
            Section("Communities and victims first", (measures_table(), _confidence_strip()), key="theme-1"),
            Section(
                "Effective and resilient policing",
                (Paragraph(words("Sickness is ", figure("5.3%", 5.3), " against a target of 3.7%.")), _targets_chart()),
            ),
        ),
        key="themes",
    )


def measures_table() -> Table:
    """Group rows, a total, sparklines, shapes, a missing cell, a second line under a head."""
    spark = Spark(robbery(), 121.0)
    held = (number(437), number(432), number(5, "+5"), number(1.2, "+1.2%"))
    return Table(
        "Crimes recorded, October to December against July to September 2025",
        (
            Column("Measure", width=2.2),
            Column("Oct–Dec", "number", "number"),
            Column("Jul–Sep", "number", "number"),
            Column("Change", "number", "number"),
            Column("Change", "%", "number"),
            Column("24 months", holds="picture", width=1.5),
            Column("What the series says", width=1.9),
        ),
        (
            Group(words("Theft and robbery")),
            Row(
                words(Span("Robbery", strong=True)),
                (
                    *held,
                    Cell(None, picture=spark),
                    Cell("concern", words("Concern: nine months above average"), shape="concern"),
                ),
                href="https://example.org/measures/robbery",
            ),
            Row(
                words("Shoplifting"),
                (
                    number(3158),
                    number(3407),
                    number(-249, "−249"),
                    number(-7.3, "−7.3%"),
                    Cell(None, picture=spark),
                    Cell("common", words("No unusual change"), shape="common"),
                ),
                under=words("from shops and stalls"),
            ),
            Group(words("Harm to people")),
            Row(
                words("Violence and sexual offences"),
                (
                    number(9691),
                    number(10062),
                    _not_held(),
                    _not_held(),
                    Cell(None, picture=spark),
                    Cell("improvement", words("Improvement: lower"), shape="improvement"),
                ),
            ),
            Row(
                words("All three"),
                (number(13286), number(13901), number(-615, "−615"), number(-4.4, "−4.4%"), Cell(), Cell()),
                total=True,
            ),
        ),
        key="measures",
        sub="Nottinghamshire, by month of report",
        notes=(words("The same quarter a year earlier cannot be compared: no data are held for it."),),
    )


def _confidence_strip() -> Chart:
    return Chart(
        title="Confidence is 57.2%, 0.2 points short of the milestone",
        sub="Residents who have confidence in the police, %, year to March 2022",
        alt="Position strip: now 57.2, baseline 55.4, milestone 57.4, a year before 60.7.",
        picture=Strip(Position(57.2, baseline=55.4, milestone=57.4, earlier=60.7)),
        data=Table(
            "Confidence",
            (Column("What"), Column("Share", "%", "number")),
            (Row(words("Now"), (number(57.2, "57.2"),)),),
        ),
        key="confidence-chart",
    )


def _targets_chart() -> Chart:
    years = [Period.financial_year(year) for year in range(2018, 2022)]
    points = tuple(ChartPoint(year, value) for year, value in zip(years, (14840, 15182, 20680, 15891), strict=True))
    target = TargetStep(years[-1], 11130, "Target 11,130")
    return Chart(
        title="Anti-social behaviour is 4,761 incidents above its target",
        sub="Incidents recorded each year, city partnership",
        alt="Line chart of four years: 14,840, 15,182, 20,680, 15,891, with a target of 11,130.",
        picture=Line(LineChart(points, targets=(target,))),
        data=Table(
            "Incidents by year",
            (Column("Year"), Column("Incidents", "number", "number")),
            tuple(Row(words(point.period.words), (number(point.value or 0),)) for point in points),
        ),
    )


def _plan() -> Section:
    return Section(
        "Is the plan being delivered?",
        (
            Paragraph(words("Theme 7 has 20 actions: ", Span("12 green (60%)", strong=True), " and 8 amber (40%).")),
            Chart(
                title="Twelve of twenty actions are on track",
                sub="Actions of theme 7 by status, 30 September 2017",
                alt="Status bar: 12 of 20 green, 8 of 20 amber.",
                picture=Bar((BarPart("green", 12, "green"), BarPart("amber", 8, "amber"), BarPart("red", 0, "red"))),
                data=Table(
                    "Actions by status",
                    (Column("Status"), Column("Actions", "number", "number")),
                    (Row(words("Green"), (number(12),)), Row(words("Amber"), (number(8),))),
                ),
                shapes=(("green", "Green: on track, 12 of 20"), ("amber", "Amber: at risk, 8 of 20")),
            ),
            long_table(),
            Withheld(words("A part is withheld here: paragraph 3, financial or business affairs."), CLOSED.category),
            Paragraph(words("The provider asks for a higher price."), marking=CLOSED),
        ),
        key="plan",
    )


def long_table(rows: int = 60) -> Table:
    """Reaches over pages, with every status."""
    owners = ("Commissioner", "Force", "Partners")
    statuses = (
        ("green", "On track"),
        ("amber", "At risk"),
        ("red", "Off track"),
        ("white", "Not started, planned later"),
    )
    statuses += (("complete", "Complete"), ("neutral", "No rule"))
    listed: list[Row | Group] = []
    for place in range(rows):
        if place % (rows // 3 or 1) == 0 and place // (rows // 3 or 1) < 3:
            listed.append(Group(words(owners[place // (rows // 3 or 1)])))
        shape, word = statuses[place % len(statuses)]
        listed.append(
            Row(
                words(f"7C{place + 1:02}"),
                (
                    Cell("text", words(f"Action {place + 1}: work with partners on what the plan asks for here.")),
                    Cell(shape, words(word), shape=shape),  # type: ignore[arg-type]
                ),
                under=words("last update 10 October 2017") if place % 4 == 0 else (),
            )
        )
    return Table(
        "Every action of the theme, by owner",
        (Column("Action", width=0.6), Column("What is to be done", width=3), Column("Status", width=1.2)),
        tuple(listed),
        key="actions",
    )


def _areas() -> Section:
    names = ("Ashfield", "Bassetlaw", "Broxtowe", "Gedling", "Mansfield", "Newark and Sherwood", "City", "Rushcliffe")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    columns = (Column("District", width=2), *(Column(month, "number", "number") for month in months))
    listed = tuple(
        Row(words(name), tuple(number(37 * place + 11 * month) for month in range(12)))
        for place, name in enumerate(names, start=1)
    )
    return Section(
        "Areas side by side",
        (
            Paragraph(words("Eight districts, month by month.")),
            Table("Crimes by district and month, 2025", columns, listed),
        ),
        key="areas",
        landscape=True,
    )


def hostile_section(text: str, *, key: str = "") -> Section:
    """The same words in every place that an officer can reach."""
    said = words(text)
    column = Column(text, text, "number")
    table = Table(
        text,
        (Column(text), column),
        (Group(said), Row(said, (Cell(text, said),), under=said), Row(said, (Cell(None, said, missing=True),))),
        sub=text,
        notes=(said,),
    )
    chart = Chart(
        title=f"Title {text}",
        sub=text,
        alt=f"Alternative {text}",
        picture=Line(LineChart((ChartPoint(Period.month(2025, 1), 5, note=text),))),
        data=table,
        shapes=(("neutral", text),),
        notes=(said,),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(
            words(Span(text, strong=True, footnote=said), " ", Span(text, shape="red"), " ", Span(text, missing=True))
        ),
        Paragraph(
            words(Span(text, href=f"https://example.org/?q={text}"), " ", Span(text, source=Source(text, 1.0, text)))
        ),
        Points((said, said)),
        table,
        chart,
        Note(said),
        Withheld(said, text),
    )
    return Section(text, blocks, key=key)


def paper_saying(text: str) -> Document:
    """A small paper with the same words everywhere, cover included."""
    return Document(
        title=text,
        period=text,
        body=text,
        made_on=date(2026, 3, 3),
        edition=text,
        data_to=text,
        contact=text,
        minute=(words(text),),
        sections=(hostile_section(text),),
        licence=words(text),
    )


def wide_paper(columns: int = 60) -> Document:
    """A table of many columns under a title of 300 letters."""
    heads = (Column("Measure", width=2), *(Column(f"Month {place}", "number", "number") for place in range(1, columns)))
    listed = tuple(
        Row(words(name), tuple(number(1000 * row + place) for place in range(1, columns)))
        for row, name in enumerate(("Robbery", "Burglary", "Shoplifting and theft from shops"), start=1)
    )
    wide = Section(
        "A wide table",
        (
            Paragraph(words("Sixty columns, from a spreadsheet.")),
            Table("Five years by month", heads, listed, key="wide"),
        ),
    )
    return Document(
        title=LONG_TITLE,
        period="2020 to 2025",
        body="A body",
        made_on=date(2026, 3, 3),
        edition="2",
        data_to="31 December 2025",
        contact="the analyst",
        minute=(),
        sections=(wide,),
        contents=False,
        marking=CLOSED,
    )


def _about_the_data() -> Section:
    welsh: Text = words("In Welsh: ", Span("Heddlu a throseddu, ŵyl a thŷ", language="cy"), f". Letters: {LETTERS}.")
    return Section(
        "About the data",
        (
            Paragraph(
                words("149,751 records in 15 monthly files.", Span("", footnote=words("Loads 1 to 15."))), key="data"
            ),
            Paragraph(welsh),
            Section("Crynodeb", (Paragraph(words("Mae’r adroddiad hwn yn Gymraeg.")),), language="cy"),
            Section("For members only", (Paragraph(words("Two providers are named here.")),), marking=CLOSED),
            Paragraph(words("Outcomes of the last six months are not reported."), numbered=False),
        ),
        key="about",
    )
