"""Conflicts are flagged where sources really conflict, and only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.catalogue.pages import conflict_rows
from pipeline.catalogue.store import open_catalogue, rows_of
from pipeline.conflicts import find_conflicts
from pipeline.run.ingest import ingest
from pipeline.vocabulary import Vocabulary, load_vocabulary
from tests.conflicts.claims import fill

_VOCABULARY = load_vocabulary()
Claim = dict[str, Any]


def found(*claims: Claim) -> list[dict[str, Any]]:
    """The conflicts among claims about one exercise, each of a source of its own unless it names one."""
    return found_in_each([claims])[0]


def found_in_each(groups: Sequence[Sequence[Claim]]) -> list[list[dict[str, Any]]]:
    """The conflicts of each group of claims, all found in one catalogue in which every group has its own exercises."""
    claims = [
        {
            **claim,
            "subject_id": f"{group}:{claim.get('subject_id', 'x')}",
            "source_id": f"{group}:{claim.get('source_id', f's{number:03}')}",
        }
        for group, members in enumerate(groups)
        for number, claim in enumerate(members)
    ]
    with duckdb.connect() as connection:
        fill(connection, claims)
        find_conflicts(connection, _VOCABULARY)
        rows = rows_of(connection, "SELECT * FROM conflicts ORDER BY conflict_id")
    of_group: list[list[dict[str, Any]]] = [[] for _ in groups]
    for row in rows:
        group, _, _ = row["subject_id"].partition(":")
        own = {name: row[name].removeprefix(f"{group}:") for name in ("subject_id", "source_a", "source_b")}
        of_group[int(group)].append(row | own)
    return of_group


def claim(aspect: str, value: str, **more: Any) -> Claim:
    """A claim as aspects.toml writes it: "5-8", "12" or "beginner"."""
    low, _, high = value.partition("-")
    if low.isdigit():
        return {"aspect": aspect, "value_min": float(low), "value_max": float(high or low), **more}
    return {"aspect": aspect, "value": value, **more}


def claims_of(aspect: str, sides: str) -> Iterator[Claim]:
    for number, side in enumerate(sides.split(" | ")):
        if ">" not in side and aspect != "muscles":
            yield claim(aspect, side, source_id=f"s{number}")
            continue
        primary, _, secondary = side.partition(" > ")
        if primary.startswith("not "):
            yield {"aspect": aspect, "value": primary[4:], "polarity": -1, "source_id": f"s{number}"}
            continue
        yield {"aspect": aspect, "value": primary, "role": "primary", "source_id": f"s{number}"}
        if secondary:
            yield {"aspect": aspect, "value": secondary, "role": "secondary", "source_id": f"s{number}"}


_EXAMPLES = [(name, sides) for name, entry in _VOCABULARY.aspects.items() for sides in entry.conflicts]
_COUNTER_EXAMPLES = [(name, sides) for name, entry in _VOCABULARY.aspects.items() for sides in entry.agrees]


@pytest.fixture(scope="module")
def of_examples() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What is found in each example of the vocabulary."""
    examples = _EXAMPLES + _COUNTER_EXAMPLES
    return dict(zip(examples, found_in_each([list(claims_of(*example)) for example in examples]), strict=True))


@pytest.mark.parametrize("example", _EXAMPLES, ids=": ".join)
def test_aspect_conflicts_in_its_examples(
    example: tuple[str, str], of_examples: dict[tuple[str, str], list[dict[str, Any]]]
) -> None:
    rows = of_examples[example]
    aspect, _ = example
    assert [row["certainty"] for row in rows] == ["conflict"]
    assert (rows[0]["aspect"], rows[0]["kind"]) == (aspect, _VOCABULARY.aspects[aspect].kind)


@pytest.mark.parametrize("example", _COUNTER_EXAMPLES, ids=": ".join)
def test_aspect_agrees_in_its_counter_examples(
    example: tuple[str, str], of_examples: dict[tuple[str, str], list[dict[str, Any]]]
) -> None:
    assert [row for row in of_examples[example] if row["certainty"] == "conflict"] == []


LOW, HIGH = claim("reps", "5-8"), claim("reps", "12-15")


_INCOMPARABLE = {
    "refuted": (LOW, {**HIGH, "stance": "refuted"}),
    "reported": (LOW, {**HIGH, "stance": "reported"}),
    "warm-up": (LOW, {**HIGH, "set_type": "warmup"}),
    "one week of a plan": (LOW, {**HIGH, "phase": "week 1"}),
    "per side against in all": (LOW, {**HIGH, "per_side": True}),
    "other levels": ({**LOW, "level": "beginner"}, {**HIGH, "level": "advanced"}),
    "other goals": ({**LOW, "goal": "strength"}, {**HIGH, "goal": "endurance"}),
    "other exercise": (LOW, {**HIGH, "subject_id": "y"}),
    "same source": ({**LOW, "source_id": "s"}, {**HIGH, "source_id": "s"}),
    "open end": ({"aspect": "reps", "value_min": 5.0, "value_max": None}, HIGH),
}


@pytest.fixture(scope="module")
def of_incomparable() -> dict[str, list[dict[str, Any]]]:
    """What is found between the two claims of each pair that does not compare."""
    return dict(zip(_INCOMPARABLE, found_in_each(list(_INCOMPARABLE.values())), strict=True))


@pytest.mark.parametrize("why", _INCOMPARABLE)
def test_what_does_not_compare_is_no_conflict(why: str, of_incomparable: dict[str, list[dict[str, Any]]]) -> None:
    assert of_incomparable[why] == []


@pytest.mark.parametrize("condition", [{"level": "beginner"}, {"goal": "strength"}, {"population": "older adults"}])
def test_condition_stated_by_one_side_only_makes_it_possible(condition: Claim) -> None:
    (row,) = found(LOW, {**HIGH, **condition})
    assert row["certainty"] == "possible"


@pytest.mark.parametrize("condition", [{"level": "beginner"}, {"goal": "strength", "level": "advanced"}])
def test_equal_conditions_make_it_a_conflict(condition: Claim) -> None:
    (row,) = found({**LOW, **condition}, {**HIGH, **condition})
    assert row["certainty"] == "conflict"


def test_source_with_several_figures_spans_them() -> None:
    whole = [{**claim("reps", value), "source_id": "s0"} for value in ("5", "8", "12")]
    assert found(*whole, {**claim("reps", "10"), "source_id": "s1"}) == []


def test_equal_statements_are_one_side_that_counts_its_sources() -> None:
    (row,) = found(*(dict(LOW) for _ in range(9)), HIGH)
    assert "(and 8 more)" in row["explanation"]


def test_few_sources_dispute_each_for_itself() -> None:
    rows = found(LOW, LOW, HIGH)
    assert {(row["source_a"], row["source_b"]) for row in rows} == {("s000", "s002"), ("s001", "s002")}


def test_opposite_polarity_of_one_value_is_a_conflict() -> None:
    (row,) = found(claim("lockout", "full"), claim("lockout", "full", polarity=-1))
    assert row["rule"] == "one says to, the other not to"


def test_source_that_says_both_is_left_out() -> None:
    both = [claim("elbows", "tucked", source_id="s0"), claim("elbows", "flared", source_id="s0")]
    assert found(*both, claim("elbows", "tucked", source_id="s1")) == []


def test_longer_list_of_muscles_is_no_denial() -> None:
    rows = [
        {"aspect": "muscles", "value": "quadriceps", "role": "primary", "source_id": "s0"},
        {"aspect": "muscles", "value": "quadriceps", "role": "worked", "source_id": "s1"},
        {"aspect": "muscles", "value": "calves", "role": "primary", "source_id": "s1"},
    ]
    assert found(*rows) == []


def test_raw_articles_show_their_disagreements_and_spring_no_trap(tmp_path: Path, vocabulary: Vocabulary) -> None:
    catalogue = tmp_path / "raw.duckdb"
    ingest([str(Path(__file__).parents[2] / "raw")], catalogue)
    with open_catalogue(catalogue) as connection:
        flagged = {(row["subject_id"], row["aspect"]) for row in conflict_rows(connection)}
    true = {
        ("plank", "hold_seconds"),
        ("hamstrings", "frequency_per_week"),
        ("calves", "frequency_per_week"),
        ("romanian-deadlift", "reps"),
        ("lying-triceps-extension", "reps"),
        ("push-up", "elbows"),
        ("squat", "knees_past_toes"),
        ("glute-bridge", "breathing"),
        ("dip", "depth"),
        ("lat-pulldown", "behind_the_neck"),
        ("lateral-raise", "top"),
        ("upright-row", "advised"),
        ("general", "rest_between_sets_seconds"),
        ("general", "static_stretching"),
    }
    assert flagged <= true
    assert len(flagged) >= 6


def test_the_page_on_conflicts_states_the_thresholds(project: Path) -> None:
    table = (
        (project / "docs" / "conflicts.md").read_text("utf-8").partition("| weight | since |\n")[2].partition("\n\n")[0]
    )
    stated = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[1:]]
    assert stated == [
        [name.replace("_", " "), f"{entry.min_gap:g}", f"{entry.min_ratio:g}", str(entry.severity), entry.because]
        for name, entry in _VOCABULARY.aspects.items()
        if entry.compare == "interval"
    ]
