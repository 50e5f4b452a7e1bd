"""The JSON Schemas of what liftlore writes; `python -m pipeline.export.schema FOLDER` writes them anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from pipeline.export.exercemus import ExercemusDatabase
from pipeline.export.free_exercise_db import FreeExercise
from pipeline.export.open_exercise_db import OpenExercise
from pipeline.export.records import CatalogueRecord
from pipeline.files import whole_file

_EXPORTS: Final[dict[str, tuple[str, TypeAdapter[Any]]]] = {
    "catalogue": ("liftlore catalogue", TypeAdapter(CatalogueRecord)),
    "free-exercise-db": ("liftlore export to free-exercise-db", TypeAdapter(list[FreeExercise])),
    "open-exercise-db": ("liftlore export to open-exercise-db", TypeAdapter(list[OpenExercise])),
    "exercemus": ("liftlore export to exercemus", TypeAdapter(ExercemusDatabase)),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema (JSON Schema 2020-12) by its file name."""
    return {
        f"{name}.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.json_schema(mode="serialization"),
            "title": title,
        }
        for name, (title, model) in _EXPORTS.items()
    }


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder."""
    for name, schema in schemas().items():
        with whole_file(folder / name) as file:
            file.write(json.dumps(schema, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
