"""Verification: every promise that can be checked on a catalogue, checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from duckdb import DuckDBPyConnection

_BY_SOURCE: Final = ("mentions", "claims")
_BY_MENTION: Final = ("steps", "mention_muscles", "mention_equipment", "prescriptions")
_REFERENCES: Final = (
    ("documents", "source_id", "sources", "source_id"),
    ("blocks", "source_id", "documents", "source_id"),
    ("ledger", "source_id", "documents", "source_id"),
    ("mentions", "source_id", "documents", "source_id"),
    ("mentions", "exercise_id", "exercises", "exercise_id"),
    ("exercise_names", "exercise_id", "exercises", "exercise_id"),
    ("exercises", "parent_id", "exercises", "exercise_id"),
    ("steps", "mention_id", "mentions", "mention_id"),
    ("mention_muscles", "mention_id", "mentions", "mention_id"),
    ("mention_muscles", "muscle_id", "muscles", "muscle_id"),
    ("mention_equipment", "mention_id", "mentions", "mention_id"),
    ("mention_equipment", "equipment_id", "equipment", "equipment_id"),
    ("muscles", "group_id", "muscles", "muscle_id"),
    ("prescriptions", "mention_id", "mentions", "mention_id"),
    ("claims", "source_id", "documents", "source_id"),
    ("claims", "mention_id", "mentions", "mention_id"),
    ("conflicts", "claim_a", "claims", "claim_id"),
    ("conflicts", "claim_b", "claims", "claim_id"),
    ("conflicts", "source_a", "sources", "source_id"),
    ("conflicts", "source_b", "sources", "source_id"),
    ("sources", "duplicate_of", "sources", "source_id"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: how many rows it was checked on, how many break it, and the first that does."""

    name: str
    checked: int
    broken: int
    example: str | None


def verify(connection: DuckDBPyConnection) -> Iterator[Check]:
    """Check a catalogue, promise by promise."""
    for table in (*_BY_SOURCE, *_BY_MENTION):
        yield _quotes(connection, table)
        yield _claimed(connection, table)
    yield _ledger(connection)
    for table, column, target, key in _REFERENCES:
        yield _reference(connection, table, column, target, key)
    yield _subjects(connection)
    yield _counts(connection)
    yield _statuses(connection)


def _facts(table: str) -> str:
    join = "" if table in _BY_SOURCE else "JOIN mentions USING (mention_id)"
    return f"SELECT source_id, f.quote, f.start_char, f.end_char FROM {table} AS f {join}"


def _quotes(connection: DuckDBPyConnection, table: str) -> Check:
    return _run(
        connection,
        f"{table}: the quote is the text at its offsets",
        f"""SELECT source_id || ' ' || start_char, start_char >= 0 AND start_char < end_char
                AND substring(text, start_char + 1, end_char - start_char) IS NOT DISTINCT FROM quote
            FROM ({_facts(table)}) LEFT JOIN documents USING (source_id)""",
    )


def _claimed(connection: DuckDBPyConnection, table: str) -> Check:
    return _run(
        connection,
        f"{table}: the ledger holds its characters as claimed",
        f"""SELECT f.source_id || ' ' || f.start_char, l.status = 'claimed' AND l.end_char >= f.end_char
            FROM ({_facts(table)}) AS f
            ASOF LEFT JOIN ledger AS l ON l.source_id = f.source_id AND l.start_char <= f.start_char""",
    )


def _ledger(connection: DuckDBPyConnection) -> Check:
    return _run(
        connection,
        "ledger: every character belongs to exactly one row",
        """SELECT source_id, coalesce(starts_at = 0 AND ends_at = length(text) AND gapless, false)
           FROM documents LEFT JOIN (
               SELECT source_id, min(start_char) AS starts_at, max(end_char) AS ends_at,
                   bool_and(start_char < end_char AND (before IS NULL OR before = start_char)) AS gapless
               FROM (SELECT *, lag(end_char) OVER (PARTITION BY source_id ORDER BY start_char) AS before FROM ledger)
               GROUP BY source_id
           ) USING (source_id)""",
    )


def _reference(connection: DuckDBPyConnection, table: str, column: str, target: str, key: str) -> Check:
    return _run(
        connection,
        f"{table}.{column}: the row of {target} exists",
        f"""SELECT t.{column}, k.{key} IS NOT NULL
            FROM (SELECT {column} FROM {table} WHERE {column} IS NOT NULL) AS t
            LEFT JOIN {target} AS k ON k.{key} = t.{column}""",
    )


def _subjects(connection: DuckDBPyConnection) -> Check:
    return _run(
        connection,
        "claims.subject_id: the exercise or muscle exists",
        """SELECT claim_id, CASE subject_kind
               WHEN 'exercise' THEN e.exercise_id IS NOT NULL WHEN 'muscle' THEN m.muscle_id IS NOT NULL
               ELSE subject_id = 'general' END
           FROM claims
           LEFT JOIN exercises AS e ON e.exercise_id = subject_id
           LEFT JOIN muscles AS m ON m.muscle_id = subject_id""",
    )


def _counts(connection: DuckDBPyConnection) -> Check:
    return _run(
        connection,
        "exercises: the counts are those of the mentions",
        """SELECT exercise_id, e.source_count = count(DISTINCT m.source_id) AND e.mention_count = count(m.mention_id)
           FROM exercises AS e LEFT JOIN mentions AS m USING (exercise_id)
           GROUP BY exercise_id, e.source_count, e.mention_count""",
    )


def _statuses(connection: DuckDBPyConnection) -> Check:
    return _run(
        connection,
        "sources: read ones have a document, quarantined ones a reason, duplicates their original",
        """SELECT source_id, CASE status
               WHEN 'duplicate' THEN duplicate_of IS NOT NULL AND d.source_id IS NULL
               WHEN 'quarantined' THEN q.source_id IS NOT NULL AND sources.reason IS NOT NULL AND d.source_id IS NULL
               ELSE d.source_id IS NOT NULL AND duplicate_of IS NULL END
           FROM sources LEFT JOIN documents AS d USING (source_id) LEFT JOIN quarantine AS q USING (source_id)""",
    )


def _run(connection: DuckDBPyConnection, name: str, sql: str) -> Check:
    """Count the rows of a query of (what, holds) for which `holds` is not true."""
    row = connection.execute(
        f"SELECT count(*), count(*) FILTER (holds IS NOT TRUE), min(what) FILTER (holds IS NOT TRUE) "
        f"FROM ({sql}) AS t (what, holds)"
    ).fetchone()
    checked, broken, example = row or (0, 0, None)
    return Check(name, checked, broken, example)
