"""Intervals: how far a share, a count, a rate or a mean could lie from what was seen."""
