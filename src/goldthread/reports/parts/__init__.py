"""The parts of papers: figures in sentences, cells, tables and charts, each with where it comes from."""
