"""JSON-LD with the vocabulary of schema.org: articles, exercises, how-tos and doses, each citing its article.

An exercise is an `ExercisePlan` without figures (schema.org has no type for an exercise itself); each dose is one with
figures that is based on it, and each telling of the steps a `HowTo` about it. schema.org knows no sets, so they are an
`additionalVariable`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TextIO

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import rows_of, stream_of
from pipeline.export.cells import figure, json_text
from pipeline.export.excerpts import excerpt
from pipeline.export.losses import Losses
from pipeline.text import range_in_words

Node = dict[str, Any]

_SOURCES: Final = """
    SELECT source_id, coalesce(title, path) AS title, author, publisher, published, url, language
    FROM sources WHERE source_id IN (SELECT source_id FROM mentions) ORDER BY source_id
"""
_EXERCISES: Final = """
    SELECT e.exercise_id, e.name,
        (SELECT list(name ORDER BY name) FROM exercise_names AS n
            WHERE n.exercise_id = e.exercise_id AND n.name != e.name) AS names,
        (SELECT list(DISTINCT source_id ORDER BY source_id) FROM mentions AS m
            WHERE m.exercise_id = e.exercise_id) AS sources,
        (SELECT list({'name': u.name, 'kind': u.kind, 'uberon': u.uberon_id} ORDER BY u.muscle_id)
            FROM exercise_muscles AS x JOIN muscles AS u USING (muscle_id)
            WHERE x.exercise_id = e.exercise_id) AS muscles
    FROM exercises AS e WHERE e.source_count > 0 ORDER BY e.exercise_id
"""
_HOW_TOS: Final = """
    SELECT m.mention_id, m.exercise_id, m.source_id, m.name,
        list(t.text ORDER BY t.position) AS steps,
        (SELECT list(equipment_id ORDER BY equipment_id) FROM mention_equipment AS u
            WHERE u.mention_id = m.mention_id) AS tools
    FROM mentions AS m JOIN steps AS t USING (mention_id)
    GROUP BY ALL ORDER BY m.mention_id
"""
_DOSES: Final = """
    SELECT p.*, m.exercise_id, m.source_id, e.name
    FROM prescriptions AS p JOIN mentions AS m USING (mention_id) JOIN exercises AS e USING (exercise_id)
    ORDER BY p.prescription_id
"""
_NO_CONDITION: Final = "doses hold only for a week, day, level or goal, which is told in words"


def write_schema_org(connection: DuckDBPyConnection, file: TextIO, losses: Losses) -> None:
    """Write one JSON-LD document, a node a line."""
    file.write('{"@context": "https://schema.org", "@graph": [')
    for number, node in enumerate(_nodes(connection, losses)):
        file.write(",\n" if number else "\n")
        file.write(json_text({key: value for key, value in node.items() if value not in (None, [], "")}))
    file.write("\n]}\n")


def _nodes(connection: DuckDBPyConnection, losses: Losses) -> Iterator[Node]:
    # The vocabulary is small; exercises, how-tos and doses pass through one by one.
    for row in rows_of(connection, _SOURCES):
        yield _article(row)
    for row in stream_of(connection, _EXERCISES):
        losses.written["exercises"] += 1
        yield _exercise(row)
    for row in stream_of(connection, _HOW_TOS):
        losses.written["how-tos"] += 1
        yield _how_to(row)
    for row in stream_of(connection, _DOSES):
        losses.written["doses"] += 1
        losses.note(_NO_CONDITION, int(any(row[name] for name in ("level", "goal", "population", "phase"))))
        yield _dose(row)


def _article(row: Node) -> Node:
    return {
        "@type": "Article",
        "@id": f"#article-{row['source_id']}",
        "headline": excerpt(row["title"]),
        "author": {"@type": "Person", "name": row["author"]} if row["author"] else None,
        "publisher": {"@type": "Organization", "name": row["publisher"]} if row["publisher"] else None,
        "datePublished": row["published"].isoformat() if row["published"] else None,
        "url": row["url"],
        "inLanguage": row["language"],
    }


def _exercise(row: Node) -> Node:
    return {
        "@type": "ExercisePlan",
        "@id": f"#{row['exercise_id']}",
        "name": row["name"],
        "alternateName": [excerpt(name) for name in row["names"] or ()],
        "associatedAnatomy": [_muscle(muscle) for muscle in row["muscles"] or ()],
        "citation": [{"@id": f"#article-{source_id}"} for source_id in row["sources"]],
    }


def _muscle(muscle: Node) -> Node:
    kind = "AnatomicalStructure" if muscle["kind"] == "region" else "Muscle"
    node = {"@type": kind, "name": muscle["name"]}
    if muscle["uberon"]:
        node["sameAs"] = "http://purl.obolibrary.org/obo/" + muscle["uberon"].replace(":", "_")
    return node


def _how_to(row: Node) -> Node:
    return {
        "@type": "HowTo",
        "@id": f"#steps-{row['mention_id']}",
        "name": excerpt(row["name"]),
        "about": {"@id": f"#{row['exercise_id']}"},
        "step": [
            {"@type": "HowToStep", "position": number, "text": excerpt(text)}
            for number, text in enumerate(row["steps"], 1)
        ],
        "tool": [{"@type": "HowToTool", "name": name} for name in row["tools"] or ()],
        "citation": {"@id": f"#article-{row['source_id']}"},
    }


def _dose(row: Node) -> Node:
    sets = range_in_words(row["sets_min"], row["sets_max"])
    variables = [f"sets: {sets}"] if sets else []
    if row["reps_unit"] == "failure":
        variables.append("repetitions: to failure")
    elif row["reps_unit"] not in ("reps", "seconds", "minutes"):
        variables.append(f"{row['reps_unit']}: {range_in_words(row['reps_min'], row['reps_max'])}")
    variables += ["per side"] if row["per_side"] else []
    variables += [f"{name}: {row[name]}" for name in ("tempo", "level", "goal", "population", "phase") if row[name]]
    variables += ["warm-up"] if row["set_type"] == "warmup" else []
    effort = range_in_words(row["rpe_min"], row["rpe_max"])
    return {
        "@type": "ExercisePlan",
        "@id": f"#dose-{row['prescription_id']}",
        "name": row["name"],
        "isBasedOn": {"@id": f"#{row['exercise_id']}"},
        "repetitions": _quantity(row, "reps", "repetitions") if row["reps_unit"] == "reps" else None,
        "activityDuration": _quantity(row, "reps", row["reps_unit"])
        if row["reps_unit"] in ("seconds", "minutes")
        else None,
        "restPeriods": _quantity(row, "rest_seconds", "seconds"),
        "workload": _quantity(row, "load_percent_1rm", "percent of the one-repetition maximum"),
        "intensity": f"RPE {effort}" if effort else row["load"],
        "additionalVariable": variables,
        "description": excerpt(row["quote"]),
        "citation": {"@id": f"#article-{row['source_id']}"},
    }


def _quantity(row: Node, name: str, unit: str) -> Node | None:
    ends = {"minValue": row[f"{name}_min"], "maxValue": row[f"{name}_max"]}
    known = {key: _number(value) for key, value in ends.items() if value is not None}
    return {"@type": "QuantitativeValue", **known, "unitText": unit} if known else None


def _number(value: float) -> int | float:
    return int(figure(value)) if value.is_integer() else value
