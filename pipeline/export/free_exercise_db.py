"""The format of free-exercise-db (github.com/yuhonas/free-exercise-db): one array of exercises.

Every record is valid against that project's schema; `FreeExercise` is stricter: it checks every element of every
array and knows no further keys but `sources`, which says what each record was made from.
"""

from __future__ import annotations

from typing import Literal, TextIO

from duckdb import DuckDBPyConnection
from pydantic import BaseModel, ConfigDict, Field

from pipeline.export.cells import json_text
from pipeline.export.crosswalk import load_crosswalk
from pipeline.export.digests import digests
from pipeline.export.exercise_fields import (
    Level,
    SourceCredit,
    category_of,
    level_of,
    muscles_of,
    note_common_losses,
    source_credit,
)
from pipeline.export.losses import Losses

Equipment = Literal[
    "medicine ball", "dumbbell", "body only", "bands", "kettlebells", "foam roll", "cable", "machine", "barbell",
    "exercise ball", "e-z curl bar", "other",
]  # fmt: skip
Muscle = Literal[
    "abdominals", "abductors", "adductors", "biceps", "calves", "chest", "forearms", "glutes", "hamstrings", "lats",
    "lower back", "middle back", "neck", "quadriceps", "shoulders", "traps", "triceps",
]  # fmt: skip


class FreeExercise(BaseModel):
    """An exercise of free-exercise-db."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern="^[0-9a-zA-Z_-]+$")
    name: str = Field(min_length=1)
    level: Level
    mechanic: None = Field(description="Articles state none, and none is guessed.")
    equipment: Equipment | None
    primaryMuscles: list[Muscle] = Field(json_schema_extra={"uniqueItems": True})  # noqa: N815
    secondaryMuscles: list[Muscle] = Field(json_schema_extra={"uniqueItems": True})  # noqa: N815
    instructions: list[str]
    category: Literal["strength", "stretching"]
    images: list[str] = Field(max_length=0)
    sources: list[SourceCredit] = Field(min_length=1)


def write_free_exercise_db(connection: DuckDBPyConnection, file: TextIO, losses: Losses) -> None:
    """Write all exercises as one array, a record a line."""
    crosswalk = load_crosswalk("free-exercise-db", connection)
    file.write("[")
    for number, exercise in enumerate(digests(connection)):
        note_common_losses(exercise, losses, one_piece=True)
        losses.note("have other names, which the format cannot hold", int(bool(exercise.aliases)))
        primary, secondary = muscles_of(exercise, crosswalk, losses)
        record = FreeExercise.model_validate(
            {
                "id": exercise.exercise_id,
                "name": exercise.name,
                "level": level_of(exercise, losses),
                "mechanic": None,
                "equipment": crosswalk.main_equipment(exercise.own_equipment, exercise.equipment),
                "primaryMuscles": primary,
                "secondaryMuscles": secondary,
                "instructions": exercise.steps,
                "category": category_of(exercise, losses),
                "images": (),
                "sources": [source_credit(credit) for credit in exercise.credits],
            }
        )
        file.write(",\n" if number else "\n")
        file.write(json_text(record.model_dump(mode="json")))
    file.write("\n]\n")
