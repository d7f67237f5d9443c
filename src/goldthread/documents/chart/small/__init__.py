"""Charts in little: a line in a table row, one figure on a line, many statuses in a bar."""
