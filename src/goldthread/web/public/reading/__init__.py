"""What a reading says, as parts of a page: shape and words, a row of a table, a strip."""
