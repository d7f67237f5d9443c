"""Two-factor grading: where a figure stands, which way it moves, and what a published rule makes of both."""
