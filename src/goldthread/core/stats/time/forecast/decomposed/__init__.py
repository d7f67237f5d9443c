"""A series taken apart into season, trend and remainder: by moving averages, or by loess (STL)."""
