"""Pages of the office that show: lists, entries, what is due, what was done. They change
nothing; the pages that ask do."""
