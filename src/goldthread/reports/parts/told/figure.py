"""One figure told in a few sentences: what it is, what it was, what that means. Every word of judgement comes from the
reading."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from goldthread.apps.performance.chosen.stands_out import farthest
from goldthread.apps.performance.readings import Figure, figure_at
from goldthread.apps.performance.words import provenance, rows, sentences, standing, surveys, wording
from goldthread.apps.performance.words.spans import in_sentence, when, widest
from goldthread.core.reading import SeriesReading
from goldthread.core.stats.compare.change import Change
from goldthread.documents.text import NO_TEXT, Span, Text, words
from goldthread.reports.evidence import Evidence
from goldthread.reports.parts import figures
from goldthread.reports.parts.prose import fill, joined, listed, strong
from goldthread.reports.parts.told import targets


def of(evidence: Evidence, figure: Figure) -> Text:
    """One figure in a few sentences: what it is, what it was, what that means."""
    name = ", ".join(filter(None, (figure.definition.title, rows.whose(figure, evidence.place))))
    told = _reported(evidence, figure) if figure.row else _counted(evidence, figure)
    return joined((Span(f"{name}.", strong=True), *told))


def _counted(evidence: Evidence, figure: Figure) -> Iterator[Text]:
    reading, definition = figure.series, figure.definition
    if reading is None:
        return
    facts = {"things": definition.things, "period": in_sentence(figure.point.period)}
    if figure.point.state.usable:
        recorded = _("%(number)s %(things)s were recorded in %(period)s%(compared)s.")
        change = compared(evidence, figure, figure.changes["previous"])
        yield fill(recorded, number=figures.level(evidence, figure), compared=change, **facts)
    yield volume(evidence, figure, reading)
    yield strong(headline(evidence, figure))
    yield words(sentences.judgement(reading, period=figure.point.period))
    yield _farthest(evidence, figure, reading)


def headline(evidence: Evidence, figure: Figure) -> Text:
    """What the series does, in a sentence."""
    if figure.series is None:
        return NO_TEXT
    told = standing.headline(figure, place=evidence.place)
    span = figures.series_span(figure)
    return words(Span(f"{told}.", source=figures.source(evidence, figure, "says", None, period=span)))


def compared(evidence: Evidence, figure: Figure, change: Change) -> Text:
    """“, 5 more (+1.2%) than in July to September 2025”; nothing where no change is stated."""
    if change.number is None or change.against is None:
        return NO_TEXT
    before = in_sentence(change.against)
    if change.number == 0:
        return words(_(", as many as in %(before)s") % {"before": before})
    size = Span(wording.number(abs(change.number)), source=figures.source(evidence, figure, "change", change.number))
    percent = f" ({wording.percent(change)})" if change.percent is not None else ""
    share = Span(percent, source=figures.source(evidence, figure, "percent", change.percent)) if percent else NO_TEXT
    more = _(", %(size)s more%(percent)s than in %(before)s")
    fewer = _(", %(size)s fewer%(percent)s than in %(before)s")
    return fill(more if change.number > 0 else fewer, size=size, percent=share, before=before)


def volume(evidence: Evidence, figure: Figure, reading: SeriesReading) -> Text:
    """How many in the longest period held whole, if that is longer than what was told."""
    points = {point.period: point for point in reading.points}
    span = widest(points, reading.latest.period)
    point = figure_at(points, span)
    if span == figure.point.period or point.value is None or not point.state.usable:
        return NO_TEXT
    number = Span(
        wording.number(point.value), source=figures.source(evidence, figure, "value", point.value, period=span)
    )
    return fill(_("In %(period)s there were %(number)s."), period=in_sentence(span), number=number)


def _farthest(evidence: Evidence, figure: Figure, reading: SeriesReading) -> Text:
    found = farthest(reading, figure.point.period)
    if found is None:
        return NO_TEXT
    point, limit = found
    number = Span(
        wording.number(point.value or 0),
        source=figures.source(evidence, figure, "value", point.value, period=point.period),
    )
    span = figures.series_span(figure)
    at = Span(wording.number(limit, places=1), source=figures.source(evidence, figure, "limit", limit, period=span))
    above = _("%(month)s, at %(number)s, lay above the upper limit of %(limit)s.")
    below = _("%(month)s, at %(number)s, lay below the lower limit of %(limit)s.")
    return fill(
        above if reading.spoken(figure.point.period)[1].rises else below,
        month=point.period.words,
        number=number,
        limit=at,
    )


def _reported(evidence: Evidence, figure: Figure) -> Iterator[Text]:
    gaps = listed(targets.gaps(evidence, figure), _("and"))
    level, period = figures.level(evidence, figure), when(figure.point.period)
    if gaps:
        told = fill(_("%(level)s %(when)s: %(gaps)s."), level=level, when=period, gaps=gaps)
        note = provenance.worked_out(figure.row)
        yield (*told, Span(footnote=words(note))) if note else told
    else:
        yield fill(_("%(level)s %(when)s."), level=level, when=period)
    yield moved(evidence, figure)
    yield words(surveys.told(figure))


def moved(evidence: Evidence, figure: Figure) -> Text:
    """What a reported figure did, in a sentence; nothing where no change is stated."""
    change = figures.stated(figure)
    if change is None:
        return NO_TEXT
    size = figures.size(evidence, figure, change)
    if change.against is None:
        return fill(_("It %(moved)s by %(size)s."), moved=wording.moved(change), size=size)
    told = _("It %(moved)s by %(size)s against %(before)s.")
    return fill(told, moved=wording.moved(change), size=size, before=in_sentence(change.against))
