"""How the command line speaks and listens: answers, faults in words, and what people type."""
