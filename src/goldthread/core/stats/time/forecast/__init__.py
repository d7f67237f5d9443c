"""Forecasts of one to many series: simple rules, decompositions, smoothing, and the choice between them by trial."""
