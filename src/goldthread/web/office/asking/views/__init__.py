"""The views of the pages that ask, one module a deed. Each opens, asks the engine once, and answers."""
