"""Recorded rows looked into: counted two ways straight from the lake, and by places that no row names itself."""

from goldthread.analytics.drill.counting import ACROSS, DOWN, Drilled, Held, Line, Question, drill
from goldthread.analytics.drill.places import PLACES, drill_places

__all__ = ["ACROSS", "DOWN", "PLACES", "Drilled", "Held", "Line", "Question", "drill", "drill_places"]
