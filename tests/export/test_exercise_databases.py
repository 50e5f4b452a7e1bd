"""Exports to three exercise databases: valid against their schemas and ours, nothing invented, sources named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from pipeline.catalogue.store import open_catalogue, rows_of
from pipeline.export import exercemus, free_exercise_db, open_exercise_db
from pipeline.export.crosswalk import load_crosswalk
from pipeline.export.exercise_fields import DEFAULT_LEVEL
from pipeline.export.formats import ExportFormat
from pipeline.export.schema import schemas
from pipeline.vocabulary import Vocabulary
from tests.export.exporting import PUBLIC, exported_json

_FORMATS = {
    "free-exercise-db": ExportFormat.free_exercise_db,
    "open-exercise-db": ExportFormat.open_exercise_db,
    "exercemus": ExportFormat.exercemus,
}


def exercises_of(catalogue: Path, program: str) -> list[dict[str, Any]]:
    found = exported_json(catalogue, _FORMATS[program])
    exercises: list[dict[str, Any]] = found["exercises"] if program == "exercemus" else found
    return exercises


@pytest.mark.parametrize("program", sorted(_FORMATS))
def test_export_is_valid_against_our_schema(catalogue: Path, program: str) -> None:
    schema = schemas()[f"{program}.schema.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(exported_json(catalogue, _FORMATS[program]))


def test_each_record_is_valid_against_the_schema_of_free_exercise_db(catalogue: Path) -> None:
    validator = Draft4Validator(json.loads((PUBLIC / "free-exercise-db.schema.json").read_text()))
    records = exercises_of(catalogue, "free-exercise-db")
    assert len(records) > 100
    for record in records:
        validator.validate(record)


def test_each_record_is_valid_against_the_schema_of_open_exercise_db(catalogue: Path) -> None:
    validator = Draft202012Validator(json.loads((PUBLIC / "open-exercise-db.schema.json").read_text()))
    words = json.loads((PUBLIC / "open-exercise-db.vocab.json").read_text())
    for record in exercises_of(catalogue, "open-exercise-db"):
        validator.validate(record)
        assert record["level"] in words["levels"]
        assert record["modality"] in words["modalities"]
        assert record["equipment"] in words["equipment"]
        assert {*record["primaryMuscles"], *record["secondaryMuscles"]} <= set(words["muscles"])
        assert record["measurementType"] in (None, *words["measurement-types"])
        assert record["laterality"] in (None, *words["lateralities"])


def test_our_words_are_theirs() -> None:
    public = json.loads((PUBLIC / "free-exercise-db.schema.json").read_text())["properties"]
    assert set(get_args(free_exercise_db.Equipment)) | {None} == set(public["equipment"]["enum"])
    assert set(get_args(free_exercise_db.Muscle)) == set(public["primaryMuscles"]["items"][0]["enum"])
    words = json.loads((PUBLIC / "open-exercise-db.vocab.json").read_text())
    assert set(get_args(open_exercise_db.Muscle)) == set(words["muscles"])
    assert set(get_args(open_exercise_db.Equipment)) <= set(words["equipment"])


@pytest.mark.parametrize(
    ("program", "module"),
    [
        ("free-exercise-db", free_exercise_db),
        ("open-exercise-db", open_exercise_db),
        ("exercemus", exercemus),
    ],
)
def test_crosswalk_leads_from_our_words_to_theirs(
    catalogue: Path, vocabulary: Vocabulary, program: str, module: Any
) -> None:
    with open_catalogue(catalogue) as connection:
        crosswalk = load_crosswalk(program, connection)
    assert set(crosswalk.equipment) <= set(vocabulary.equipment)
    assert set(crosswalk.equipment.values()) <= set(get_args(module.Equipment))
    assert {name for name in crosswalk.muscles.values() if name} == set(get_args(module.Muscle))
    assert crosswalk.muscles["biceps femoris"] == "hamstrings"
    assert crosswalk.muscles["posterior chain"] is None
    assert crosswalk.muscles["legs"] is None


@pytest.mark.parametrize("program", sorted(_FORMATS))
def test_every_exercise_is_there_once_with_its_sources(catalogue: Path, program: str) -> None:
    with open_catalogue(catalogue) as connection:
        rows = rows_of(
            connection, "SELECT name, source_count FROM exercises WHERE source_count > 0 ORDER BY exercise_id"
        )
    records = exercises_of(catalogue, program)
    assert [record["name"] for record in records] == [row["name"] for row in rows]
    for record, row in zip(records, rows, strict=True):
        if program == "open-exercise-db":
            assert record["source"]["name"].count("; ") >= row["source_count"] - 1
        else:
            assert len(record["sources"]) == row["source_count"]


@pytest.mark.parametrize("program", sorted(_FORMATS))
def test_nothing_is_invented(catalogue: Path, program: str) -> None:
    with open_catalogue(catalogue) as connection:
        crosswalk = load_crosswalk(program, connection)
        stated = {
            row["name"]: row
            for row in rows_of(
                connection,
                """
                SELECT e.name,
                    (SELECT list(DISTINCT muscle_id) FROM mention_muscles JOIN mentions AS m USING (mention_id)
                        WHERE m.exercise_id = e.exercise_id) AS muscles,
                    (SELECT list(DISTINCT value) FROM claims
                        WHERE aspect = 'level' AND subject_id = e.exercise_id) AS levels,
                    (SELECT list(DISTINCT t.text) FROM steps AS t JOIN mentions AS m USING (mention_id)
                        WHERE m.exercise_id = e.exercise_id) AS steps
                FROM exercises AS e WHERE source_count > 0
                """,
            )
        }
    for record in exercises_of(catalogue, program):
        row = stated[record["name"]]
        primary = record.get("primaryMuscles", record.get("primary_muscles"))
        secondary = record.get("secondaryMuscles", record.get("secondary_muscles"))
        assert primary is not None
        assert secondary is not None
        assert not set(primary) & set(secondary)
        assert {*primary, *secondary} == {
            name for muscle in row["muscles"] or () if (name := crosswalk.muscles[muscle]) is not None
        }
        if not row["levels"] and "level" in record:
            assert record["level"] == DEFAULT_LEVEL
        for step in record.get("instructions", ()):
            assert any(told == step or (step.endswith("…") and told.startswith(step[:-1])) for told in row["steps"])


def test_muscles_that_most_call_secondary_are_secondary(catalogue: Path, tmp_path: Path) -> None:
    import duckdb

    changed = tmp_path / "changed.duckdb"
    changed.write_bytes(catalogue.read_bytes())
    with duckdb.connect(str(changed)) as connection:
        connection.execute(
            "UPDATE mention_muscles SET role = 'secondary' FROM mentions AS m "
            "WHERE m.mention_id = mention_muscles.mention_id AND exercise_id = 'romanian-deadlift' "
            "AND muscle_id = 'glutes'"
        )
    (record,) = (one for one in exercises_of(changed, "free-exercise-db") if one["id"] == "romanian-deadlift")
    assert "glutes" in record["secondaryMuscles"]
    assert "hamstrings" in record["primaryMuscles"]
