"""What the pages search in: compact arrays in a script, since a page opened from disk may load nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of, stream_of
from pipeline.report.wording import page_name
from pipeline.text import name_words

Row = dict[str, Any]

LEVELS: Final = ("beginner", "intermediate", "advanced")

_EXERCISES: Final = """
    SELECT
        e.exercise_id, e.name, e.source_count, names.names, muscles.muscles, things.equipment, levels.levels
    FROM exercises AS e
    LEFT JOIN (SELECT exercise_id, list(name ORDER BY source_count DESC, name) AS names FROM exercise_names GROUP BY 1)
        AS names USING (exercise_id)
    LEFT JOIN (
        SELECT exercise_id, list(muscle_id ORDER BY role = 'secondary', articles DESC, muscle_id) AS muscles
        FROM exercise_muscles GROUP BY 1
    ) AS muscles USING (exercise_id)
    LEFT JOIN (
        SELECT exercise_id, list(DISTINCT equipment_id ORDER BY equipment_id) AS equipment
        FROM mention_equipment JOIN mentions USING (mention_id) GROUP BY 1
    ) AS things USING (exercise_id)
    LEFT JOIN (
        SELECT exercise_id, list(DISTINCT level) AS levels FROM (
            SELECT exercise_id, level FROM mentions
            UNION ALL SELECT subject_id, value FROM claims
            WHERE subject_kind = 'exercise' AND aspect = 'level' AND stance = 'asserted' AND polarity = 1
        ) WHERE level IS NOT NULL GROUP BY 1
    ) AS levels USING (exercise_id)
    WHERE e.source_count > 0
    ORDER BY e.source_count DESC, e.name, e.exercise_id
"""


def exercise_rows(connection: DuckDBPyConnection, severities: Mapping[str, list[int]]) -> list[Row]:
    """Every exercise with what it can be found and filtered by, those in most articles first.

    `severities` are those of the conflicts that stand about each exercise.
    """
    return [
        {
            **row,
            "conflicts": len(severities.get(row["exercise_id"], ())),
            "severity": max(severities.get(row["exercise_id"], ()), default=0),
            "others": other_wordings(row["name"], row["names"] or ()),
            "muscles": row["muscles"] or [],
            "equipment": row["equipment"] or [],
            "levels": [level for level in LEVELS if level in (row["levels"] or ())],
        }
        for row in stream_of(connection, _EXERCISES)
    ]


def other_wordings(name: str, names: Iterable[str]) -> list[str]:
    """The names in other words: case, plural and hyphens make no other wording."""
    wordings = {name_words(name): name}
    for other in names:
        wordings.setdefault(name_words(other), other)
    return list(wordings.values())[1:]


def exercise_index(rows: list[Row], muscles: list[Row], equipment: list[Row]) -> str:
    """The script of the search: one array an exercise, muscles and equipment as numbers.

    An exercise is [page, name, other names, articles, muscles, equipment, levels as bits, conflicts, worst severity].
    """
    muscle_number = {row["muscle_id"]: number for number, row in enumerate(muscles)}
    equipment_number = {row["equipment_id"]: number for number, row in enumerate(equipment)}
    data = {
        "muscles": [[row["muscle_id"], row["name"], muscle_number.get(row["group_id"], -1)] for row in muscles],
        "equipment": [[row["equipment_id"], row["name"]] for row in equipment],
        "levels": LEVELS,
        "exercises": [
            [
                page_name(row["exercise_id"]).removesuffix(".html"),
                row["name"],
                row["others"],
                row["source_count"],
                [muscle_number[muscle] for muscle in row["muscles"]],
                [equipment_number[thing] for thing in row["equipment"]],
                sum(1 << LEVELS.index(level) for level in row["levels"]),
                row["conflicts"],
                row["severity"],
            ]
            for row in rows
        ],
    }
    return script("liftloreExercises", data)


def script(name: str, data: Any) -> str:
    """A script that sets one variable; JSON is JavaScript, and the file is never part of a page."""
    return f"var {name}={as_json(data)};\n"


def as_json(data: Any) -> str:
    """Compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def worked_muscles(connection: DuckDBPyConnection) -> list[Row]:
    """How many exercises work each muscle, its parts included; only muscles that some exercise works."""
    return rows_of(
        connection,
        """
        SELECT u.muscle_id, u.name, u.kind, c.exercises
        FROM muscle_coverage AS c JOIN muscles AS u USING (muscle_id)
        WHERE c.exercises > 0 ORDER BY u.name, u.muscle_id
        """,
    )


def by_letter(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Exercises by the first letter of their names; what begins with no letter stands under #."""
    ordered = sorted(rows, key=lambda row: (_letter(row["name"]), row["name"].casefold(), row["exercise_id"]))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda row: _letter(row["name"]))]


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def counted(lists: Iterable[list[str]]) -> Counter[str]:
    """How many lists hold each value."""
    return Counter(value for held in lists for value in set(held))


def heat(rows: list[Row], covers: Mapping[str, frozenset[str]]) -> Counter[str]:
    """How many exercises work each region of the body figure."""
    return Counter(region for row in rows for region in {part for one in row["muscles"] for part in covers[one]})
