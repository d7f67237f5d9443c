"""Performance: which files were loaded, what figures they gave, and how those read."""
