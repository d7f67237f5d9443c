"""The list of a register: what was asked for, the lines that answer, what is wrong with them, and all of it
as a file."""
