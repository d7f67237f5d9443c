"""One method, one file, one published source; many rows or series in one call. No method guesses: what cannot be
computed is refused by name, or said to be so."""
