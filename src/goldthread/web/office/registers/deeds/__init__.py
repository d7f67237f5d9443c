"""What was done, in sentences: the history of an entry, and the log of a body."""
