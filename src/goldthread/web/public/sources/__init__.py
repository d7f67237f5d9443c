"""The page about the data: which months are held, which look short, what was loaded, and how figures are read."""
