"""Small articles that contradict each other, and articles that only seem to (scenarios/expected.json says which)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue.store import open_catalogue, rows_of
from pipeline.run.ingest import ingest

_FOLDER = Path(__file__).parent / "scenarios"
_SCENARIOS: list[dict[str, Any]] = json.loads((_FOLDER / "expected.json").read_text(encoding="utf-8"))["scenarios"]
Flags = set[tuple[frozenset[str], str]]


@pytest.fixture(scope="module")
def flags(tmp_path_factory: pytest.TempPathFactory) -> Flags:
    """The certain conflicts of all scenarios in one catalogue: the articles and the aspect."""
    catalogue = tmp_path_factory.mktemp("scenarios") / "scenarios.duckdb"
    ingest([str(_FOLDER / "docs")], catalogue)
    with open_catalogue(catalogue) as connection:
        rows = rows_of(
            connection,
            "SELECT a.path AS path_a, b.path AS path_b, aspect FROM conflicts "
            "JOIN sources AS a ON a.source_id = source_a JOIN sources AS b ON b.source_id = source_b "
            "WHERE certainty = 'conflict'",
        )
    return {(frozenset((row["path_a"], row["path_b"])), row["aspect"]) for row in rows}


@pytest.mark.parametrize("scenario", [one for one in _SCENARIOS if one["conflict"]], ids=lambda one: one["id"])
def test_contradiction_is_flagged(scenario: dict[str, Any], flags: Flags) -> None:
    for pair in scenario["pairs"]:
        assert (frozenset(pair), scenario["aspect"]) in flags, scenario["why"]


def test_nothing_else_is_flagged(flags: Flags) -> None:
    wanted = {(frozenset(pair), one["aspect"]) for one in _SCENARIOS for pair in one["pairs"]}
    assert flags - wanted == set()


def test_every_article_belongs_to_a_scenario() -> None:
    named = sorted(name for one in _SCENARIOS for name in one["sources"])
    assert named == sorted(path.name for path in (_FOLDER / "docs").iterdir())
