"""Stores the figures that files of the manifest give: counts of the street files, reported figures, residents."""

from goldthread.apps.performance.figures.storing import compute_stale, store_figures
from goldthread.apps.performance.figures.workbook import check_cards

__all__ = ["check_cards", "compute_stale", "store_figures"]
