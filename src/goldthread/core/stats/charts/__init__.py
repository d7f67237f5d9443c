"""Control and run charts: which points of a series are more than the usual variation."""
