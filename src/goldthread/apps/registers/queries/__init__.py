"""Reads of the engine: things and their threads, and the entries of every register as whoever asks may see them."""

from goldthread.apps.registers.queries.things import TREE, UPWARD, Knot, Thread, find, live, several, thread

__all__ = ["TREE", "UPWARD", "Knot", "Thread", "find", "live", "several", "thread"]
