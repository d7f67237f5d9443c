"""What can be referred to and linked: the identity of every thing of a body, its other names, and dated links."""
