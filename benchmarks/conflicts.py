"""Time the conflict stage on synthetic prescriptions, spread evenly over the exercises and as popularity has it."""

from __future__ import annotations

import time
from typing import Final

import duckdb

from pipeline.catalogue.store import create_tables
from pipeline.conflicts import find_conflicts
from pipeline.vocabulary import load_vocabulary

SIZES: Final = (10_000, 100_000, 1_000_000)
EXERCISES: Final = 20_000
_A_SOURCE: Final = 10
"""Prescriptions of one article."""

# u and v are even between 0 and 1, from the row's number alone: each run times the same rows. By Zipf's law the n-th
# exercise is met 1/n times as often as the first: half of all prescriptions are of the first 140.
_CLAIMS: Final = """
    INSERT INTO claims BY NAME
    WITH numbers AS (
        SELECT i, hash(4 * i) / 18446744073709551616 AS u, hash(4 * i + 1) / 18446744073709551616 AS v
        FROM range($size) AS n (i)
    ),
    doses AS (
        SELECT i, CASE WHEN $zipf THEN floor(exp(u * ln($exercises)))::INTEGER
            ELSE floor(u * $exercises)::INTEGER END AS exercise,
            1 + floor(v * 25) AS low, hash(4 * i + 2) % 6 AS width, hash(4 * i + 3) % 8 AS level
        FROM numbers
    ),
    stated AS (
        SELECT i, exercise, 'reps' AS aspect, low, low + width AS high, level FROM doses
        UNION ALL
        SELECT i, exercise, 'sets', 1 + low % 6, 1 + low % 6 + width % 2, level FROM doses
    )
    SELECT
        'c' || i || aspect AS claim_id, 's' || (i // $a_source) AS source_id, 'exercise' AS subject_kind,
        'exercise-' || exercise AS subject_id, aspect, low AS value_min, high AS value_max, aspect AS unit,
        1 AS polarity, 'asserted' AS stance, CASE level WHEN 0 THEN 'beginner' WHEN 1 THEN 'advanced' END AS level,
        'benchmark' AS rule, 'quote' AS quote, 0 AS start_char, 5 AS end_char
    FROM stated
"""


def time_conflicts() -> None:
    """Print one line a size and spread: prescriptions, wall seconds, conflicts found."""
    vocabulary = load_vocabulary()
    for zipf in (False, True):
        for size in SIZES:
            with duckdb.connect() as connection:
                _fill(connection, size, zipf=zipf)
                start = time.perf_counter()
                find_conflicts(connection, vocabulary)
                seconds = time.perf_counter() - start
                found = connection.execute("SELECT count(*) FROM conflicts").fetchall()[0][0]
            spread = "by Zipf's law" if zipf else "evenly spread"
            print(f"conflicts, {spread:<13} {size:>9,} prescriptions {seconds:>7.2f} s {found:>9,} conflicts")  # noqa: T201


def _fill(connection: duckdb.DuckDBPyConnection, size: int, *, zipf: bool) -> None:
    create_tables(connection)
    values = {"size": size, "zipf": zipf, "exercises": EXERCISES, "a_source": _A_SOURCE}
    connection.execute(_CLAIMS, values)
    connection.execute(
        "INSERT INTO sources BY NAME "
        "SELECT DISTINCT source_id, source_id AS path, source_id AS title, 'ok' AS status FROM claims"
    )
    connection.execute(
        "INSERT INTO exercises BY NAME SELECT DISTINCT subject_id AS exercise_id, subject_id AS name, true AS known, "
        "1 AS source_count, 1 AS mention_count FROM claims"
    )


if __name__ == "__main__":
    time_conflicts()
