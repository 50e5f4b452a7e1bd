"""Articles for their pages: the structure, and in it the spans that became facts, by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of
from pipeline.models import STRONG_HEADING
from pipeline.report.search_index import other_wordings

Row = dict[str, Any]

AT_A_TIME: Final = 40
"""Articles held in memory at a time."""

FIELDS: Final = {
    "dose": "dose",
    "muscle": "muscle",
    "equipment": "equipment",
    "advice": "advice or cue",
    "name": "exercise",
    "step": "step",
    "unparsed": "not understood",
}
"""Fields that are highlighted, the one that wins where they overlap first, and what a reader calls them."""

_SPANS: Final = """
    SELECT source_id, start_char, end_char, 'name' AS field FROM mentions
    WHERE source_id BETWEEN $first AND $last
    UNION
    SELECT source_id, t.start_char, t.end_char, 'step' FROM steps AS t JOIN mentions USING (mention_id)
    WHERE source_id BETWEEN $first AND $last
    UNION
    SELECT source_id, u.start_char, u.end_char, 'muscle' FROM mention_muscles AS u JOIN mentions USING (mention_id)
    WHERE source_id BETWEEN $first AND $last
    UNION
    SELECT source_id, u.start_char, u.end_char, 'equipment' FROM mention_equipment AS u JOIN mentions USING (mention_id)
    WHERE source_id BETWEEN $first AND $last
    UNION
    SELECT source_id, p.start_char, p.end_char, 'dose' FROM prescriptions AS p JOIN mentions USING (mention_id)
    WHERE source_id BETWEEN $first AND $last
    UNION
    SELECT source_id, c.start_char, c.end_char, 'advice' FROM claims AS c
    WHERE source_id BETWEEN $first AND $last AND aspect NOT IN ('muscles', 'equipment')
        AND NOT EXISTS (
            FROM prescriptions AS p
            WHERE p.mention_id = c.mention_id AND p.start_char = c.start_char AND p.end_char = c.end_char
        )
    UNION
    SELECT source_id, start_char, end_char, 'unparsed' FROM ledger
    WHERE source_id BETWEEN $first AND $last AND status = 'unparsed'
    ORDER BY ALL
"""
_PARTS: Final = {
    "text": "SELECT source_id, text FROM documents WHERE source_id BETWEEN $first AND $last ORDER BY ALL",
    "blocks": """
        SELECT source_id, kind, level, depth, start_char, end_char FROM blocks
        WHERE source_id BETWEEN $first AND $last ORDER BY source_id, start_char, position""",
    "spans": _SPANS,
    "exercises": """
        SELECT m.source_id, m.exercise_id, e.name, min(m.start_char) AS start_char,
            list_sort(list(DISTINCT m.name)) AS names,
            count(DISTINCT (t.mention_id, t.position)) AS steps, count(DISTINCT p.prescription_id) AS doses,
            count(DISTINCT u.muscle_id) AS muscles
        FROM mentions AS m JOIN exercises AS e USING (exercise_id)
        LEFT JOIN steps AS t USING (mention_id) LEFT JOIN prescriptions AS p USING (mention_id)
        LEFT JOIN mention_muscles AS u USING (mention_id)
        WHERE m.source_id BETWEEN $first AND $last GROUP BY ALL ORDER BY m.source_id, 4, 2""",
    "advice": """
        SELECT * FROM claims
        WHERE source_id BETWEEN $first AND $last AND mention_id IS NULL ORDER BY source_id, start_char, claim_id""",
    "conflicts": """
        SELECT DISTINCT source_id, c.* EXCLUDE (source_a, source_b)
        FROM conflicts AS c JOIN claims AS k ON k.claim_id IN (c.claim_a, c.claim_b)
        WHERE source_id BETWEEN $first AND $last AND c.certainty = 'conflict'
        ORDER BY source_id, severity DESC, subject_name, aspect, conflict_id""",
    "ledger": """
        SELECT source_id, status, sum(end_char - start_char)::BIGINT AS chars FROM ledger
        WHERE source_id BETWEEN $first AND $last GROUP BY ALL ORDER BY ALL""",
}


class Piece(NamedTuple):
    """A stretch of an article under the same fields; `anchor` says that a fact begins here."""

    start: int
    text: str
    field: str | None
    fields: tuple[str, ...]
    anchor: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article in pieces."""

    kind: str
    level: int
    depth: int
    pieces: tuple[Piece, ...]

    @property
    def holds_facts(self) -> bool:
        """Whether anything in it was taken or marked."""
        return any(piece.field for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Article:
    """Everything a page shows of one article; consecutive items of lists stand together in `structure`."""

    row: Row
    structure: list[tuple[str, list[Paragraph]]]
    parts: dict[str, list[Row]]
    shares: dict[str, float]


def articles(connection: DuckDBPyConnection) -> Iterator[Article]:
    """Every article that was read, ordered by id; few are in memory at a time."""
    found = connection.execute("SELECT source_id FROM documents ORDER BY ALL").fetchall()
    ids = [row[0] for row in found]
    for start in range(0, len(ids), AT_A_TIME):
        window = ids[start : start + AT_A_TIME]
        bounds = {"first": window[0], "last": window[-1]}
        parts = {name: _by_source(rows_of(connection, sql, bounds)) for name, sql in _PARTS.items()}
        for row in rows_of(
            connection, "SELECT * FROM sources WHERE source_id BETWEEN $first AND $last ORDER BY source_id", bounds
        ):
            if row["source_id"] in parts["text"]:
                yield _article(row, {name: rows.get(row["source_id"], []) for name, rows in parts.items()})


def _by_source(rows: list[Row]) -> dict[str, list[Row]]:
    return {key: list(group) for key, group in groupby(rows, key=lambda row: str(row["source_id"]))}


def _article(row: Row, parts: dict[str, list[Row]]) -> Article:
    text = parts.pop("text")[0]["text"]
    parts["conflicts"] = [one for one in parts["conflicts"] if one.get("dismissed") is None]
    for exercise in parts["exercises"]:
        exercise["others"] = other_wordings(exercise["name"], exercise["names"])
    paragraphs = _paragraphs(text, parts.pop("blocks"), parts.pop("spans"))
    chars = {part["status"]: part["chars"] for part in parts.pop("ledger")}
    whole = sum(chars.values()) or 1
    return Article(
        row=row,
        structure=[(kind, list(group)) for kind, group in groupby(paragraphs, key=lambda one: one.kind)],
        parts=parts,
        shares={status: chars.get(status, 0) / whole for status in ("claimed", "prose", "unparsed")},
    )


def _paragraphs(text: str, blocks: list[Row], spans: list[Row]) -> Iterator[Paragraph]:
    pieces = list(_pieces(text, blocks, spans))
    starts = [block["start_char"] for block in blocks]
    by_block: dict[int, list[Piece]] = defaultdict(list)
    block = 0
    for piece in pieces:
        while block + 1 < len(starts) and starts[block + 1] <= piece.start:
            block += 1
        by_block[block].append(piece)
    for number, found in by_block.items():
        held = tuple(found)
        if any(piece.text.strip() for piece in held):
            row: Row = blocks[number] if blocks else {"kind": "paragraph", "level": 0, "depth": 0}
            yield Paragraph(row["kind"], min(row["level"], STRONG_HEADING), row["depth"], held)


def _pieces(text: str, blocks: list[Row], spans: list[Row]) -> Iterator[Piece]:
    """The text cut wherever a block or a fact begins or ends: one pass over the sorted ends."""
    opening, closing = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for span in spans:
        opening[span["start_char"]].append(span["field"])
        closing[span["end_char"]].append(span["field"])
    cuts = sorted({0, len(text), *(block["start_char"] for block in blocks), *opening, *closing})
    held = dict.fromkeys(FIELDS, 0)
    for start, end in pairwise(cuts):
        for field in closing[start]:
            held[field] -= 1
        for field in opening[start]:
            held[field] += 1
        fields = tuple(field for field in FIELDS if held[field])
        yield Piece(start, text[start:end], fields[0] if fields else None, fields, bool(opening[start]))
