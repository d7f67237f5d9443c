"""What a paper is and how its charts are drawn. It knows nothing of policing, of the database or of the web."""
