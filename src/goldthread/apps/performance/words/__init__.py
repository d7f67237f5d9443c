"""The words of figures: numbers as they are printed, what a series says, where a figure stands. No sums here."""
