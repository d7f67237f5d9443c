"""How files come in, whatever they hold: opened, looked at, unpacked, read as tables, and answered for."""
