"""The office's pages about what was noticed in the files: which findings wait for an answer, and the form that gives
one."""
