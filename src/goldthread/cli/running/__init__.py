"""Commands of whoever looks after an installation: serve it, do its jobs, keep a copy, put one back, find what is
wrong."""
