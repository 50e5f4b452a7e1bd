"""The floor: F1 values below which a change must not fall, tied to the labelled articles they were measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import UsageError
from pipeline.evaluate import Evaluation
from pipeline.evaluate.labels import Labelled
from pipeline.files import whole_file


class Floor(BaseModel):
    """F1 for each field, rounded down to three places, and the hash of the articles and labels measured."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    corpus: str
    f1: dict[str, float]


def corpus_hash(labelled: Iterable[Labelled]) -> str:
    """A hash of all articles and labels, so that a floor is not compared with other articles."""
    digest = hashlib.sha256()
    for item in sorted(labelled, key=lambda item: item.label.doc):
        digest.update(
            item.label.doc.encode() + b"\0" + item.article.read_bytes() + item.label.model_dump_json().encode()
        )
    return digest.hexdigest()[:16]


def read_floor(path: Path) -> Floor:
    """The floor in a file; raises UsageError when it is none."""
    try:
        return Floor.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError) as error:
        raise UsageError(f"{path} is no floor file; make one with --raise-floor.") from error


def floor_of(evaluation: Evaluation, corpus: str) -> Floor:
    """The floor that an evaluation's results make."""
    f1 = {name: math.floor(tally.f1 * 1000) / 1000 for name, tally in evaluation.tallies.items()}
    return Floor(corpus=corpus, f1=f1)


def fallen(floor: Floor, now: Floor) -> list[str]:
    """One sentence for each field that is below the floor, and for a corpus that is not the floor's."""
    faults = [
        f"{name}: F1 {now.f1.get(name, 0.0):.3f} is below the floor of {lowest:.3f}"
        for name, lowest in floor.f1.items()
        if now.f1.get(name, 0.0) < lowest
    ]
    if floor.corpus != now.corpus:
        faults.append("the labelled articles are not those the floor was measured on")
    return faults


def raised(floor: Floor | None, now: Floor) -> Floor:
    """The floor lifted to the results where they are higher; a new corpus starts a new floor."""
    if floor is None or floor.corpus != now.corpus:
        return now
    return Floor(corpus=now.corpus, f1={name: max(value, floor.f1.get(name, 0.0)) for name, value in now.f1.items()})


def write_floor(path: Path, floor: Floor) -> None:
    """Write a floor file, one field a line. Raises UsageError when that fails."""
    with whole_file(path) as file:
        file.write(json.dumps(floor.model_dump(), indent=2) + "\n")
