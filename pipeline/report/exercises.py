"""Exercises for their pages, a window of ids at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of
from pipeline.report.chart import Chart, charts
from pipeline.report.conflicts import Dispute, disputes_about
from pipeline.vocabulary import Vocabulary

Row = dict[str, Any]

AT_A_TIME: Final = 250
"""Exercises held in memory at a time."""

_EXERCISES: Final = """
    SELECT e.*, parent.name AS parent_name, coalesce(parent.source_count, 0) > 0 AS parent_met
    FROM exercises AS e LEFT JOIN exercises AS parent ON parent.exercise_id = e.parent_id
    WHERE e.exercise_id BETWEEN ? AND ? AND e.source_count > 0 ORDER BY e.exercise_id
"""
_PARTS: Final = {
    "names": """
        SELECT exercise_id, name, source_count FROM exercise_names
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, source_count DESC, name""",
    "variants": """
        SELECT parent_id AS exercise_id, exercise_id AS variant_id, name, source_count FROM exercises
        WHERE parent_id BETWEEN ? AND ? AND source_count > 0 ORDER BY 1, source_count DESC, name, 2""",
    "muscles": """
        SELECT * FROM exercise_muscles
        WHERE exercise_id BETWEEN ? AND ?
        ORDER BY exercise_id, role = 'secondary', articles DESC, muscle_id""",
    "muscle_facts": """
        SELECT exercise_id, source_id, u.* FROM mention_muscles AS u JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, source_id, u.start_char, muscle_id""",
    "equipment": """
        SELECT exercise_id, source_id, u.* FROM mention_equipment AS u JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, equipment_id, source_id, u.start_char""",
    "doses": """
        SELECT exercise_id, source_id, p.* FROM prescriptions AS p JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, source_id, p.start_char, prescription_id""",
    "steps": """
        SELECT exercise_id, source_id, mention_id, m.name, t.position, t.text, t.start_char
        FROM steps AS t JOIN mentions AS m USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, source_id, mention_id, t.position""",
    "claims": """
        SELECT subject_id AS exercise_id, * EXCLUDE (subject_id) FROM claims
        WHERE subject_kind = 'exercise' AND subject_id BETWEEN ? AND ? AND aspect NOT IN ('muscles', 'equipment')
        ORDER BY exercise_id, aspect, value, polarity DESC, source_id, start_char, claim_id""",
    "agreements": """
        SELECT subject_id AS exercise_id, * EXCLUDE (subject_id) FROM agreements
        WHERE subject_kind = 'exercise' AND subject_id BETWEEN ? AND ?
        ORDER BY exercise_id, independent_sources DESC, aspect, value, value_min""",
    "sources": """
        SELECT exercise_id, source_id, coalesce(title, path) AS title, publisher, author, published
        FROM (
            SELECT exercise_id, source_id FROM mentions
            UNION SELECT subject_id, source_id FROM claims WHERE subject_kind = 'exercise'
        ) JOIN sources USING (source_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, title, source_id""",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One value of an aspect with the claims that state it, and whether articles agree on it."""

    claim: Row
    claims: list[Row]
    agreement: Row | None


@dataclass(frozen=True, slots=True)
class Exercise:
    """Everything a page shows of one exercise; sources are cited by their numbers on the page."""

    row: Row
    parts: Mapping[str, list[Row]]
    charts: list[Chart]
    technique: list[tuple[str, list[Said]]]
    instructions: list[list[Row]]
    disputes: list[Dispute]
    numbers: Mapping[str, int]
    titles: Mapping[str, str]


def exercises(connection: DuckDBPyConnection, vocabulary: Vocabulary) -> Iterator[Exercise]:
    """Every exercise that an article presents, ordered by id; few are in memory at a time."""
    found = connection.execute("SELECT exercise_id FROM exercises WHERE source_count > 0 ORDER BY ALL").fetchall()
    ids = [row[0] for row in found]
    for start in range(0, len(ids), AT_A_TIME):
        window = ids[start : start + AT_A_TIME]
        yield from _window(connection, (window[0], window[-1]), vocabulary)


def _window(connection: DuckDBPyConnection, bounds: tuple[str, str], vocabulary: Vocabulary) -> Iterator[Exercise]:
    parts = {name: _by_exercise(rows_of(connection, sql, bounds)) for name, sql in _PARTS.items()}
    disputes: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in disputes_about(connection, bounds, vocabulary):
        disputes[dispute.row["subject_id"]].append(dispute)
    for row in rows_of(connection, _EXERCISES, bounds):
        of_one = {name: found.get(row["exercise_id"], []) for name, found in parts.items()}
        yield _exercise(row, of_one, disputes[row["exercise_id"]])


def _by_exercise(rows: list[Row]) -> dict[str, list[Row]]:
    return {key: list(group) for key, group in groupby(rows, key=lambda row: str(row["exercise_id"]))}


def _exercise(row: Row, parts: dict[str, list[Row]], disputes: list[Dispute]) -> Exercise:
    numbers = {source["source_id"]: number for number, source in enumerate(parts["sources"], 1)}
    for name in ("muscle_facts", "equipment", "claims"):
        parts[name].sort(key=lambda fact: numbers[fact["source_id"]])
    places = [list(rows) for _, rows in groupby(parts["steps"], key=lambda step: step["mention_id"])]
    with_figures = [claim for claim in parts["claims"] if _has_figures(claim)]
    return Exercise(
        row=row,
        parts=parts,
        charts=charts(with_figures, parts["agreements"]),
        technique=_technique(parts["claims"], parts["agreements"]),
        instructions=sorted(places, key=lambda place: (-len(place), place[0]["mention_id"])),
        disputes=disputes,
        numbers=numbers,
        titles={source["source_id"]: source["title"] for source in parts["sources"]},
    )


def _has_figures(claim: Row) -> bool:
    return claim["value_min"] is not None or claim["value_max"] is not None


def _technique(claims: list[Row], agreements: list[Row]) -> list[tuple[str, list[Said]]]:
    """Aspects with categories, each with its values, the one most articles state first."""
    stated = [claim for claim in claims if claim["value"] is not None and not _has_figures(claim)]
    stated.sort(key=lambda claim: (claim["aspect"], claim["value"], -claim["polarity"]))
    agreed = {(row["aspect"], row["value"]): row for row in agreements}
    found = []
    for aspect, of_aspect in groupby(stated, key=lambda claim: claim["aspect"]):
        values = []
        for (value, polarity), same in groupby(of_aspect, key=lambda claim: (claim["value"], claim["polarity"])):
            held = list(same)
            values.append(Said(held[0], held, agreed.get((aspect, value if polarity == 1 else f"not {value}"))))
        found.append((aspect, sorted(values, key=lambda one: -len({claim["source_id"] for claim in one.claims}))))
    return found
