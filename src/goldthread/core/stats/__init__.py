"""One method, one file, one published source. No method guesses: what cannot be computed is said to be so."""
