"""Conflicts for reading: both quotes in context, what each side says, and what can be filtered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of
from pipeline.report.wording import conditions, context, said
from pipeline.vocabulary import Vocabulary

Row = dict[str, Any]

_AROUND: Final = 400
"""Characters fetched around a quote; the page shows those of its paragraph."""
_SIDE: Final = """
    {side}.source_id AS source_id_{side}, {side}.value AS value_{side}, {side}.value_min AS value_min_{side},
    {side}.value_max AS value_max_{side}, {side}.polarity AS polarity_{side}, {side}.per_side AS per_side_{side},
    {side}.level AS level_{side}, {side}.goal AS goal_{side}, {side}.population AS population_{side},
    {side}.phase AS phase_{side}, {side}.role AS role_{side},
    {side}.quote AS quote_{side}, {side}.start_char AS start_char_{side},
    substring(d{side}.text, greatest(1, {side}.start_char + 1 - $around), least({side}.start_char, $around))
        AS before_{side},
    substring(d{side}.text, {side}.end_char + 1, $around) AS after_{side},
    coalesce(s{side}.title, s{side}.path) AS title_{side}, s{side}.publisher AS publisher_{side}
"""
_AT_A_TIME: Final = 500
"""Conflicts held in memory at a time, with the text around their quotes."""
_ORDERED: Final = """
    SELECT conflict_id FROM conflicts
    WHERE $first IS NULL OR (subject_kind = 'exercise' AND subject_id BETWEEN $first AND $last)
    ORDER BY certainty, severity DESC, kind, aspect, subject_name, conflict_id
"""
_DETAILS: Final = f"""
    WITH wanted AS (SELECT * FROM conflicts WHERE conflict_id IN (SELECT unnest($ids::TEXT[])))
    SELECT c.* EXCLUDE (source_a, source_b), {_SIDE.format(side="a")}, {_SIDE.format(side="b")},
        CASE c.subject_kind WHEN 'muscle' THEN [c.subject_id] WHEN 'exercise' THEN worked.muscles ELSE [] END AS muscles
    FROM wanted AS c
    JOIN claims AS a ON a.claim_id = c.claim_a JOIN claims AS b ON b.claim_id = c.claim_b
    JOIN sources AS sa ON sa.source_id = a.source_id JOIN sources AS sb ON sb.source_id = b.source_id
    JOIN documents AS da ON da.source_id = a.source_id JOIN documents AS db ON db.source_id = b.source_id
    LEFT JOIN (
        SELECT m.exercise_id, list_sort(list(DISTINCT u.muscle_id)) AS muscles
        FROM mention_muscles AS u JOIN mentions AS m USING (mention_id)
        WHERE m.exercise_id IN (SELECT subject_id FROM wanted WHERE subject_kind = 'exercise')
        GROUP BY m.exercise_id
    ) AS worked ON c.subject_kind = 'exercise' AND worked.exercise_id = c.subject_id
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims: what it says, for whom, where, and the text around its quote."""

    says: str
    conditions: str
    source_id: str
    title: str
    publisher: str | None
    start: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with both sides; `dismissed` is the editor's reason for putting it aside."""

    row: Row
    sides: tuple[Side, Side]
    muscles: list[str]
    dismissed: str | None

    @property
    def state(self) -> str:
        """Whether it stands: conflict, possible or dismissed."""
        return "dismissed" if self.dismissed is not None else str(self.row["certainty"])


def disputes(connection: DuckDBPyConnection, vocabulary: Vocabulary) -> Iterator[Dispute]:
    """All conflicts, certain before possible, the sharpest first."""
    return _disputes(connection, {"first": None, "last": None}, vocabulary)


def disputes_about(
    connection: DuckDBPyConnection, bounds: tuple[str, str], vocabulary: Vocabulary
) -> Iterator[Dispute]:
    """The conflicts about exercises whose ids lie within `bounds`."""
    return _disputes(connection, {"first": bounds[0], "last": bounds[1]}, vocabulary)


def _disputes(
    connection: DuckDBPyConnection, bounds: Mapping[str, str | None], vocabulary: Vocabulary
) -> Iterator[Dispute]:
    ids = [row[0] for row in connection.execute(_ORDERED, bounds).fetchall()]
    for start in range(0, len(ids), _AT_A_TIME):
        window = ids[start : start + _AT_A_TIME]
        found = {row["conflict_id"]: row for row in rows_of(connection, _DETAILS, {"ids": window, "around": _AROUND})}
        for row in map(found.__getitem__, window):
            yield Dispute(
                row=row,
                sides=(_side(row, "a", vocabulary), _side(row, "b", vocabulary)),
                muscles=row["muscles"] or [],
                dismissed=row.get("dismissed"),
            )


def _side(row: Row, side: str, vocabulary: Vocabulary) -> Side:
    suffix = f"_{side}"
    own = {key.removesuffix(suffix): value for key, value in row.items() if key.endswith(suffix)}
    before, after = context(own["before"], own["after"])
    role = f"{own['role']}: " if row["kind"] == "muscles" and own["role"] else ""
    return Side(
        says=role + said({**own, "aspect": row["aspect"]}, vocabulary),
        conditions=conditions(own),
        source_id=own["source_id"],
        title=own["title"],
        publisher=own["publisher"],
        start=own["start_char"],
        before=before,
        quote=own["quote"],
        after=after,
    )
