"""A catalogue that another liftlore or another DuckDB made, or that is damaged, is never misread."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.store import SCHEMA_VERSION, open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.cli import main
from pipeline.errors import CatalogueError
from pipeline.run.ingest import ingest

ARTICLE = "# Goblet Squat\n\n1. Hold a dumbbell at your chest.\n2. Squat down slowly.\n\nDo 3 sets of 10 reps.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    (folder / "in" / "squat.md").write_text(ARTICLE)
    ingest([str(folder / "in")], folder / "c.duckdb")
    return folder


@pytest.fixture
def catalogue(made: Path, tmp_path: Path) -> Path:
    """A catalogue of one article, which lies where it was read from."""
    shutil.copy(made / "c.duckdb", tmp_path)
    return tmp_path / "c.duckdb"


def _changed(catalogue: Path, *statements: str) -> None:
    with duckdb.connect(str(catalogue)) as connection:
        for statement in statements:
            connection.execute(statement)


def _of_version(catalogue: Path, version: int) -> None:
    _changed(catalogue, f"UPDATE meta SET value = '{version}' WHERE key = 'schema_version'")


def test_an_older_version_is_not_read_but_made_anew_with_all_its_folders(catalogue: Path, tmp_path: Path) -> None:
    _of_version(catalogue, SCHEMA_VERSION - 1)
    with pytest.raises(CatalogueError, match="ingest its articles again"):
        open_catalogue(catalogue)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "lunge.md").write_text(ARTICLE.replace("Goblet Squat", "Reverse Lunge"))
    assert ingest([str(tmp_path / "more")], catalogue).read == 2
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []


def test_a_newer_version_is_refused_by_all_and_stays(catalogue: Path, tmp_path: Path) -> None:
    _of_version(catalogue, SCHEMA_VERSION + 1)
    before = catalogue.read_bytes()
    with pytest.raises(CatalogueError, match="update liftlore"):
        open_catalogue(catalogue)
    with pytest.raises(CatalogueError, match="update liftlore"):
        ingest([str(tmp_path)], catalogue)
    assert catalogue.read_bytes() == before


def test_articles_whose_files_are_gone_are_carried_over_from_a_catalogue_without_a_column(
    catalogue: Path, tmp_path: Path
) -> None:
    older_rules = "UPDATE meta SET value = 'older' WHERE key != 'schema_version'"
    _changed(catalogue, "ALTER TABLE sources DROP COLUMN boilerplate_chars", older_rules)
    _changed(catalogue, "UPDATE inputs SET root = '/nowhere'")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "lunge.md").write_text(ARTICLE.replace("Goblet Squat", "Reverse Lunge"))
    assert ingest([str(tmp_path / "more")], catalogue).outdated == ("squat.md",)
    with open_catalogue(catalogue) as connection:
        assert connection.execute("SELECT count(*) FROM prescriptions").fetchall() == [(2,)]


def test_a_file_that_duckdb_cannot_open_is_refused(catalogue: Path) -> None:
    data = bytearray(catalogue.read_bytes())
    data[12] ^= 1
    catalogue.write_bytes(data)
    with pytest.raises(CatalogueError, match="cannot be opened as a catalogue"):
        open_catalogue(catalogue)


@pytest.mark.parametrize("kept", [0.5, 0.01])
def test_a_catalogue_that_was_cut_off_is_refused_and_stays(
    catalogue: Path, kept: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = catalogue.read_bytes()
    catalogue.write_bytes(data[: int(len(data) * kept)])
    monkeypatch.setattr("sys.argv", ["liftlore", "verify", "--catalogue", str(catalogue)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 3
    assert capsys.readouterr().err.startswith("liftlore: ")
    (tmp_path / "lunge.md").write_text(ARTICLE.replace("Goblet Squat", "Reverse Lunge"))
    with pytest.raises((CatalogueError, duckdb.Error)):
        ingest([str(tmp_path)], catalogue)
    assert catalogue.read_bytes() == data[: int(len(data) * kept)]


def test_a_catalogue_with_a_damaged_place_is_never_a_traceback(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = catalogue.read_bytes()
    codes = set[object]()
    for place in range(4096, len(data), len(data) // 6):
        catalogue.write_bytes(data[:place] + bytes(64) + data[place + 64 :])
        monkeypatch.setattr("sys.argv", ["liftlore", "verify", "--catalogue", str(catalogue)])
        with pytest.raises(SystemExit) as stopped:
            main()
        codes.add(stopped.value.code)
        assert "unexpectedly" not in capsys.readouterr().err
    assert codes <= {None, 0, 1, 3}
