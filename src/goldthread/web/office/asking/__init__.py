"""Pages of the office that ask: they take what a person types, show what would come of it, and hand it to one deed of
the engine. They decide nothing about who may and keep nothing themselves but files between two requests."""
