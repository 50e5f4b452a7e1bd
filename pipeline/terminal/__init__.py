"""What a person at the terminal reads: tables, exercise pages, conflicts, explanations, summaries."""
