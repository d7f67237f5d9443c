"""Why a method gives no answer, by name. Each is input that no careful person could use as it stands.

StatisticsRefused
├── NotANumber       an infinity, or text in the place of a number
├── NotACount        a count below zero, or exposure that is not above zero
├── NotAShare        a part below zero, greater than its whole, or of a whole that is not above zero
├── NoValues         nothing but missing values, or no row at all
├── MixedPeriods     periods of unlike length in one series
├── OutOfOrder       periods that are not in order of time, or stand twice
├── OverlappingSums  rolling sums where each value must be its own
├── MissingBand      a band of the standard population without a row
├── NoWeight         weights that are below zero, or all zero
├── LoneUnit         a stratum with one sampled unit, and no word on how to treat it
├── TooShort         a history shorter than the method needs
└── WrongChoice      an option that the method does not have
"""

from goldthread.core.errors import BadInput


class StatisticsRefused(BadInput):
    """A method was given what it cannot use. The text says what, where and how to mend it."""


class NotANumber(StatisticsRefused):
    """An infinity, or something that is no number. A missing value is NaN or None."""


class NotACount(StatisticsRefused):
    """A count below zero, or an exposure that is not above zero."""


class NotAShare(StatisticsRefused):
    """A part below zero or greater than its whole, or a whole that is not above zero."""


class NoValues(StatisticsRefused):
    """Nothing but missing values, or no row at all."""


class MixedPeriods(StatisticsRefused):
    """Periods of unlike length in one series."""


class OutOfOrder(StatisticsRefused):
    """Periods that are not in order of time, or stand twice."""


class OverlappingSums(StatisticsRefused):
    """Rolling sums, which share most of their months, where a method needs values of their own."""


class MissingBand(StatisticsRefused):
    """A band of the standard population has no row, so that a sum over bands would be too small."""


class NoWeight(StatisticsRefused):
    """Weights below zero, or a whole that weighs nothing."""


class LoneUnit(StatisticsRefused):
    """A stratum with one sampled unit has no variance of its own; how to treat it must be chosen."""


class TooShort(StatisticsRefused):
    """A history shorter than the method needs."""


class WrongChoice(StatisticsRefused):
    """An option that the method does not have."""
