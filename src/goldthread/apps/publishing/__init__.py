"""What a body must keep and lay open: the registers that it publishes."""
