"""The record of what happened: who did what to which thing, sealed so that a change of it is found. It resolves no
key into a name, and it holds nothing of what the things now are."""
