"""Replaying decisions on a catalogue under construction; what they overrule is kept and can come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.rows import exercise_rows
from pipeline.decide.decisions import Decision, Dismissal, Merge, MuscleRole, Renaming, Split
from pipeline.identify import identify
from pipeline.text import name_words
from pipeline.vocabulary import Vocabulary

_OF_MUSCLES: Final = (
    (
        *("mention_muscles", "overruled_muscles", "mention_id, muscle_id"),
        "mention_id IN (SELECT mention_id FROM mentions WHERE exercise_id = ?) AND muscle_id = ?",
    ),
    (
        *("claims", "overruled_claims", "claim_id"),
        "subject_kind = 'exercise' AND subject_id = ? AND aspect = 'muscles' AND value = ?",
    ),
)
"""What says that an exercise works a muscle: table, where its overruled rows go, key, condition."""


class Replay:
    """One replay of some decisions, in the three places of an ingest where they can apply.

    Call `on_articles` when all articles' rows are in, `on_exercises` when the exercises are, `on_conflicts` when the
    conflicts are found; the last one fills the table `decisions`.
    """

    def __init__(self, decisions: Sequence[Decision], connection: DuckDBPyConnection, vocabulary: Vocabulary) -> None:
        self._decisions = decisions
        self._connection = connection
        self._vocabulary = vocabulary
        self._applied: set[int] = set()

    def on_articles(self) -> None:
        """Undo what an earlier catalogue replayed, then merge, split and set muscles."""
        self._connection.execute(resources.files("pipeline.decide").joinpath("undo.sql").read_text(encoding="utf-8"))
        for number, decision in enumerate(self._decisions):
            match decision:
                case Merge():
                    self._note(number, self._move("exercise_id = ?", [self._id(decision.exercise)], into=decision.into))
                case Split():
                    condition = "exercise_id = ? AND list_contains(?, name)"
                    values = [self._id(decision.exercise), self._spellings(decision.wording)]
                    self._note(number, self._move(condition, values, into=decision.name))
                case MuscleRole():
                    self._note(number, self._set_muscle(decision))

    def on_exercises(self) -> None:
        """Give exercises the names that people chose."""
        for number, decision in enumerate(self._decisions):
            if isinstance(decision, Renaming):
                values = [decision.name, self._id(decision.exercise)]
                self._note(number, self._changed("UPDATE exercises SET name = ? WHERE exercise_id = ?", values))

    def on_conflicts(self) -> None:
        """Mark dismissed conflicts with the reason, and write down which decisions applied."""
        for number, decision in enumerate(self._decisions):
            if isinstance(decision, Dismissal):
                values = [decision.reason, decision.conflict]
                self._note(number, self._changed("UPDATE conflicts SET dismissed = ? WHERE conflict_id = ?", values))
        for number, decision in enumerate(self._decisions):
            row = [number + 1, decision.kind, in_words(decision), decision.reason, decision.date]
            self._connection.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)", [*row, number in self._applied])

    def _id(self, name: str) -> str:
        return identify(name, self._vocabulary).exercise_id

    def _spellings(self, wording: str) -> list[str]:
        """The names that articles give which differ from `wording` in case, hyphens and plural at most."""
        names = self._connection.execute("SELECT DISTINCT name FROM mentions").fetchall()
        return sorted(name for (name,) in names if name_words(name) == name_words(wording))

    def _note(self, number: int, rows: int) -> None:
        if rows:
            self._applied.add(number)

    def _changed(self, sql: str, values: Sequence[Any]) -> int:
        row = self._connection.execute(sql, values).fetchone()
        return int(row[0]) if row else 0

    def _move(self, condition: str, values: Sequence[Any], *, into: str) -> int:
        """Give mentions, and what is said of them, to another exercise; how many mentions there were."""
        target = identify(into, self._vocabulary)
        connection = self._connection
        connection.execute(f"CREATE OR REPLACE TEMP TABLE moved AS FROM mentions WHERE {condition}", values)
        for row in exercise_rows(target):
            columns, places = ", ".join(row), ", ".join("?" for _ in row)
            connection.execute(
                f"INSERT INTO source_exercises (source_id, {columns}) "
                f"SELECT DISTINCT source_id, {places} FROM moved ON CONFLICT DO NOTHING",
                list(row.values()),
            )
        connection.execute(
            "UPDATE claims SET subject_id = ? FROM moved WHERE claims.subject_kind = 'exercise' "
            "AND claims.source_id = moved.source_id AND claims.subject_id = moved.exercise_id "
            "AND (claims.mention_id IS NULL OR claims.mention_id = moved.mention_id)",
            [target.exercise_id],
        )
        return self._changed(
            "UPDATE mentions SET exercise_id = ? WHERE mention_id IN (SELECT mention_id FROM moved)",
            [target.exercise_id],
        )

    def _set_muscle(self, decision: MuscleRole) -> int:
        """Overrule the role that articles give a muscle; in how many places they do."""
        values = [self._id(decision.exercise), decision.muscle]
        for table, overruled, key, condition in _OF_MUSCLES:
            self._connection.execute(
                f"INSERT INTO {overruled} FROM {table} ANTI JOIN {overruled} USING ({key}) WHERE {condition}", values
            )
        changed = 0
        for table, _, _, condition in reversed(_OF_MUSCLES):
            if decision.role == "none":
                changed = self._changed(f"DELETE FROM {table} WHERE {condition}", values)
            else:
                changed = self._changed(f"UPDATE {table} SET role = ? WHERE {condition}", [decision.role, *values])
        return changed


def in_words(decision: Decision) -> str:
    """What a decision says, for people to read."""
    match decision:
        case Merge():
            return f"{decision.exercise} is {decision.into}"
        case Split():
            return f"{decision.wording} is not {decision.exercise} but {decision.name}"
        case Renaming():
            return f"{decision.exercise} is shown as {decision.name}"
        case MuscleRole():
            return f"{decision.muscle} in {decision.exercise}: {decision.role}"
        case Dismissal():
            return f"conflict {decision.conflict} is none"


def unapplied(connection: DuckDBPyConnection) -> Iterator[str]:
    """The decisions of a catalogue that found nothing to apply to, in words."""
    yield from (
        f"{what} ({reason})"
        for what, reason in connection.execute(
            "SELECT decision, reason FROM decisions WHERE NOT applied ORDER BY position"
        ).fetchall()
    )
