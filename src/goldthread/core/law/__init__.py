"""The law that the trade rests on, as data and pure predicates, each with its instrument and section."""
