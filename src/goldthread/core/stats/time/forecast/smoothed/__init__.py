"""Exponential smoothing: its shared steps, Holt-Winters, and the forms with additive errors chosen by likelihood."""
