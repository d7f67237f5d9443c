"""Whose record this is: the bodies of an installation, and which of them it speaks for."""
