"""What the public gets of the registers: which there are, each list, each entry, and the data behind them."""
