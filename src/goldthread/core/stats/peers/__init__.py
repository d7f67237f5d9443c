"""A body among its peers: funnels, never a league table."""
