"""Deeds on the record of figures: take files in, and bring the computed figures up to date with the cards."""

from goldthread.apps.performance.operations.loading import LoadReport, Progress, load, refresh

__all__ = ["LoadReport", "Progress", "load", "refresh"]
