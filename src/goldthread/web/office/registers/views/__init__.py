"""The views of the pages that show. Each opens, asks once, and answers."""
