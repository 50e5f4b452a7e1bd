"""Every kind of true conflict is flagged, and no kind of seeming one (kinds.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue.store import open_catalogue, rows_of
from pipeline.run.ingest import ingest

_KINDS: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
_KINDS_OF_SEEMING = 58
"""21 that a count over published pages named, and those that collections of articles showed since."""
_NO_PUNCTUATION = str.maketrans("", "", ":,")


@dataclass(frozen=True, slots=True)
class Found:
    """What one catalogue of all articles holds: claims by article and aspect, certain conflicts, agreements."""

    claims: set[tuple[str, str]]
    conflicts: dict[tuple[frozenset[str], str], str]
    agreements: set[tuple[str, str]]


def article(case: dict[str, Any], part: str | int) -> str:
    return f"{case['name'].replace(' ', '-').translate(_NO_PUNCTUATION)}-{part}.md"


def articles() -> dict[str, str]:
    """The text of each article by its file name."""
    seeming = {article(case, part): case[part] for case in _KINDS["seeming"] for part in ("one", "other", "bare")}
    several = [*_KINDS["true"], *_KINDS["same"]]
    return seeming | {article(case, part): text for case in several for part, text in enumerate(case["says"])}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("kinds")
    for name, text in articles().items():
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
    ingest([str(folder)], folder / "kinds.duckdb", workers=1)
    with open_catalogue(folder / "kinds.duckdb") as connection:
        claims = rows_of(connection, "SELECT DISTINCT path, aspect FROM claims JOIN sources USING (source_id)")
        conflicts = rows_of(
            connection,
            "SELECT a.path AS path_a, b.path AS path_b, aspect, kind FROM conflicts "
            "JOIN sources AS a ON a.source_id = source_a JOIN sources AS b ON b.source_id = source_b "
            "WHERE certainty = 'conflict'",
        )
        agreements = rows_of(connection, "SELECT subject_id, aspect FROM agreements WHERE dissenting_sources = 0")
    return Found(
        {(row["path"], row["aspect"]) for row in claims},
        {(frozenset((row["path_a"], row["path_b"])), row["aspect"]): row["kind"] for row in conflicts},
        {(row["subject_id"], row["aspect"]) for row in agreements},
    )


@pytest.mark.parametrize("case", _KINDS["true"], ids=lambda case: case["name"])
def test_true_conflict_is_flagged(case: dict[str, Any], found: Found) -> None:
    pair = frozenset(article(case, part) for part in range(len(case["says"])))
    assert found.conflicts.get((pair, case["aspect"])) == case["kind"]


@pytest.mark.parametrize("case", _KINDS["same"], ids=lambda case: case["name"])
def test_other_units_agree(case: dict[str, Any], found: Found) -> None:
    assert (case["subject"], case["aspect"]) in found.agreements


@pytest.mark.parametrize("case", _KINDS["seeming"], ids=lambda case: case["name"])
def test_seeming_conflict_is_none(case: dict[str, Any], found: Found) -> None:
    pair = {article(case, "one"), article(case, "other")}
    assert [aspect for paths, aspect in found.conflicts if paths == pair] == []


@pytest.mark.parametrize("case", _KINDS["seeming"], ids=lambda case: case["name"])
def test_without_its_guard_it_is_one(case: dict[str, Any], found: Found) -> None:
    pair = frozenset((article(case, "one"), article(case, "bare")))
    assert (pair, case["aspect"]) in found.conflicts


@pytest.mark.parametrize("case", _KINDS["seeming"], ids=lambda case: case["name"])
def test_it_is_read_and_not_merely_overlooked(case: dict[str, Any], found: Found) -> None:
    taken = (article(case, "other"), case["aspect"]) in found.claims
    assert taken is not case.get("untaken", False)


def test_every_kind_is_covered() -> None:
    numbers = {int(case["name"].split()[0]) for case in _KINDS["seeming"]}
    assert numbers == set(range(1, _KINDS_OF_SEEMING + 1))
