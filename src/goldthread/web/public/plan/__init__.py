"""The pages of plans: all of them, one of them, a part of it, and one action with its history."""
