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
    exercises = {"x"} | {claim["subject_id"] for claim in claims if "subject_id" in claim}
    for exercise in sorted(exercises):
        connection.execute(
            "INSERT INTO exercises VALUES (?, ?, NULL, NULL, NULL, NULL, NULL, NULL, true, 1, 1)",
            [exercise, exercise.title()],
        )
    for number, claim in enumerate(claims):
        row = {"claim_id": f"c{number:03}", "source_id": f"s{number:03}", **_DEFAULTS, **claim}
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO claims ({', '.join(row)}) VALUES ({marks})", list(row.values()))
        connection.execute(
            "INSERT OR IGNORE INTO sources (source_id, path, title, status) VALUES (?, ?, ?, 'ok')",
            [row["source_id"], f"{row['source_id']}.md", f"Article {row['source_id']}"],
        )
