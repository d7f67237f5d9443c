"""How actions stand: in words, as a bar, by owner, by part of the plan."""
