"""The records of the JSON export; `schemas/catalogue.schema.json` is made from them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.export.excerpts import LONGEST, excerpt
from pipeline.models import Format, MuscleRole, RepsUnit, SetType, SubjectKind

SCHEMA_VERSION = 1
"""Raised when a key of the export changes its meaning or goes."""


Excerpt = Annotated[str, AfterValidator(excerpt), Field(json_schema_extra={"maxLength": LONGEST})]
"""A piece of an article's own wording, cut off where it is too long to be quoted."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Fact(_Record):
    quote: Excerpt = Field(description="The characters of the article that state the fact, at most 600 of them.")
    start_char: int = Field(ge=0, description="Offset of the quote in the article's text, in Unicode code points.")
    end_char: int = Field(gt=0, description="Offset behind the quote.")


class SourceRecord(_Record):
    """An article."""

    source_id: str
    path: str
    format: Format | None
    sha256: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None
    words: int | None
    status: Literal["ok", "partial", "duplicate", "quarantined"]
    reason: str | None
    duplicate_of: str | None


class NameRecord(_Record):
    """A name as articles write it."""

    name: str
    source_count: int


class MuscleUseRecord(_Fact):
    """An article's statement that the exercise works a muscle."""

    source_id: str
    mention_id: str
    muscle_id: str
    role: MuscleRole


class EquipmentUseRecord(_Fact):
    """An article's statement that the exercise uses a piece of equipment."""

    source_id: str
    mention_id: str
    equipment_id: str


class StepRecord(_Fact):
    """One instruction."""

    position: int
    text: Excerpt


class InstructionsRecord(_Record):
    """The steps of one place where an article presents the exercise."""

    source_id: str
    mention_id: str
    name: str
    steps: list[StepRecord]


class PrescriptionRecord(_Fact):
    """A dose; ranges are two keys, one figure fills both, an open end is null, unknown is null in both."""

    prescription_id: str
    source_id: str
    mention_id: str
    sets_min: float | None
    sets_max: float | None
    reps_min: float | None
    reps_max: float | None
    reps_unit: RepsUnit
    per_side: bool
    rest_seconds_min: float | None
    rest_seconds_max: float | None
    load_percent_1rm_min: float | None
    load_percent_1rm_max: float | None
    load: str | None
    rpe_min: float | None
    rpe_max: float | None
    tempo: str | None
    set_type: SetType
    level: str | None
    goal: str | None
    population: str | None
    phase: str | None


class ExerciseRecord(_Record):
    """One exercise, merged from all articles that present it."""

    exercise_id: str
    name: str
    parent_id: str | None
    movement: str | None
    equipment_id: str | None
    laterality: str | None
    position: str | None
    angle: str | None
    known: bool
    source_count: int
    mention_count: int
    names: list[NameRecord]
    muscles: list[MuscleUseRecord]
    equipment: list[EquipmentUseRecord]
    instructions: list[InstructionsRecord]
    prescriptions: list[PrescriptionRecord]
    conflicts: list[str] = Field(description="Ids of the conflicts about this exercise.")


class MuscleRecord(_Record):
    """A muscle, muscle group or body region."""

    muscle_id: str
    name: str
    group_id: str | None
    kind: Literal["muscle", "group", "region"]
    uberon_id: str | None
    fma_id: str | None


class ClaimRecord(_Fact):
    """One side of a conflict."""

    claim_id: str
    source_id: str
    mention_id: str | None
    value: str | None
    value_min: float | None
    value_max: float | None
    unit: str | None
    polarity: Literal[1, -1]


class ConflictRecord(_Record):
    """Two claims that cannot both be followed."""

    conflict_id: str
    kind: Literal["dose", "schedule", "technique", "muscles", "level", "equipment"]
    aspect: str
    subject_kind: SubjectKind
    subject_id: str
    subject_name: str
    certainty: Literal["conflict", "possible"]
    severity: Literal[1, 2, 3]
    severity_reason: str
    rule: str
    explanation: str
    dismissed: str | None = Field(description="Why the editor put it aside; null when it stands.")
    a: ClaimRecord
    b: ClaimRecord


class AgreementRecord(_Record):
    """What several articles say alike."""

    subject_kind: SubjectKind
    subject_id: str
    aspect: str
    value: str | None
    value_min: float | None
    value_max: float | None
    independent_sources: int
    dissenting_sources: int


class CatalogueRecord(_Record):
    """The whole catalogue: keys sorted, rows ordered by id, no clock and no machine in it."""

    schema_version: Literal[1]
    sources: list[SourceRecord]
    exercises: list[ExerciseRecord]
    muscles: list[MuscleRecord]
    conflicts: list[ConflictRecord]
    agreements: list[AgreementRecord]
