"""Commands about the record itself: whether it stands as it was made, and which registers it is kept in."""
