"""Thin commands: each reads its words, makes one call and prints the answer."""
