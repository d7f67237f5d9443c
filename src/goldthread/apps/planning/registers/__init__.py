"""One module a register: its declaration and its table."""
