"""The sections of a paper, one module each. A section with nothing to say says so in a sentence, or is left out."""
