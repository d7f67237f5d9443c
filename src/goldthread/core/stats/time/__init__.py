"""Series over time: sums, short months, seasonal exceptions and forecasts."""
