"""The pages of reports: which editions are held, what one of them says in a minute, and its files."""
