"""Reads that start from a body: its measures, its record as it stood on a day, and what was noticed in its files."""

from goldthread.apps.performance.queries.cards import PACKS, catalogue
from goldthread.apps.performance.queries.feeds import (
    CENSUS,
    CROSS_TABLE,
    FORCE_RESIDENTS,
    MONTHLY_COUNTS,
    STREET,
    WORKBOOK,
)
from goldthread.apps.performance.queries.finding import Answer, Finding, Kind
from goldthread.apps.performance.queries.record import Record, record

__all__ = [
    "CENSUS",
    "CROSS_TABLE",
    "FORCE_RESIDENTS",
    "MONTHLY_COUNTS",
    "PACKS",
    "STREET",
    "WORKBOOK",
    "Answer",
    "Finding",
    "Kind",
    "Record",
    "catalogue",
    "record",
]
