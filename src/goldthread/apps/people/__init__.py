"""Who answers: the posts of a body, and every spelling that means one of them. Posts, never people's names."""
