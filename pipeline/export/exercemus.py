"""The format of exercemus (github.com/exercemus/exercises): vocabularies, muscle groups and exercises in one object."""

from __future__ import annotations

import re
from typing import Final, Literal, TextIO, get_args

from duckdb import DuckDBPyConnection
from pydantic import BaseModel, ConfigDict, Field

from pipeline.export.cells import json_text
from pipeline.export.crosswalk import load_crosswalk
from pipeline.export.digests import digests
from pipeline.export.exercise_fields import SourceCredit, category_of, muscles_of, note_common_losses, source_credit
from pipeline.export.losses import Losses

Category = Literal[
    "strength", "stretching", "plyometrics", "strongman", "cardio", "olympic weightlifting", "crossfit", "calisthenics"
]
Equipment = Literal[
    "none", "ez curl bar", "barbell", "dumbbell", "gym mat", "exercise ball", "medicine ball", "pull-up bar", "bench",
    "incline bench", "kettlebell", "machine", "cable", "bands", "foam roll", "other",
]  # fmt: skip
Muscle = Literal[
    "forearms", "abductors", "adductors", "middle back", "neck", "biceps", "shoulders", "serratus anterior", "chest",
    "triceps", "abs", "calves", "glutes", "traps", "quads", "hamstrings", "lats", "brachialis", "obliques", "soleus",
    "lower back",
]  # fmt: skip
MUSCLE_GROUPS: Final[dict[str, list[Muscle]]] = {
    "arms": ["forearms", "biceps", "triceps", "brachialis"],
    "back": ["neck", "traps", "lats", "lower back", "middle back"],
    "calves": ["calves", "soleus"],
    "chest": ["chest", "serratus anterior"],
    "core": ["abs", "obliques"],
    "legs": ["abductors", "adductors", "quads", "hamstrings", "glutes"],
    "shoulders": ["shoulders"],
}
_TEMPO: Final = re.compile(r"\d{1,2}(?:-\d{1,2}){2,3}")


class ExercemusExercise(BaseModel):
    """An exercise of exercemus, with the articles it was made from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category
    name: str = Field(pattern="^[^_]+$")
    aliases: list[str] | None = None
    instructions: list[str] | None = None
    equipment: list[Equipment]
    primary_muscles: list[Muscle]
    secondary_muscles: list[Muscle]
    tempo: str | None = Field(default=None, pattern=r"^\d{1,2}(-\d{1,2}){2,3}$")
    variation_on: list[str] | None = None
    sources: list[SourceCredit] = Field(min_length=1)


class ExercemusDatabase(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: list[Category]
    equipment: list[Equipment]
    exercises: list[ExercemusExercise]
    muscle_groups: dict[str, list[Muscle]]
    muscles: list[Muscle]


def write_exercemus(connection: DuckDBPyConnection, file: TextIO, losses: Losses) -> None:
    """Write the object, an exercise a line."""
    crosswalk = load_crosswalk("exercemus", connection)
    file.write("{\n")
    file.write(f'"categories": {json_text(list(get_args(Category)))},\n')
    file.write(f'"equipment": {json_text(list(get_args(Equipment)))},\n"exercises": [')
    for number, exercise in enumerate(digests(connection)):
        note_common_losses(exercise, losses, one_piece=False)
        losses.note("have a level, which the format cannot hold", int(exercise.level is not None))
        primary, secondary = muscles_of(exercise, crosswalk, losses)
        tempo = exercise.tempo if exercise.tempo and _TEMPO.fullmatch(exercise.tempo) else None
        record = ExercemusExercise.model_validate(
            {
                "category": category_of(exercise, losses),
                "name": exercise.name.replace("_", " "),
                "aliases": exercise.aliases or None,
                "instructions": exercise.steps or None,
                "equipment": crosswalk.of_equipment(exercise.equipment),
                "primary_muscles": primary,
                "secondary_muscles": secondary,
                "tempo": tempo,
                "variation_on": [exercise.parent.lower()] if exercise.parent else None,
                "sources": [source_credit(credit) for credit in exercise.credits],
            }
        )
        file.write(",\n" if number else "\n")
        file.write(json_text(record.model_dump(mode="json", exclude_none=True)))
    file.write(f'\n],\n"muscle_groups": {json_text(MUSCLE_GROUPS)},\n')
    file.write(f'"muscles": {json_text(list(get_args(Muscle)))}\n}}\n')
