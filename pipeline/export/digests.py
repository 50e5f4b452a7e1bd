"""What the articles say of one exercise, in sum: for programs that hold one opinion an exercise.

A choice is made in one place, here, and always by the number of articles; the README says what it loses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of
from pipeline.export.excerpts import excerpt

_AT_A_TIME: Final = 500
"""Exercises held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An article to name beside what was taken from it."""

    source_id: str
    title: str
    author: str | None
    publisher: str | None
    published: date | None
    url: str | None

    def line(self) -> str:
        """The article on one line: title, author, publisher, address."""
        return ", ".join(part for part in (self.title, self.author, self.publisher, self.url) if part)


@dataclass(frozen=True, slots=True)
class Digest:
    """One exercise as most articles have it; what none of them says is empty or None."""

    exercise_id: str
    name: str
    parent: str | None
    """Name of the more general exercise."""
    laterality: str | None
    level: str | None
    aliases: tuple[str, ...]
    own_equipment: str | None
    """What the name itself says, such as dumbbell."""
    equipment: tuple[str, ...]
    """The same first, then what articles name, by their number."""
    muscles: tuple[str, ...]
    """Muscles called primary or given no role, by the number of articles."""
    secondary: tuple[str, ...]
    steps: tuple[str, ...]
    """The steps of the mention that tells most of them."""
    units: frozenset[str]
    """What its doses count: reps, seconds…"""
    tempo: str | None
    """The tempo, if all doses that name one name the same."""
    credits: tuple[Credit, ...]


_EXERCISES: Final = """
    SELECT e.exercise_id, e.name, p.name AS parent, e.laterality, e.equipment_id
    FROM exercises AS e LEFT JOIN exercises AS p ON p.exercise_id = e.parent_id
    WHERE e.source_count > 0 AND e.exercise_id BETWEEN ? AND ? ORDER BY e.exercise_id
"""
_PARTS: Final = {
    "names": """
        SELECT exercise_id, name FROM exercise_names
        WHERE exercise_id BETWEEN ? AND ? ORDER BY exercise_id, source_count DESC, name""",
    "equipment": """
        SELECT exercise_id, equipment_id FROM mention_equipment JOIN mentions AS m USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ?
        GROUP BY ALL ORDER BY exercise_id, count(DISTINCT m.source_id) DESC, equipment_id""",
    "muscles": """
        SELECT exercise_id, muscle_id, role FROM exercise_muscles
        WHERE exercise_id BETWEEN ? AND ?
        ORDER BY exercise_id, as_primary DESC, articles DESC, muscle_id""",
    "steps": """
        SELECT m.exercise_id, list(t.text ORDER BY t.position) AS texts
        FROM steps AS t JOIN mentions AS m USING (mention_id)
        WHERE m.exercise_id BETWEEN ? AND ? GROUP BY m.exercise_id, m.mention_id
        QUALIFY row_number() OVER (PARTITION BY m.exercise_id ORDER BY len(texts) DESC, m.mention_id) = 1""",
    "levels": """
        SELECT subject_id AS exercise_id, value FROM claims
        WHERE subject_kind = 'exercise' AND aspect = 'level' AND stance = 'asserted' AND polarity = 1
            AND subject_id BETWEEN ? AND ?
        GROUP BY subject_id, value
        QUALIFY rank() OVER (PARTITION BY subject_id ORDER BY count(DISTINCT source_id) DESC) = 1 ORDER BY ALL""",
    "doses": """
        SELECT DISTINCT exercise_id, reps_unit, tempo FROM prescriptions JOIN mentions USING (mention_id)
        WHERE exercise_id BETWEEN ? AND ? ORDER BY ALL""",
    "credits": """
        SELECT DISTINCT m.exercise_id, source_id, coalesce(s.title, s.path) AS title, s.author, s.publisher,
            s.published, s.url
        FROM mentions AS m JOIN sources AS s USING (source_id)
        WHERE m.exercise_id BETWEEN ? AND ? ORDER BY exercise_id, title, source_id""",
}


def digests(connection: DuckDBPyConnection) -> Iterator[Digest]:
    """All exercises that an article presents, by id; only some of them are in memory at a time."""
    ids = [
        row[0]
        for row in connection.execute(
            "SELECT exercise_id FROM exercises WHERE source_count > 0 ORDER BY exercise_id"
        ).fetchall()
    ]
    for start in range(0, len(ids), _AT_A_TIME):
        window = ids[start : start + _AT_A_TIME]
        bounds = (window[0], window[-1])
        parts = {name: _by_exercise(rows_of(connection, sql, bounds)) for name, sql in _PARTS.items()}
        for row in rows_of(connection, _EXERCISES, bounds):
            yield _digest(row, {name: found.get(row["exercise_id"], []) for name, found in parts.items()})


def _digest(row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> Digest:
    levels = [item["value"] for item in parts["levels"]]
    tempos = {item["tempo"] for item in parts["doses"]} - {None}
    equipment = ([row["equipment_id"]] if row["equipment_id"] else []) + [
        item["equipment_id"] for item in parts["equipment"]
    ]
    return Digest(
        exercise_id=row["exercise_id"],
        name=excerpt(row["name"]),
        parent=row["parent"],
        laterality=row["laterality"],
        level=levels[0] if len(levels) == 1 else None,
        aliases=_aliases(row["name"], [item["name"] for item in parts["names"]]),
        own_equipment=row["equipment_id"],
        equipment=tuple(dict.fromkeys(equipment)),
        muscles=tuple(item["muscle_id"] for item in parts["muscles"] if item["role"] != "secondary"),
        secondary=tuple(item["muscle_id"] for item in parts["muscles"] if item["role"] == "secondary"),
        steps=tuple(excerpt(text) for item in parts["steps"] for text in item["texts"]),
        units=frozenset(item["reps_unit"] for item in parts["doses"]),
        tempo=tempos.pop() if len(tempos) == 1 else None,
        credits=tuple(
            Credit(
                item["source_id"],
                excerpt(item["title"]),
                item["author"],
                item["publisher"],
                item["published"],
                item["url"],
            )
            for item in parts["credits"]
        ),
    )


def _aliases(name: str, names: list[str]) -> tuple[str, ...]:
    """Other names, each once whatever its capitals; the most used wording stays."""
    seen = {name.casefold()}
    aliases = []
    for other in (" ".join(excerpt(one).split()) for one in names):
        if other and other.casefold() not in seen:
            seen.add(other.casefold())
            aliases.append(other)
    return tuple(aliases)


def _by_exercise(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["exercise_id"]].append(row)
    return grouped
