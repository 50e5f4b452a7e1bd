"""Ingest brings the catalogue in line with the folders, whatever the order, the number of processes or the history."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from filelock import FileLock

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.errors import CatalogueError, UsageError
from pipeline.export.json_catalogue import write_json
from pipeline.run.ingest import ingest

PLANK = "# Forearm Plank\n\n1. Rest on your forearms.\n2. Brace your core.\n\nDo 3 sets of 30 seconds.\n"
SQUAT = "# Goblet Squat\n\n1. Hold a dumbbell at your chest.\n2. Squat down slowly.\n\nDo 3 sets of 10 reps.\n"


def write(folder: Path, **articles: str | bytes) -> None:
    for name, content in articles.items():
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def rows(catalogue: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_catalogue(catalogue) as connection:
        return connection.execute(sql).fetchall()


def exported(catalogue: Path) -> str:
    file = io.StringIO()
    with open_catalogue(catalogue) as connection:
        write_json(connection, file)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write(folder, plank=PLANK, squat=SQUAT)
    return folder


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    return tmp_path / "out" / "catalogue.duckdb"


def test_articles_become_rows_that_hold_every_promise(folder: Path, catalogue: Path) -> None:
    summary = ingest([str(folder)], catalogue)
    assert (summary.new, summary.changed, summary.removed, summary.read) == (2, 0, 0, 2)
    assert rows(catalogue, "SELECT exercise_id FROM mentions ORDER BY 1") == [("goblet-squat",), ("plank",)]
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []


def test_ingesting_again_changes_nothing_and_says_so(folder: Path, catalogue: Path) -> None:
    ingest([str(folder)], catalogue)
    before = catalogue.stat()
    summary = ingest([str(folder)], catalogue)
    after = catalogue.stat()
    assert summary.up_to_date
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_touched_file_with_the_same_bytes_is_unchanged(folder: Path, catalogue: Path) -> None:
    ingest([str(folder)], catalogue)
    os.utime(folder / "plank.md", (1, 1))
    assert ingest([str(folder)], catalogue).up_to_date


def test_removed_article_takes_its_facts_and_nobody_elses(folder: Path, catalogue: Path, tmp_path: Path) -> None:
    ingest([str(folder)], catalogue)
    (folder / "plank.md").unlink()
    summary = ingest([str(folder)], catalogue)
    assert (summary.removed, summary.read) == (1, 0)
    fresh = tmp_path / "fresh.duckdb"
    ingest([str(folder)], fresh)
    assert exported(catalogue) == exported(fresh)
    assert rows(catalogue, "SELECT DISTINCT source_id FROM claims") == rows(fresh, "SELECT source_id FROM sources")


def test_changed_article_is_read_again_and_the_rest_keeps_its_ids(
    folder: Path, catalogue: Path, tmp_path: Path
) -> None:
    ingest([str(folder)], catalogue)
    kept = rows(catalogue, "SELECT mention_id FROM mentions WHERE exercise_id = 'goblet-squat'")
    write(folder, plank=PLANK.replace("3 sets", "4 sets"))
    summary = ingest([str(folder)], catalogue)
    assert (summary.changed, summary.read) == (1, 1)
    assert rows(catalogue, "SELECT mention_id FROM mentions WHERE exercise_id = 'goblet-squat'") == kept
    fresh = tmp_path / "fresh.duckdb"
    ingest([str(folder)], fresh)
    assert exported(catalogue) == exported(fresh)


def test_other_paths_stay_when_one_is_ingested(folder: Path, catalogue: Path, tmp_path: Path) -> None:
    ingest([str(folder)], catalogue)
    other = tmp_path / "other"
    write(other, lunge=SQUAT.replace("Goblet Squat", "Reverse Lunge"))
    ingest([str(other)], catalogue)
    assert rows(catalogue, "SELECT path FROM sources ORDER BY 1") == [("lunge.md",), ("plank.md",), ("squat.md",)]


def test_single_file_of_a_known_folder_keeps_its_path(folder: Path, catalogue: Path) -> None:
    write(folder, **{"deep/row": SQUAT.replace("Goblet Squat", "Cable Row")})
    ingest([str(folder)], catalogue)
    assert ingest([str(folder / "deep" / "row.md")], catalogue).up_to_date


def test_file_with_the_same_bytes_is_a_duplicate(folder: Path, catalogue: Path) -> None:
    write(folder, zz_copy=PLANK)
    summary = ingest([str(folder)], catalogue)
    assert summary.counts["duplicates"] == 1
    assert rows(catalogue, "SELECT path, status FROM sources WHERE status != 'ok'") == [("zz_copy.md", "duplicate")]
    (folder / "plank.md").unlink()
    ingest([str(folder)], catalogue)
    assert rows(catalogue, "SELECT path, status FROM sources ORDER BY 1") == [("squat.md", "ok"), ("zz_copy.md", "ok")]


def test_unreadable_files_are_rows_and_stop_nobody(folder: Path, catalogue: Path) -> None:
    write(folder, empty=b"", binary=bytes(range(256)) * 40)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    summary = ingest([str(folder)], catalogue)
    assert {path for path, _ in summary.quarantined} == {"binary.md", "empty.md", "loop.md"}
    assert all(reason for _, reason in summary.quarantined)
    assert (summary.passed_over, summary.counts["sources"]) == (1, 2)
    assert ingest([str(folder)], catalogue).up_to_date


def test_folder_that_cannot_be_listed_is_a_row(folder: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, **{"closed/row": SQUAT})
    scandir = os.scandir

    def closed(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    summary = ingest([str(folder)], catalogue)
    assert summary.quarantined == (("closed", "it is a folder that cannot be listed (Permission denied)"),)
    assert summary.counts["sources"] == 2


def test_link_to_outside_the_folder_is_not_followed(folder: Path, catalogue: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(PLANK)
    (folder / "link.md").symlink_to(secret)
    summary = ingest([str(folder)], catalogue)
    assert summary.quarantined == (("link.md", "it is a link to outside the folder"),)


def test_missing_path_and_other_ending_are_refused(folder: Path, catalogue: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        ingest([str(folder / "nowhere")], catalogue)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(UsageError, match="no article"):
        ingest([str(folder / "photo.jpg")], catalogue)


def test_second_ingest_at_the_same_time_leaves_with_a_sentence(folder: Path, catalogue: Path) -> None:
    catalogue.parent.mkdir()
    with (
        FileLock(catalogue.with_name(f".{catalogue.name}.lock")),
        pytest.raises(CatalogueError, match="another ingest"),
    ):
        ingest([str(folder)], catalogue)


@pytest.mark.parametrize("content", [b"no database at all", b""])
def test_foreign_file_is_never_overwritten(folder: Path, catalogue: Path, content: bytes) -> None:
    catalogue.parent.mkdir()
    catalogue.write_bytes(content)
    with pytest.raises(CatalogueError):
        ingest([str(folder)], catalogue)
    assert catalogue.read_bytes() == content


def test_database_of_another_kind_and_of_a_newer_version_is_refused(folder: Path, catalogue: Path) -> None:
    catalogue.parent.mkdir()
    with duckdb.connect(str(catalogue)) as connection:
        connection.execute("CREATE TABLE guests (name TEXT)")
    with pytest.raises(CatalogueError, match="no liftlore catalogue"):
        ingest([str(folder)], catalogue)
    with duckdb.connect(str(catalogue)) as connection:
        connection.execute("CREATE TABLE meta AS SELECT 'schema_version' AS key, '99' AS value")
    with pytest.raises(CatalogueError, match="version 99"):
        ingest([str(folder)], catalogue)


def test_failure_leaves_the_old_catalogue_and_no_leftovers(
    folder: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([str(folder)], catalogue)
    before = catalogue.read_bytes()
    write(folder, plank=PLANK + "\nMore.\n")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.run.ingest.find_conflicts", fail)
    with pytest.raises(CatalogueError, match=r"No space left on device\. What was there is as it was"):
        ingest([str(folder)], catalogue)
    assert catalogue.read_bytes() == before
    assert {path.name for path in catalogue.parent.iterdir()} <= {"catalogue.duckdb", ".catalogue.duckdb.lock"}


def test_newer_rules_read_everything_again(
    folder: Path, catalogue: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write(other, lunge=SQUAT.replace("Goblet Squat", "Reverse Lunge"))
    ingest([str(folder), str(other)], catalogue)
    shutil.rmtree(other)
    versions = {"reading": "newer", "merging": "newer"}
    monkeypatch.setattr("pipeline.run.ingest.rules_versions", lambda: versions)
    summary = ingest([str(folder)], catalogue)
    assert (summary.read, summary.outdated) == (2, ("lunge.md",))
    assert rows(catalogue, "SELECT count(*) FROM sources") == [(3,)]
