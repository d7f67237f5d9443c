"""The parts of a Word file that are the same for every paper but for its language, its names and its dates."""
