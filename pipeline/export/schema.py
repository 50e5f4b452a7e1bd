"""The JSON Schemas of what liftlore writes; `python -m pipeline.export.schema FOLDER` writes them anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pipeline.export.records import CatalogueRecord


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema (JSON Schema 2020-12) by its file name."""
    catalogue = CatalogueRecord.model_json_schema(mode="serialization")
    return {
        "catalogue.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **catalogue,
            "title": "liftlore catalogue",
        }
    }


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder."""
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
