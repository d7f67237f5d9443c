"""What the body keeps and does: models, operations and queries. No HTML."""
