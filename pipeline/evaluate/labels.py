"""Labels: what a careful reader takes from an article, and the article they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import UsageError
from pipeline.models import MuscleRole, RepsUnit

Range = tuple[float | None, float | None]


class _Label(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class LabelledDose(_Label):
    """A dose as labelled; an optional one is neither asked for nor held against a run."""

    sets: Range | None
    reps: Range | None
    unit: RepsUnit
    per_side: bool
    required: bool = True


class LabelledExercise(_Label):
    """One exercise that the article presents."""

    name: str
    required: bool = True
    muscles: tuple[tuple[str, MuscleRole], ...] = ()
    muscles_optional: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    equipment_optional: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    steps_optional: tuple[str, ...] = ()
    prescriptions: tuple[LabelledDose, ...] = ()


class LabelledAdvice(_Label):
    """Training advice with a figure."""

    aspect: str
    low: Annotated[float | None, Field(alias="min")] = None
    high: Annotated[float | None, Field(alias="max")] = None
    required: bool = True


class Label(_Label):
    """All labels of one article; `doc` is its path below the folder of articles."""

    doc: str
    title: str | None = None
    exercises: tuple[LabelledExercise, ...] = ()
    advice: tuple[LabelledAdvice, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and the article it labels."""

    label: Label
    article: Path


def load_labelled(labels: Path, articles: Path | None = None) -> list[Labelled]:
    """The labels below a folder with their articles, which lie below `articles` or, without it, beside the labels.

    Raises UsageError for a missing folder, a label that breaks its schema, and a label whose article is not found.
    """
    if not labels.is_dir():
        raise UsageError(f"{labels} is no folder; name the folder that holds the label files (*.json).")
    root = articles or labels
    found = [
        _load(path, root) for path in sorted(labels.rglob("*.json")) if '"doc"' in path.read_text(encoding="utf-8")
    ]
    if not found:
        raise UsageError(f'{labels} holds no label file: a *.json file with the key "doc".')
    return found


def _load(path: Path, root: Path) -> Labelled:
    try:
        label = Label.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise UsageError(f"{path} is no label file: {where}: {first['msg']}.") from error
    article = root / label.doc
    if not article.is_file():
        raise UsageError(f"{path} labels {article}, which does not exist; name the articles' folder with --articles.")
    return Labelled(label, article)
