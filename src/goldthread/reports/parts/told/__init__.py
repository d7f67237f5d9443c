"""Running text: one figure in a few sentences, targets, insight paragraphs with bound figures, what cannot be said."""
