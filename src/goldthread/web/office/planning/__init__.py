"""The office's pages of updates: send one, approve it, send it back; and the panels that stand beside the engine's.
What the public reads of a plan is not here."""
