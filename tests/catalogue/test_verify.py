"""Verification finds each kind of broken promise."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.run.ingest import ingest

ARTICLE = """# Romanian Deadlift

Muscles worked: hamstrings, glutes

Equipment: barbell

1. Push your hips back.
2. Stand tall.

Do 3 sets of 8 reps.
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    (folder / "in").mkdir()
    (folder / "in" / "rdl.md").write_text(ARTICLE)
    ingest([str(folder / "in")], folder / "catalogue.duckdb")
    return folder / "catalogue.duckdb"


@pytest.fixture
def catalogue(sound: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copy(sound, tmp_path))


def broken(path: Path) -> list[str]:
    with open_catalogue(path) as connection:
        return [check.name for check in verify(connection) if check.broken]


def test_sound_catalogue_breaks_nothing_and_every_table_is_looked_at(catalogue: Path) -> None:
    assert broken(catalogue) == []
    with open_catalogue(catalogue) as connection:
        checked = {check.name.split(":")[0] for check in verify(connection) if check.checked}
    assert {"mentions", "steps", "mention_muscles", "mention_equipment", "prescriptions", "claims", "ledger"} <= checked


@pytest.mark.parametrize(
    ("damage", "promise"),
    [
        ("UPDATE steps SET quote = quote || '!'", "steps: the quote is the text at its offsets"),
        ("UPDATE mentions SET end_char = end_char + 1", "mentions: the quote is the text at its offsets"),
        ("DELETE FROM ledger WHERE start_char = 0", "ledger: every character belongs to exactly one row"),
        ("UPDATE ledger SET status = 'prose'", "claims: the ledger holds its characters as claimed"),
        ("DELETE FROM exercises", "mentions.exercise_id: the row of exercises exists"),
        ("UPDATE claims SET subject_id = 'nothing'", "claims.subject_id: the exercise or muscle exists"),
        ("UPDATE exercises SET source_count = 7", "exercises: the counts are those of the mentions"),
        (
            "DELETE FROM documents",
            "sources: read ones have a document, quarantined ones a reason, duplicates their original",
        ),
    ],
)
def test_each_broken_promise_is_found(catalogue: Path, damage: str, promise: str) -> None:
    with duckdb.connect(str(catalogue)) as connection:
        connection.execute(damage)
    assert promise in broken(catalogue)
