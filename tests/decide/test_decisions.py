"""What people decide holds at every ingest, can be taken back, and is reported when it no longer applies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue.pages import conflict_rows
from pipeline.catalogue.store import open_catalogue
from pipeline.decide import (
    Decision,
    Dismissal,
    Merge,
    MuscleRole,
    Renaming,
    Split,
    append_decision,
    decisions_file,
    read_decisions,
)
from pipeline.errors import UsageError
from pipeline.run.ingest import Summary, ingest

DAY = date(2026, 1, 2)
ARTICLE = """# Two lifts

## Romanian Deadlift

Works the hamstrings.

1. Push your hips back.
2. Stand tall.

3 sets of {reps} reps

## Goblet Squat

1. Hold a dumbbell at your chest.
2. Sit down between your hips.

3 sets of 10 reps
"""
OTHER = """# How my winter went

I trained in a shed with one bar. The Romanian deadlift carried me through, and the hamstrings grew.

## Romanian Deadlift

It trains the hamstrings.

1. Hinge until the bar is below the knee.
2. Come up by squeezing.

Do 3 sets of {reps} reps.

## Goblet Squats

1. Hug the bell.
2. Drop low and rise.

Do 3 sets of 10 reps.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "one.md").write_text(ARTICLE.format(reps="5"), encoding="utf-8")
    (folder / "two.md").write_text(OTHER.format(reps="20"), encoding="utf-8")
    return folder


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.duckdb"


def decided(articles: Path, catalogue: Path, *decisions: Decision) -> Summary:
    for decision in decisions:
        append_decision(decisions_file(catalogue), decision)
    return ingest([str(articles)], catalogue, workers=1)


def column(catalogue: Path, sql: str) -> list[Any]:
    with open_catalogue(catalogue) as connection:
        return [row[0] for row in connection.execute(sql).fetchall()]


EVERYTHING = "SELECT exercise_id FROM mentions ORDER BY ALL"
MUSCLES = """
    SELECT role FROM mention_muscles JOIN mentions USING (mention_id)
    WHERE exercise_id = 'romanian-deadlift' AND muscle_id = 'hamstrings'"""


def test_merge_moves_everything_said_and_can_be_taken_back(articles: Path, catalogue: Path) -> None:
    decided(articles, catalogue)
    before = column(catalogue, EVERYTHING)
    summary = decided(articles, catalogue, Merge(exercise="RDL", into="Deadlift", reason="house style", date=DAY))
    assert summary.unapplied_decisions == ()
    assert set(column(catalogue, EVERYTHING)) == {"deadlift", "goblet-squat"}
    assert column(catalogue, "SELECT count(*) FROM claims WHERE subject_id = 'romanian-deadlift'") == [0]
    assert column(catalogue, "SELECT count(*) FROM exercises WHERE exercise_id = 'romanian-deadlift'") == [0]
    decisions_file(catalogue).unlink()
    decided(articles, catalogue)
    assert column(catalogue, EVERYTHING) == before


def test_merge_holds_for_articles_that_were_kept_and_for_new_ones(articles: Path, catalogue: Path) -> None:
    decided(articles, catalogue, Merge(exercise="RDL", into="Deadlift", reason="house style", date=DAY))
    (articles / "three.md").write_text(ARTICLE.format(reps="8"), encoding="utf-8")
    summary = decided(articles, catalogue)
    assert (summary.read, summary.unapplied_decisions) == (1, ())
    assert column(catalogue, "SELECT count(*) FROM mentions WHERE exercise_id = 'deadlift'") == [3]


def test_split_makes_an_exercise_of_one_wording(articles: Path, catalogue: Path) -> None:
    split = Split(exercise="Goblet Squat", wording="goblet squat", name="Deep Goblet Hold", reason="seen", date=DAY)
    decided(articles, catalogue, split)
    assert "goblet-squat" not in column(catalogue, EVERYTHING)
    assert (
        column(catalogue, "SELECT name FROM exercises WHERE mention_count = 2 ORDER BY name")[0] == "Full Goblet Hold"
    )


def test_renaming_changes_the_name_and_not_the_id(articles: Path, catalogue: Path) -> None:
    decided(articles, catalogue, Renaming(exercise="RDL", name="Romanian Lift", reason="shorter", date=DAY))
    named = "SELECT name FROM exercises WHERE exercise_id = 'romanian-deadlift'"
    assert column(catalogue, named) == ["Romanian Lift"]


@pytest.mark.parametrize(("role", "left"), [("primary", ["primary", "primary"]), ("none", [])])
def test_role_of_a_muscle_is_overruled_and_comes_back(
    role: Any, left: list[str], articles: Path, catalogue: Path
) -> None:
    decided(articles, catalogue)
    before = column(catalogue, MUSCLES)
    assert len(before) == 2
    decision = MuscleRole(exercise="RDL", muscle="hamstrings", role=role, reason="measured", date=DAY)
    decided(articles, catalogue, decision)
    assert column(catalogue, MUSCLES) == left
    claimed = "SELECT role FROM claims WHERE aspect = 'muscles' AND value = 'hamstrings'"
    assert column(catalogue, claimed) == left
    (articles / "two.md").write_text(OTHER.format(reps="21"), encoding="utf-8")
    decided(articles, catalogue)
    assert column(catalogue, MUSCLES) == left
    decisions_file(catalogue).unlink()
    decided(articles, catalogue)
    assert column(catalogue, MUSCLES) == before


def test_dismissed_conflict_stays_and_carries_the_reason(articles: Path, catalogue: Path) -> None:
    decided(articles, catalogue)
    (conflict,) = column(catalogue, "SELECT conflict_id FROM conflicts WHERE aspect = 'reps'")
    decided(articles, catalogue, Dismissal(conflict=conflict, reason="a ladder", date=DAY))
    assert column(catalogue, "SELECT dismissed FROM conflicts WHERE aspect = 'reps'") == ["a ladder"]
    with open_catalogue(catalogue) as connection:
        standing = {row["conflict_id"] for row in conflict_rows(connection, possible=True)}
        every = {row["conflict_id"] for row in conflict_rows(connection, possible=True, dismissed=True)}
    assert conflict not in standing
    assert conflict in every


def test_decision_that_applies_to_nothing_is_reported_and_kept(articles: Path, catalogue: Path) -> None:
    summary = decided(articles, catalogue, Dismissal(conflict="gone", reason="a ladder", date=DAY))
    assert summary.unapplied_decisions == ("conflict gone is none (a ladder)",)
    assert column(catalogue, "SELECT applied FROM decisions") == [False]
    assert len(read_decisions(decisions_file(catalogue))) == 1


def test_file_keeps_what_a_person_wrote_and_any_text(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text("# mine\n", encoding="utf-8")
    decisions: tuple[Decision, ...] = (
        Merge(exercise='the "RDL"', into="Tab\tand \\ and é\x7f", reason="two\nlines", date=DAY),
        Renaming(exercise="a/b", name="x = [y]", reason="# no comment", date=DAY),
    )
    for decision in decisions:
        append_decision(path, decision)
    assert path.read_text(encoding="utf-8").startswith("# mine\n")
    assert read_decisions(path) == decisions


def test_people_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    names = [f"exercise {number}" for number in range(40)]

    def decide(name: str) -> None:
        append_decision(path, Renaming(exercise=name, name="x", reason="r", date=DAY))

    with ThreadPoolExecutor(8) as people:
        list(people.map(decide, names))
    assert {one.exercise for one in read_decisions(path) if isinstance(one, Renaming)} == set(names)


@pytest.mark.parametrize(
    "text",
    [
        "[[decision]]",
        "decision = 3",
        "x = 1",
        "not toml",
        '[[decision]]\nkind = "merge"\nexercise = "a"\ninto = "b"\nreason = ""\ndate = 2026-01-01',
        '[[decision]]\nkind = "erase"\nexercise = "a"\nreason = "r"\ndate = 2026-01-01',
    ],
)
def test_file_that_is_not_understood_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_decisions(path)


def test_variants_and_more_general_exercises_are_found_both_ways(articles: Path, catalogue: Path) -> None:
    decided(articles, catalogue)
    up = "SELECT ancestor_id FROM exercise_ancestors WHERE exercise_id = 'romanian-deadlift'"
    down = "SELECT exercise_id FROM exercise_ancestors WHERE ancestor_id = 'deadlift'"
    assert column(catalogue, up) == ["deadlift"]
    assert column(catalogue, down) == ["romanian-deadlift"]
