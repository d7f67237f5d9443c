"""The page of one entry: what it says, what falls due, what may be done now, and what stands beside it."""
