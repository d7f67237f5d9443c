"""The page of one measure: its anatomy, its table as a file, and the chain behind each of its figures."""
