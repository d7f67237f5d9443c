"""What a newer version of a file does to the one held: replaces it, patches it, or may not touch it."""

from goldthread.analytics.vintage.comparing import Differences, compare, verdict
from goldthread.analytics.vintage.patching import NoPatch, Patched, is_patch, patch, patched_place

__all__ = ["Differences", "NoPatch", "Patched", "compare", "is_patch", "patch", "patched_place", "verdict"]
