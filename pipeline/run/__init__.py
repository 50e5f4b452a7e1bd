"""Running: which articles an ingest reads, the work on each, and the catalogue that comes of it."""
