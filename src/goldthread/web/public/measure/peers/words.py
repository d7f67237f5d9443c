"""A funnel in words: its message, how to read it, who is left out. A rate is higher or lower, never better."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goldthread.apps.performance.chosen.peers import LEAST_RESIDENTS, LeftOut, Reason, by_reason
from goldthread.apps.performance.queries import FORCE_RESIDENTS, MONTHLY_COUNTS, Record
from goldthread.apps.performance.words import shown, wording
from goldthread.core.stats.peers.limits import Standing
from goldthread.web.public.measure.peers.held import Beside, Placed


def lacking(record: Record) -> str:
    """What a funnel needs that is not held, or why what is held does not do."""
    counts, residents = (bool(record.of_feed(feed)) for feed in (MONTHLY_COUNTS, FORCE_RESIDENTS))
    if counts and residents:
        return _("Counts and residents of forces are held, but no whole year of three forces for this measure.")
    if counts:
        return _("Monthly counts of other forces are held, but no residents by force, so no rate can be stated.")
    if residents:
        return _("Residents by force are held, but no monthly counts of other forces.")
    return _("Neither monthly counts of other forces nor residents by force are held yet.")


def message(it: Beside) -> str:
    """The title: the force's rate and how it stands, or that it does not stand in the funnel."""
    title = it.definition.title
    if it.own is None:
        number = wording.number(len(it.placed))
        return _("%(title)s: %(number)s forces side by side") % {"title": title, "number": number}
    facts = {"title": title, "rate": rate(it.own.rate), "standing": _standing(it.own.standing)}
    return _("%(title)s: %(rate)s per 1,000 residents, %(standing)s") % facts


def _standing(standing: Standing) -> str:
    words = {
        "above_998": _("far above what forces differ by"),
        "above_95": _("a little above what forces differ by"),
        "within": _("within what forces differ by"),
        "below_95": _("a little below what forces differ by"),
        "below_998": _("far below what forces differ by"),
    }
    return words[standing]


def of_chart(it: Beside) -> str:
    """The message of the chart: the marked force beside all of them."""
    facts = {"average": rate(it.funnel.average), "number": wording.number(len(it.placed))}
    if it.own is None:
        return _("%(number)s forces lie round an average of %(average)s") % facts
    facts |= {"force": it.own.peer.name, "rate": rate(it.own.rate), "standing": _standing(it.own.standing)}
    return _("%(force)s had %(rate)s where all %(number)s forces together had %(average)s") % facts


def in_table(standing: Standing) -> str:
    """How a force stands, by the limits that it lies beyond."""
    words = {
        "above_998": _("Above the 99.8% limit"),
        "above_95": _("Above the 95% limit"),
        "within": _("Within the limits"),
        "below_95": _("Below the 95% limit"),
        "below_998": _("Below the 99.8% limit"),
    }
    return words[standing]


def rate(value: float) -> str:
    """A rate in a sentence: two decimals under 10, one from there on."""
    return wording.number(value, places=shown.rate_places(value))


def residents_of(it: Beside) -> str:
    """Which residents the rates are per: "mid-2020"."""
    return _("mid-%(year)s") % {"year": it.found.residents_year}


def lead(it: Beside) -> str:
    """The answer in two sentences, or why there is none for this body."""
    average = _("All %(number)s forces together had %(average)s.") % {
        "number": wording.number(len(it.placed)),
        "average": rate(it.funnel.average),
    }
    return " ".join(part for part in (_of_own(it), average) if part)


def _of_own(it: Beside) -> str:
    found = it.found
    if it.own:
        facts = {
            "period": found.year.words,
            "force": it.own.peer.name,
            "count": wording.number(it.own.peer.count),
            "things": it.definition.things,
            "rate": rate(it.own.rate),
            "residents": residents_of(it),
        }
        return (
            _("In %(period)s %(force)s had %(count)s %(things)s, %(rate)s per 1,000 residents of %(residents)s.")
            % facts
        )
    if found.own_left_out:
        facts = {"force": found.own_left_out.name, "reason": of_one(it, found.own_left_out)}
        return _("%(force)s does not stand in the funnel: %(reason)s.") % facts
    if found.own:
        return _("The counts held of other forces say nothing of this body’s own force.")
    return _("This body has no force of its own, so none is marked.")


def reading(it: Beside) -> Iterator[str]:
    """What the funnel answers and what it does not, sentence by sentence."""
    number = wording.number(len(it.placed))
    yield _(
        "The funnel answers one question: does a force lie further from the average of all than forces of its size "
        "usually do? Each dot is a force; the further right, the more people live there."
    )
    if it.funnel.is_adjusted:
        yield _(
            "Forces differ far more than chance alone would have it: people, places and ways of recording differ. "
            "The limits allow for that usual spread as well as for chance, and so they are wide."
        )
    else:
        yield _("Forces differ here by no more than chance, so the limits allow for chance alone.")
    facts = {"expected": expected(it), "number": number, "found": _found_outside(it)}
    yield (
        _(
            "Of %(number)s forces %(expected)s would lie outside the 95%% limits by chance alone; %(found)s. A rate "
            "beyond the 99.8%% limits is worth asking about, and the first question is how it was recorded."
        )
        % facts
    )
    yield _(
        "It makes no order of forces: the table stands by name, and a rate that is higher than another within the "
        "limits says nothing."
    )
    yield _(
        "The rates are per resident in %(residents)s, the newest held for every force: commuters, students and "
        "visitors are not in them, and people have moved since."
    ) % {"residents": residents_of(it)}
    if it.census:
        yield _(
            "The rate on the measure’s own page may differ: it is per resident by %(census)s, the rates here by the "
            "estimate of %(residents)s."
        ) % {"census": it.census, "residents": residents_of(it)}


def expected(it: Beside) -> str:
    """How many forces chance alone would put outside the 95 % limits."""
    number = it.funnel.expected_outside_95
    if number < 1:
        return _("fewer than 1")
    return _("about %(number)s") % {"number": wording.number(number, places=0)}


def _found_outside(it: Beside) -> str:
    found = it.outside_95
    return ngettext("%(found)s does", "%(found)s do", found) % {"found": wording.number(found)}


def counted(it: Beside) -> str:
    """How many forces were held whole, and how many of them stand in the funnel."""
    facts = {
        "whole": wording.number(it.found.whole),
        "period": it.found.year.words,
        "least": wording.number(LEAST_RESIDENTS),
        "number": wording.number(len(it.placed)),
    }
    return (
        _(
            "%(whole)s forces have all twelve months of %(period)s and at least %(least)s residents. %(number)s of "
            "them stand in the funnel."
        )
        % facts
    )


def left_out(it: Beside) -> tuple[tuple[str, str], ...]:
    """The forces that are left out, by reason: their names, and the reason with its rule."""
    grouped = by_reason(it.found.left_out)
    return tuple((_names(it, ones), _rule(it, reason)) for reason, ones in grouped.items())


def _names(it: Beside, ones: tuple[LeftOut, ...]) -> str:
    named = [
        _("%(force)s (%(months)s)") % {"force": one.name, "months": wording.months(one.months)}
        if one.is_whole
        else one.name
        for one in ones
    ]
    return "; ".join(named)


def of_one(it: Beside, one: LeftOut) -> str:
    """Why one force is left out, in a clause."""
    months = wording.months(one.months) if one.months else ""
    words = {
        Reason.NOT_HELD: _("no month of %(period)s is held of it"),
        Reason.NOT_WHOLE: _("%(months)s not held"),
        Reason.NO_RESIDENTS: _("its residents are not held"),
        Reason.FEW_RESIDENTS: _("fewer than %(least)s people live there"),
        Reason.COLLAPSED: _("all types together collapsed in %(months)s"),
        Reason.MIXED: _("the types of %(months)s are mixed up"),
        Reason.SHORT: _("part of %(months)s is missing"),
    }
    return words[one.reason] % {
        "months": months,
        "period": it.found.year.words,
        "least": wording.number(LEAST_RESIDENTS),
    }


def _rule(it: Beside, reason: Reason) -> str:
    words = {
        Reason.NOT_HELD: _("No month of %(period)s is held."),
        Reason.NOT_WHOLE: _("Some months of %(period)s are not held, and a part of a year is no year."),
        Reason.NO_RESIDENTS: _("No resident count is held for it, so no rate can be stated."),
        Reason.FEW_RESIDENTS: _(
            "Fewer than %(least)s people live there. Most of what happens there happens to others, so a rate per "
            "resident has no meaning."
        ),
        Reason.COLLAPSED: _("All types together fell below half of their usual number, two months running or more."),
        Reason.MIXED: _(
            "A month holds about as many rows as those beside it, but three in ten or more would have to change type "
            "to give the usual mix: the types of that month cannot be right."
        ),
        Reason.SHORT: _("A type that this measure counts fell below 35%% of its neighbours in a month."),
    }
    return words[reason] % {"period": it.found.year.words, "least": wording.number(LEAST_RESIDENTS)}


def description(it: Beside) -> str:
    """The chart for those who do not see it: kind, subject, range, message, what is left out."""
    rates = [one.rate for one in it.placed]
    limits = it.own or it.placed[0]
    facts = {
        "things": it.definition.things,
        "number": wording.number(len(it.placed)),
        "period": it.found.year.words,
        "low": rate(min(rates)),
        "high": rate(max(rates)),
        "average": rate(it.funnel.average),
        "message": message(it),
    }
    told = _(
        "Funnel of %(things)s per 1,000 residents in %(number)s forces, %(period)s, against how many live in each. "
        "Rates run from %(low)s to %(high)s round an average of %(average)s. %(message)s."
    )
    return f"{told % facts} {limits_words(it, limits)}"


def limits_words(it: Beside, one: Placed) -> str:
    """The limits for one force's size."""
    facts = {
        "force": one.peer.name,
        "lower": rate(one.lower_95),
        "upper": rate(one.upper_95),
        "outer_lower": rate(one.lower_998),
        "outer_upper": rate(one.upper_998),
    }
    return (
        _(
            "For a force the size of %(force)s the 95%% limits are %(lower)s and %(upper)s, the 99.8%% limits "
            "%(outer_lower)s and %(outer_upper)s."
        )
        % facts
    )
