"""Weighted surveys: estimates with the interval that their design allows."""
