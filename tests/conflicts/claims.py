"""Catalogues made of bare claims, as the tests of conflicts and their benchmark need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import create_tables

Claim = Mapping[str, Any]
_DEFAULTS: Claim = {
    "subject_kind": "exercise",
    "subject_id": "x",
    "polarity": 1,
    "stance": "asserted",
    "rule": "test",
    "quote": "q",
    "start_char": 0,
    "end_char": 1,
}


def fill(connection: DuckDBPyConnection, claims: Sequence[Claim]) -> None:
    """Create the tables and insert claims, each of a source of its own unless it names one."""
    create_tables(connection)
    exercises = sorted({"x"} | {claim["subject_id"] for claim in claims if "subject_id" in claim})
    connection.execute(
        "INSERT INTO exercises BY NAME SELECT unnest(?) AS exercise_id, unnest(?) AS name, true AS known, "
        "1 AS source_count, 1 AS mention_count",
        [exercises, [exercise.title() for exercise in exercises]],
    )
    if not claims:
        return
    rows = [
        {"claim_id": f"c{number:03}", "source_id": f"s{number:03}", **_DEFAULTS, **claim}
        for number, claim in enumerate(claims)
    ]
    names = sorted({name for row in rows for name in row})
    # Column by column: a statement a row takes twenty times as long.
    columns = ", ".join(f"unnest(?) AS {name}" for name in names)
    connection.execute(
        f"INSERT INTO claims BY NAME SELECT {columns}", [[row.get(name) for row in rows] for name in names]
    )
    connection.execute(
        "INSERT INTO sources BY NAME SELECT DISTINCT source_id, source_id || '.md' AS path, "
        "'Article ' || source_id AS title, 'ok' AS status FROM claims"
    )
