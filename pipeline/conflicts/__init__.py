"""Conflicts and agreements: which comparable claims cannot both be followed, and what sources say alike.

Claims compare when subject, aspect, side and kind of set are the same and neither a quoted myth nor one week
of a plan is among them. A condition (level, goal, population) that only one of the two states makes the
dispute `possible` at most, and so do figures that are apart by little (vocabulary/data/aspects.toml).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import insert_rows, rows_of
from pipeline.conflicts.wording import Claim, explain
from pipeline.vocabulary import Vocabulary

_WORK_TABLES = (
    *(
        "comparable",
        "ranges",
        "stated_ranges",
        "choices",
        "exclusive",
        "undecided",
        "stated_choices",
        "roles",
        "mirrored",
    ),
    *("disputes", "aspects", "opposed"),
)


def find_conflicts(connection: DuckDBPyConnection, vocabulary: Vocabulary, folder: Path) -> None:
    """Fill `conflicts` and `agreements` from the claims of a catalogue under construction.

    `folder` is for the file that the rows pass through.
    """
    _define_aspects(connection, vocabulary)
    for script in ("conflicts.sql", "agreements.sql"):
        connection.execute(resources.files("pipeline.conflicts").joinpath(script).read_text(encoding="utf-8"))
    conflicts = list(_conflicts(connection, vocabulary))
    if conflicts:
        insert_rows(connection, {"conflicts": conflicts}, folder)
    for table in _WORK_TABLES:
        connection.execute(f"DROP TABLE {table}")


def _define_aspects(connection: DuckDBPyConnection, vocabulary: Vocabulary) -> None:
    connection.execute("CREATE TEMP TABLE aspects (aspect TEXT, compare TEXT, min_gap DOUBLE, min_ratio DOUBLE)")
    connection.executemany(
        "INSERT INTO aspects VALUES (?, ?, ?, ?)",
        [(name, entry.compare, entry.min_gap, entry.min_ratio) for name, entry in vocabulary.aspects.items()],
    )
    pairs = {(aspect, *pair) for aspect, entry in vocabulary.aspects.items() for pair in entry.opposes}
    pairs |= {(cue.aspect, cue.value, other) for cue in vocabulary.cues.values() for other in cue.opposes}
    both_ways = pairs | {(aspect, second, first) for aspect, first, second in pairs}
    connection.execute("CREATE TEMP TABLE opposed (aspect TEXT, value_a TEXT, value_b TEXT)")
    connection.executemany("INSERT INTO opposed VALUES (?, ?, ?)", sorted(both_ways))


_DISPUTES = """
    SELECT d.*, e.name AS exercise, m.name AS muscle,
        a.value AS value_a, a.polarity AS polarity_a,
        a.level AS level_a, a.goal AS goal_a, a.population AS population_a,
        a.per_side, coalesce(sa.title, sa.path) AS title_a,
        b.value AS value_b, b.polarity AS polarity_b,
        b.level AS level_b, b.goal AS goal_b, b.population AS population_b,
        coalesce(sb.title, sb.path) AS title_b
    FROM disputes AS d
    JOIN claims AS a ON a.claim_id = d.claim_a
    JOIN claims AS b ON b.claim_id = d.claim_b
    JOIN sources AS sa ON sa.source_id = d.source_a
    JOIN sources AS sb ON sb.source_id = d.source_b
    LEFT JOIN exercises AS e ON d.subject_kind = 'exercise' AND e.exercise_id = d.subject_id
    LEFT JOIN muscles AS m ON d.subject_kind = 'muscle' AND m.muscle_id = d.subject_id
    ORDER BY d.claim_a, d.claim_b, d.aspect
"""


def _conflicts(connection: DuckDBPyConnection, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    for row in rows_of(connection, _DISPUTES):
        entry = vocabulary.aspects[row["aspect"]]
        certain = row["same_conditions"] and row["far_apart"]
        identity = "\n".join(("conflict", row["aspect"], row["claim_a"], row["claim_b"]))
        yield {
            "conflict_id": hashlib.sha256(identity.encode()).hexdigest()[:16],
            "kind": entry.kind,
            "aspect": row["aspect"],
            "subject_kind": row["subject_kind"],
            "subject_id": row["subject_id"],
            "subject_name": row["exercise"] or row["muscle"] or "training in general",
            "claim_a": row["claim_a"],
            "claim_b": row["claim_b"],
            "source_a": row["source_a"],
            "source_b": row["source_b"],
            "certainty": "conflict" if certain else "possible",
            "severity": entry.severity,
            "rule": row["rule"],
            "explanation": explain(entry, _claim(row, "a"), _claim(row, "b"), row),
        }


def _claim(row: dict[str, Any], side: str) -> Claim:
    says = row[f"says_{side}"]
    return Claim(
        title=row[f"title_{side}"],
        value=row[f"value_{side}"],
        polarity=row[f"polarity_{side}"],
        low=says["low"],
        high=says["high"],
        others=says["holders"] - 1,
        conditions=tuple(
            row[f"{name}_{side}"] for name in ("level", "goal", "population") if row[f"{name}_{side}"] is not None
        ),
    )
