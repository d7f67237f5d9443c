"""The views: each loads what is held, makes one call for its page, and answers."""
