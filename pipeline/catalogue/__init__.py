"""The catalogue: one DuckDB file in which every fact points to the characters that state it."""
