"""The format of open-exercise-db (github.com/erikpr1994/open-exercise-db): one array of exercises.

Its schema allows no further keys, so that `source.name` names all articles of a record.
"""

from __future__ import annotations

from typing import Final, Literal, TextIO

from duckdb import DuckDBPyConnection
from pydantic import BaseModel, ConfigDict, Field

from pipeline.export.cells import json_text
from pipeline.export.crosswalk import load_crosswalk
from pipeline.export.digests import Digest, digests
from pipeline.export.exercise_fields import Level, category_of, level_of, muscles_of, note_common_losses
from pipeline.export.losses import Losses

Equipment = Literal[
    "ab wheel", "agility hurdle", "balance board", "bands", "barbell", "battle ropes", "body only", "cable", "dumbbell",
    "e-z curl bar", "exercise ball", "foam roll", "glute-ham developer", "jump rope", "kettlebells", "landmine",
    "leg curl machine", "leg extension machine", "leg press machine", "machine", "medicine ball", "other",
    "rowing machine", "sandbag", "sled", "sledgehammer", "smith machine", "suspension trainer", "tire", "trap bar",
    "weight plate", "weight vest",
]  # fmt: skip
Muscle = Literal[
    "abdominals", "abductors", "adductors", "biceps", "calves", "chest", "forearms", "glutes", "hamstrings",
    "hip flexors", "lats", "lower back", "middle back", "neck", "quadriceps", "shoulders", "traps", "triceps",
]  # fmt: skip
MeasurementType = Literal["reps", "weight_reps", "time", "weighted_time"]

_SIDES: Final = {
    "single leg": "unilateral",
    "single arm": "unilateral",
    "double": "bilateral",
}
_WEIGHTS: Final = frozenset(
    "barbell, dumbbell, kettlebell, ez bar, trap bar, weight plate, cable machine, machine, smith machine, "
    "leg curl machine, leg extension machine, leg press machine, medicine ball, sandbag, weighted vest".split(", ")
)


class Origin(BaseModel):
    """Where a record comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, description="The articles, one after the other.")
    id: str = Field(min_length=1, description="The id of the exercise in the catalogue.")


class OpenExercise(BaseModel):
    """An exercise of open-exercise-db."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    aliases: list[str] = Field(json_schema_extra={"uniqueItems": True})
    modality: Literal["strength", "stretching"]
    level: Level
    equipment: Equipment
    primaryMuscles: list[Muscle] = Field(json_schema_extra={"uniqueItems": True})  # noqa: N815
    secondaryMuscles: list[Muscle] = Field(json_schema_extra={"uniqueItems": True})  # noqa: N815
    measurementType: MeasurementType | None  # noqa: N815
    laterality: Literal["bilateral", "unilateral"] | None
    instructions: list[str]
    images: list[str] = Field(max_length=0)
    source: Origin


def write_open_exercise_db(connection: DuckDBPyConnection, file: TextIO, losses: Losses) -> None:
    """Write all exercises as one array, a record a line."""
    crosswalk = load_crosswalk("open-exercise-db", connection)
    file.write("[")
    for number, exercise in enumerate(digests(connection)):
        note_common_losses(exercise, losses, one_piece=True)
        primary, secondary = muscles_of(exercise, crosswalk, losses)
        equipment = crosswalk.main_equipment(exercise.own_equipment, exercise.equipment)
        losses.note("name no equipment and are written as other", int(equipment is None))
        record = OpenExercise.model_validate(
            {
                "id": exercise.exercise_id,
                "name": exercise.name,
                "aliases": exercise.aliases,
                "modality": category_of(exercise, losses),
                "level": level_of(exercise, losses),
                "equipment": equipment or "other",
                "primaryMuscles": primary,
                "secondaryMuscles": secondary,
                "measurementType": _measurement(exercise),
                "laterality": _SIDES.get(exercise.laterality or ""),
                "instructions": exercise.steps,
                "images": (),
                "source": {
                    "name": "; ".join(credit.line() for credit in exercise.credits),
                    "id": exercise.exercise_id,
                },
            }
        )
        file.write(",\n" if number else "\n")
        file.write(json_text(record.model_dump(mode="json")))
    file.write("\n]\n")


def _measurement(exercise: Digest) -> MeasurementType | None:
    """How a set is measured, where all doses count the same and the equipment is named."""
    timed = bool(exercise.units) and exercise.units <= {"seconds", "minutes"}
    if not timed and exercise.units != {"reps"}:
        return None
    if _WEIGHTS & set(exercise.equipment):
        return "weighted_time" if timed else "weight_reps"
    if exercise.equipment == ("bodyweight",):
        return "time" if timed else "reps"
    return None
