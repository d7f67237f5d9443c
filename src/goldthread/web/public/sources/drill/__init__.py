"""The page that looks into the recorded rows: what is asked, and what is answered."""
