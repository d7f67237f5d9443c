"""The public face: home, measures and the data behind them. Anyone may read it; nothing can be changed from it."""
