"""Conflicts and agreements: which comparable claims cannot both be followed, and what sources say alike.

First what compares: the same subject, aspect, side and kind of set, asserted and not of one week of a plan. Then what
excludes: figures that lie apart, opposed values, a value wanted here and forbidden there. A condition (level, goal,
population, a workout) that only one of the two states makes the dispute `possible` at most, and so do figures that
are apart by little (vocabulary/data/aspects.toml). Copies of one article speak with one voice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Final

from duckdb import DuckDBPyConnection

from pipeline.conflicts.origins import find_origins
from pipeline.vocabulary import Vocabulary

_STAGES: Final = (
    "1-comparable",
    "2-figures",
    "3-choices",
    "4-muscles",
    "5-contradictions",
    "6-agreements",
    "7-conflicts",
)
SETTINGS: Final = {
    "most_certain": 6,  # disputes of one subject and aspect, the most widely held first: the rest would say nothing new
    "most_possible": 2,
    "most_pairs": 4,  # sources that dispute a statement in pairs; of more, one speaks for all and the row counts them
    "other_place": 80,  # characters between two places of an article: less is one sentence that gives a choice
}
"""How much of a popular exercise's disputes is kept."""
_WEIGHTS: Final = {3: "touches safety", 2: "changes the result", 1: "a matter of preference"}


def find_conflicts(
    connection: DuckDBPyConnection, vocabulary: Vocabulary, dismissed: Mapping[str, str] | None = None
) -> None:
    """Fill `conflicts` and `agreements` from the claims of a catalogue under construction.

    `dismissed` maps ids of conflicts that the editor has put aside to the reason: they stay in the table and carry it.
    """
    connection.begin()
    _define_aspects(connection, vocabulary)
    _define(connection, "dismissed (conflict_id TEXT, reason TEXT)", sorted((dismissed or {}).items()))
    connection.commit()
    find_origins(connection)
    for name, value in SETTINGS.items():
        connection.execute(f"SET VARIABLE {name} = {value}")
    for stage in _STAGES:
        script = resources.files("pipeline.conflicts").joinpath("sql", f"{stage}.sql")
        connection.execute(script.read_text(encoding="utf-8"))
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall():
        connection.execute(f"DROP TABLE temp.{table}")
    macros = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE database_name = 'temp' AND NOT internal"
    for (macro,) in connection.execute(macros).fetchall():
        connection.execute(f"DROP MACRO temp.{macro}")


def _define_aspects(connection: DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    """Create the temporary tables that say how aspects compare.

    These are `aspects`, `opposed` values, those that leave the choice to the reader, and `parts` of muscles.
    """
    aspects = [
        (
            *(name, a.kind, a.compare, a.min_gap, a.min_ratio, a.sided, a.of_workout, a.within_article),
            *(a.severity, f"{_WEIGHTS[a.severity]}: {a.because}", a.says),
        )
        for name, a in vocabulary.aspects.items()
    ]
    _define(
        connection,
        "aspects (aspect TEXT, kind TEXT, compare TEXT, min_gap DOUBLE, min_ratio DOUBLE, sided BOOLEAN, "
        "of_workout BOOLEAN, within_article BOOLEAN, severity INTEGER, severity_reason TEXT, says TEXT)",
        aspects,
    )
    _define(connection, "opposed (aspect TEXT, value_a TEXT, value_b TEXT)", sorted(vocabulary.opposed_values()))
    left_open = [(cue.aspect, cue.value) for cue in vocabulary.cues.values() if cue.leaves_open]
    _define(connection, "left_open (aspect TEXT, value TEXT)", sorted(left_open))
    parts = [(part, whole) for part in vocabulary.muscles for whole in vocabulary.group_path(part)]
    _define(connection, "parts (part TEXT, whole TEXT)", parts)


def _define(connection: DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    connection.execute(f"CREATE TEMP TABLE {table}")
    if rows:
        # Column by column: a statement a row takes twenty times as long.
        values = ", ".join("unnest(?)" for _ in rows[0])
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {table.partition(' ')[0]} SELECT {values}", columns)
