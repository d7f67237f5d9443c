"""Goldthread keeps the record of a local policing body as one linked record, and computes what it publishes."""

__version__ = "0.1.0"
