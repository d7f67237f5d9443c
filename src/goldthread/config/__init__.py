"""Settings and wiring: which parts there are and where they live on this machine. No rule of the trade stands here."""
