"""Lists of actions as tables, a hundred lines a page."""
