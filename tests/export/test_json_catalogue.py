"""The JSON export is valid, sorted, reproducible and complete."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.catalogue.store import open_catalogue
from pipeline.export import json_catalogue
from pipeline.export.json_catalogue import write_json
from pipeline.export.schema import schemas


def exported(catalogue: Path) -> str:
    file = io.StringIO()
    with open_catalogue(catalogue) as connection:
        write_json(connection, file)
    return file.getvalue()


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_file_is_fresh(name: str, project: Path) -> None:
    written = json.loads((project / "schemas" / name).read_text())
    assert written == schemas()[name], "stale: `python -m pipeline.export.schema schemas` writes it anew"


def test_export_is_valid(catalogue: Path) -> None:
    schema = schemas()["catalogue.schema.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(exported(catalogue)))


def test_keys_are_sorted_and_rows_ordered(catalogue: Path) -> None:
    text = exported(catalogue)
    record = json.loads(text)
    assert list(record) == sorted(record)
    for section, key in (("sources", "source_id"), ("exercises", "exercise_id"), ("conflicts", "conflict_id")):
        ids = [row[key] for row in record[section]]
        assert ids == sorted(ids)
        assert all(list(row) == sorted(row) for row in record[section])
    assert text == exported(catalogue)


def test_small_windows_give_the_same_bytes(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = exported(catalogue)
    monkeypatch.setattr(json_catalogue, "_AT_A_TIME", 3)
    assert exported(catalogue) == whole


def test_export_holds_all_facts(catalogue: Path) -> None:
    record: dict[str, Any] = json.loads(exported(catalogue))
    with open_catalogue(catalogue) as connection:

        def count(table: str) -> int:
            return int((connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,))[0])

        exercises = record["exercises"]
        assert len(record["sources"]) == count("sources")
        assert sum(len(item["steps"]) for one in exercises for item in one["instructions"]) == count("steps")
        assert sum(len(one["prescriptions"]) for one in exercises) == count("prescriptions")
        assert sum(len(one["muscles"]) for one in exercises) == count("mention_muscles")
        assert sum(len(one["equipment"]) for one in exercises) == count("mention_equipment")
        assert len(record["conflicts"]) == count("conflicts")
