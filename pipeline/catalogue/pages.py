"""What the catalogue knows of one exercise, and its conflicts, as records for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """Everything about one exercise; each list in the order a reader wants it."""

    exercise: Row
    names: list[Row]
    variants: list[Row]
    muscles: list[Row]
    equipment: list[Row]
    doses: list[Row]
    steps: list[Row]
    agreements: list[Row]
    conflicts: list[Row]


_TITLE: Final = "coalesce(s.title, s.path) AS title"
_PAGE: Final = {
    "names": """
        SELECT mode(name ORDER BY name) AS name, count(DISTINCT source_id) AS source_count
        FROM mentions WHERE exercise_id = ? GROUP BY lower(name) ORDER BY source_count DESC, name""",
    "variants": """
        SELECT name, source_count FROM exercises WHERE parent_id = ? AND source_count > 0
        ORDER BY source_count DESC, name""",
    "muscles": """
        SELECT muscle_id, role, articles AS sources, as_primary, as_secondary, without_role
        FROM exercise_muscles WHERE exercise_id = ? ORDER BY role = 'secondary', sources DESC, muscle_id""",
    "equipment": """
        SELECT equipment_id, count(DISTINCT m.source_id) AS sources
        FROM mention_equipment JOIN mentions AS m USING (mention_id)
        WHERE m.exercise_id = ? GROUP BY equipment_id ORDER BY sources DESC, equipment_id""",
    "doses": f"""
        SELECT p.*, {_TITLE}, s.path
        FROM prescriptions AS p JOIN mentions AS m USING (mention_id) JOIN sources AS s USING (source_id)
        WHERE m.exercise_id = ? ORDER BY s.path, p.start_char""",
    "steps": f"""
        SELECT mention_id, position, text, {_TITLE}, s.path
        FROM steps JOIN mentions AS m USING (mention_id) JOIN sources AS s USING (source_id)
        WHERE m.exercise_id = ? ORDER BY s.path, mention_id, position""",
    "agreements": """
        SELECT * FROM agreements
        WHERE subject_kind = 'exercise' AND subject_id = ? AND aspect NOT IN ('muscles', 'equipment')
        ORDER BY independent_sources DESC, aspect, value""",
}


def exercise_page(connection: DuckDBPyConnection, exercise_id: str) -> ExercisePage | None:
    """The page of one exercise, or None when no article presents it."""
    found = rows_of(connection, "SELECT * FROM exercises WHERE exercise_id = ? AND source_count > 0", [exercise_id])
    if not found:
        return None
    parts = {name: rows_of(connection, sql, [exercise_id]) for name, sql in _PAGE.items()}
    return ExercisePage(found[0], conflicts=conflict_rows(connection, exercise_id=exercise_id, possible=True), **parts)


def near_exercises(connection: DuckDBPyConnection, exercise_id: str, words: Sequence[str]) -> list[str]:
    """Names of exercises in the catalogue that share the id's beginning or end, or most of the words."""
    return [
        row["name"]
        for row in rows_of(
            connection,
            """
            SELECT name, len(list_intersect(string_split(exercise_id, '-'), ?)) AS shared
            FROM exercises
            WHERE source_count > 0 AND (shared > 0 OR jaro_winkler_similarity(exercise_id, ?) > 0.9)
            ORDER BY shared DESC, jaro_winkler_similarity(exercise_id, ?) DESC, exercise_id LIMIT 5
            """,
            [list(words), exercise_id, exercise_id],
        )
    ]


def conflict_rows(
    connection: DuckDBPyConnection,
    *,
    kind: str | None = None,
    exercise_id: str | None = None,
    muscle_id: str | None = None,
    min_severity: int = 1,
    possible: bool = False,
    dismissed: bool = False,
) -> list[Row]:
    """Conflicts with both quotes, the sharpest first.

    `muscle_id` keeps conflicts about a muscle and about exercises that a source says work it; `possible` adds those
    that hold only if an unstated condition is the same, `dismissed` those that the editor put aside.
    """
    return rows_of(
        connection,
        """
        SELECT c.*, a.quote AS quote_a, b.quote AS quote_b,
            coalesce(sa.title, sa.path) AS title_a, sa.path AS path_a,
            coalesce(sb.title, sb.path) AS title_b, sb.path AS path_b
        FROM conflicts AS c
        JOIN claims AS a ON a.claim_id = claim_a JOIN claims AS b ON b.claim_id = claim_b
        JOIN sources AS sa ON sa.source_id = source_a JOIN sources AS sb ON sb.source_id = source_b
        WHERE ($kind IS NULL OR c.kind = $kind)
            AND ($exercise IS NULL OR (c.subject_kind = 'exercise' AND c.subject_id = $exercise))
            AND ($muscle IS NULL OR (c.subject_kind = 'muscle' AND c.subject_id = $muscle) OR (
                c.subject_kind = 'exercise' AND c.subject_id IN (
                    SELECT exercise_id FROM mention_muscles JOIN mentions USING (mention_id) WHERE muscle_id = $muscle
                )))
            AND severity >= $severity AND ($possible OR certainty = 'conflict')
            AND ($dismissed OR c.dismissed IS NULL)
        ORDER BY c.dismissed IS NOT NULL, certainty, severity DESC, c.kind, c.aspect, c.subject_name, conflict_id
        """,
        {
            "kind": kind,
            "exercise": exercise_id,
            "muscle": muscle_id,
            "severity": min_severity,
            "possible": possible,
            "dismissed": dismissed,
        },
    )


def around_quotes(
    connection: DuckDBPyConnection, conflicts: Iterable[Row], characters: int
) -> dict[str, tuple[str, str]]:
    """The text right before and right behind the quote of each claim in `conflicts`, by the claim's id.

    Each is as long as `characters`, or shorter where the article begins or ends; the article's line breaks are kept.
    """
    claims = sorted({row[side] for row in conflicts for side in ("claim_a", "claim_b")})
    found = connection.execute(
        """
        SELECT
            claim_id,
            substring(text, greatest(1, start_char + 1 - $characters), least(start_char, $characters)),
            substring(text, end_char + 1, $characters)
        FROM claims JOIN documents USING (source_id)
        WHERE claim_id IN (SELECT unnest($claims::TEXT[]))
        """,
        {"claims": claims, "characters": characters},
    ).fetchall()
    return {claim: (before, after) for claim, before, after in found}
