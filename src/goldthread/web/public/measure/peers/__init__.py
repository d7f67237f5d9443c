"""The page that sets a force beside the others: the funnel, its table, who is left out and why. It ranks nobody."""
