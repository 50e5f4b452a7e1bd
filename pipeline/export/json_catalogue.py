"""The JSON export: the whole catalogue in one file, the same bytes for the same articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final, TextIO

from duckdb import DuckDBPyConnection
from pydantic import BaseModel

from pipeline.catalogue.store import rows_of, stream_of
from pipeline.export import records
from pipeline.export.cells import json_text

_SOURCES: Final = """
    SELECT source_id, path, format, sha256, title, author, publisher, published, url, language, words, status, reason,
        duplicate_of
    FROM sources ORDER BY source_id
"""
_EXERCISES: Final = "SELECT * FROM exercises WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id"
_PARTS: Final = {
    "names": """
        SELECT exercise_id, name, source_count FROM exercise_names
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, name""",
    "muscles": """
        SELECT exercise_id, source_id, u.* FROM mention_muscles AS u JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, mention_id, muscle_id""",
    "equipment": """
        SELECT exercise_id, source_id, u.* FROM mention_equipment AS u JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, mention_id, equipment_id""",
    "prescriptions": """
        SELECT exercise_id, source_id, p.* EXCLUDE (rule) FROM prescriptions AS p JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, prescription_id""",
}
_STEPS: Final = """
    SELECT exercise_id, source_id, mention_id, m.name, s.* EXCLUDE (mention_id)
    FROM steps AS s JOIN mentions AS m USING (mention_id)
    WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, mention_id, s.position
"""
_EXERCISE_CONFLICTS: Final = """
    SELECT subject_id, conflict_id FROM conflicts
    WHERE subject_kind = 'exercise' AND subject_id BETWEEN ? AND ? ORDER BY ALL
"""
_CLAIM: Final = (
    *("claim_id", "source_id", "mention_id", "value", "value_min", "value_max", "unit", "polarity"),
    *("quote", "start_char", "end_char"),
)
_SIDES: Final = ", ".join(
    "{" + ", ".join(f"'{name}': {side}.{name}" for name in _CLAIM) + f"}} AS {side}" for side in ("a", "b")
)
_CONFLICTS: Final = f"""
    SELECT c.* EXCLUDE (claim_a, claim_b, source_a, source_b), {_SIDES}
    FROM conflicts AS c JOIN claims AS a ON a.claim_id = claim_a JOIN claims AS b ON b.claim_id = claim_b
    ORDER BY conflict_id
"""
_MUSCLES: Final = "SELECT * FROM muscles ORDER BY muscle_id"
_AGREEMENTS: Final = "SELECT * FROM agreements ORDER BY ALL"
_AT_A_TIME: Final = 500
"""Exercises held in memory at a time."""


def write_json(connection: DuckDBPyConnection, file: TextIO) -> None:
    """Write the catalogue as JSON: keys sorted, rows ordered by id, one record a line.

    Every record is validated before it is written; a few hundred exercises are in memory at a time.
    """
    sections: list[tuple[str, Iterator[BaseModel]]] = [
        ("agreements", _simple(connection, _AGREEMENTS, records.AgreementRecord)),
        ("conflicts", _simple(connection, _CONFLICTS, records.ConflictRecord)),
        ("exercises", _exercises(connection)),
        ("muscles", _simple(connection, _MUSCLES, records.MuscleRecord)),
        ("sources", _simple(connection, _SOURCES, records.SourceRecord)),
    ]
    file.write("{\n")
    for name, section in sections:
        if name == "sources":
            file.write(f'"schema_version": {records.SCHEMA_VERSION},\n')
        file.write(f'"{name}": [')
        for number, record in enumerate(section):
            file.write(",\n" if number else "\n")
            # Sorted here, since pydantic leaves keys in the order of the model.
            file.write(json_text(record.model_dump(mode="json"), sort_keys=True))
        file.write("\n],\n" if name != "sources" else "\n]\n")
    file.write("}\n")


def _simple(connection: DuckDBPyConnection, sql: str, model: type[BaseModel]) -> Iterator[BaseModel]:
    return (model.model_validate(row) for row in stream_of(connection, sql))


def _exercises(connection: DuckDBPyConnection) -> Iterator[BaseModel]:
    ids = [row[0] for row in connection.execute("SELECT exercise_id FROM exercises ORDER BY ALL").fetchall()]
    for start in range(0, len(ids), _AT_A_TIME):
        window = ids[start : start + _AT_A_TIME]
        bounds = (window[0], window[-1])
        parts = {name: _by_exercise(rows_of(connection, sql, bounds)) for name, sql in _PARTS.items()}
        instructions = _instructions(connection, bounds)
        conflicts: dict[str, list[str]] = defaultdict(list)
        for exercise_id, conflict_id in connection.execute(_EXERCISE_CONFLICTS, list(bounds)).fetchall():
            conflicts[exercise_id].append(conflict_id)
        for row in rows_of(connection, _EXERCISES, bounds):
            exercise_id = row["exercise_id"]
            yield records.ExerciseRecord(
                **row,
                **{name: found.get(exercise_id, []) for name, found in parts.items()},
                instructions=instructions.get(exercise_id, []),
                conflicts=conflicts.get(exercise_id, []),
            )


def _by_exercise(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row.pop("exercise_id")].append(row)
    return grouped


def _instructions(
    connection: DuckDBPyConnection, bounds: tuple[str, str]
) -> dict[str, list[records.InstructionsRecord]]:
    grouped: dict[str, list[records.InstructionsRecord]] = defaultdict(list)
    for row in rows_of(connection, _STEPS, bounds):
        of_exercise = grouped[row.pop("exercise_id")]
        source_id, mention_id, name = row.pop("source_id"), row.pop("mention_id"), row.pop("name")
        if not of_exercise or of_exercise[-1].mention_id != mention_id:
            of_exercise.append(
                records.InstructionsRecord(source_id=source_id, mention_id=mention_id, name=name, steps=[])
            )
        of_exercise[-1].steps.append(records.StepRecord.model_validate(row))
    return grouped
