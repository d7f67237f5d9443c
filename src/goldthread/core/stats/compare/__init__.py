"""Comparisons of two periods, and of many figures at once. "No detectable change" is an answer."""
