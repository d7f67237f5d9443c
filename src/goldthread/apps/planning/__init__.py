"""What a body has promised: plans, their themes, the actions under them with dated updates, and insight paragraphs."""
