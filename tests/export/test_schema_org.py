"""The JSON-LD export uses schema.org's own words, and every node leads to an article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.export.formats import ExportFormat
from tests.export.exporting import exported_json

# Properties of schema.org's types, inherited ones included (schema.org, release 28).
_WORDS = {
    "Article": {"headline", "author", "publisher", "datePublished", "url", "inLanguage"},
    "Person": {"name"},
    "Organization": {"name"},
    "ExercisePlan": {
        *("name", "alternateName", "associatedAnatomy", "citation", "isBasedOn", "repetitions", "activityDuration"),
        *("restPeriods", "workload", "intensity", "additionalVariable", "description"),
    },
    "HowTo": {"name", "about", "step", "tool", "citation"},
    "HowToStep": {"position", "text"},
    "HowToTool": {"name"},
    "Muscle": {"name", "sameAs"},
    "AnatomicalStructure": {"name", "sameAs"},
    "QuantitativeValue": {"minValue", "maxValue", "unitText"},
}
Node = dict[str, Any]


@pytest.fixture(scope="module")
def graph(catalogue: Path) -> list[Node]:
    document = exported_json(catalogue, ExportFormat.schema_org)
    assert document["@context"] == "https://schema.org"
    nodes: list[Node] = document["@graph"]
    return nodes


def below(value: Any) -> list[Node]:
    if isinstance(value, list):
        return [node for item in value for node in below(item)]
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in below(item))]
    return []


def test_every_word_is_schema_orgs(graph: list[Node]) -> None:
    for node in below(graph):
        if "@type" not in node:
            assert set(node) == {"@id"}
            continue
        assert set(node) - {"@type", "@id"} <= _WORDS[node["@type"]], node
        assert None not in node.values()


def test_every_reference_leads_to_a_node(graph: list[Node]) -> None:
    ids = [node["@id"] for node in graph]
    assert len(ids) == len(set(ids))
    assert {node["@id"] for node in below(graph) if set(node) == {"@id"}} <= set(ids)


def test_everything_taken_from_an_article_cites_it(graph: list[Node]) -> None:
    articles = {node["@id"] for node in graph if node["@type"] == "Article"}
    for node in graph:
        if node["@type"] != "Article":
            cited = node["citation"] if isinstance(node["citation"], list) else [node["citation"]]
            assert cited
            assert {one["@id"] for one in cited} <= articles


def test_all_doses_and_steps_are_there(graph: list[Node], catalogue: Path) -> None:
    with open_catalogue(catalogue) as connection:
        (doses,) = connection.execute("SELECT count(*) FROM prescriptions").fetchone() or (0,)
        (steps,) = connection.execute("SELECT count(*) FROM steps").fetchone() or (0,)
    assert sum(node["@id"].startswith("#dose-") for node in graph) == doses
    assert sum(len(node["step"]) for node in graph if node["@type"] == "HowTo") == steps


def test_a_dose_keeps_its_range(graph: list[Node]) -> None:
    dose = next(node for node in graph if node.get("description", "").startswith("3-4 sets of 5-8 reps"))
    assert dose["repetitions"] == {
        "@type": "QuantitativeValue",
        "minValue": 5,
        "maxValue": 8,
        "unitText": "repetitions",
    }
    assert dose["restPeriods"]["minValue"] == 90
    assert dose["additionalVariable"] == ["sets: 3–4"]
