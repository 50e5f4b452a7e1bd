"""A disk that fills up or refuses at any point: the old file or the new one stands, and one sentence says why."""

from __future__ import annotations

import errno
import io
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.decide import Renaming, append_decision, read_decisions
from pipeline.errors import LiftloreError, UsageError
from pipeline.evaluate.floor import Floor, write_floor
from pipeline.export.formats import ExportFormat, export
from pipeline.export.schema import write_schemas
from pipeline.files import whole_file
from pipeline.report.folder import new_folder
from pipeline.report.site import write_report
from pipeline.run.ingest import ingest
from pipeline.vocabulary import Vocabulary
from tests.odd_articles import LONG

ARTICLE = "# Goblet Squat\n\n1. Hold a dumbbell at your chest.\n2. Squat down slowly.\n\nDo {} sets of 10 reps.\n"
_OPEN, _MKDIR = io.open, os.mkdir
State = dict[str, bytes]


class _Disk:
    """Counts what changes the disk and lets one such call fail; unlinking, which frees space, always works."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.failing: int | None = None
        for module, name in ((os, "mkdir"), (os, "rename"), (os, "replace"), (os, "fsync"), (io, "open")):
            monkeypatch.setattr(module, name, self._failing(getattr(module, name)))

    def _failing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            mode = str(arguments[1] if len(arguments) > 1 else options.get("mode", "r"))
            reads = call is _OPEN and not set(mode) & set("wax+")
            exists = call is _MKDIR and os.path.isdir(arguments[0])
            if not reads and not exists:
                self.calls += 1
                if self.calls == self.failing:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*arguments, **options)

        return wrapped


def _state(folder: Path) -> State:
    """What a reader finds: every file but hidden ones, which are locks and leftovers."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _refusal(work: Callable[[], object]) -> str:
    try:
        work()
    except LiftloreError as error:
        return str(error)
    return ""


def _each_fault(
    disk: _Disk, work: Callable[[], object], spoil: Callable[[], object], folder: Path, *, file_by_file: bool = False
) -> None:
    """Let one call after the other fail and find the state as before each time, then let the work succeed.

    `spoil` changes something, so that there is work to do. In `make test` the last calls fail, which put things in
    their place, and a few of those before. With `file_by_file` each file by itself is the old one or the new one.
    """
    spoil()
    disk.calls = 0
    work()
    total, new = disk.calls, _state(folder)
    spoil()
    old = _state(folder)
    for number in range(1, total + 9) if LONG else [1, 2, *range(9, total - 4, 19), *range(total - 3, total + 9)]:
        disk.calls, disk.failing = 0, number
        refusal = _refusal(work)
        disk.failing = None
        if refusal:
            assert "No space left on device" in refusal
            assert len(refusal.splitlines()) == 1
            now = _state(folder)
            assert now == old or (file_by_file and all(now[name] in (old[name], new[name]) for name in old | now))
        else:
            assert _state(folder) != old
            if number > disk.calls:
                assert number > total > 2
                return
            # A folder that cannot be flushed stopped nobody.
            spoil()
            old = _state(folder)
    raise AssertionError("something always fails")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article and its catalogue, which the tests take copies of."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "in").mkdir()
    (folder / "in" / "squat.md").write_text(ARTICLE.format(3))
    ingest([str(folder / "in")], folder / "out" / "c.duckdb")
    return folder


@pytest.fixture
def catalogue(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out" / "c.duckdb"


@pytest.fixture
def disk(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> _Disk:
    return _Disk(monkeypatch)


def test_ingest(catalogue: Path, disk: _Disk) -> None:
    article = catalogue.parents[1] / "in" / "squat.md"
    sets = count(4)
    work = partial(ingest, [str(article.parent)], catalogue)
    _each_fault(disk, work, lambda: article.write_text(ARTICLE.format(next(sets))), catalogue.parent)
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []
        stated = connection.execute("SELECT sets_min FROM prescriptions ORDER BY 1").fetchall()
        assert stated == [(3,), (next(sets) - 1,)]


@pytest.mark.parametrize("format", list(ExportFormat) if LONG else [ExportFormat.json, ExportFormat.csv])
def test_export(catalogue: Path, disk: _Disk, format: ExportFormat) -> None:
    output = catalogue.parent / "export"
    several = format in (ExportFormat.csv, ExportFormat.parquet, ExportFormat.jsonl)
    target = output / f"sources.{format.value}" if several else output
    target.parent.mkdir(exist_ok=True)
    work = partial(export, catalogue, format, output)
    _each_fault(disk, work, lambda: target.write_text("old"), catalogue.parent, file_by_file=several)
    assert [path for path in output.parent.rglob(".*") if "lock" not in path.name] == []


def test_report(catalogue: Path, disk: _Disk, vocabulary: Vocabulary) -> None:
    output = catalogue.parent / "report"

    def write() -> None:
        with open_catalogue(catalogue) as connection:
            write_report(connection, vocabulary, output)

    write()
    _each_fault(disk, write, lambda: (output / "index.html").write_text("old"), catalogue.parent)


def test_a_report_that_was_killed_between_two_names_comes_back(tmp_path: Path) -> None:
    output = tmp_path / "report"
    with new_folder(output) as building:
        (building / "index.html").write_text("old")
    output.rename(tmp_path / ".report.old")
    with pytest.raises(ZeroDivisionError), new_folder(output):
        raise ZeroDivisionError
    assert (output / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_decisions(catalogue: Path, disk: _Disk) -> None:
    path = catalogue.parent / "decisions.toml"
    decision = Renaming(exercise="goblet squat", name="Goblet", reason="shorter", date=date(2024, 1, 1))
    _each_fault(disk, lambda: append_decision(path, decision), lambda: None, catalogue.parent)
    assert set(read_decisions(path)) == {decision}


def test_floor_and_schemas(catalogue: Path, disk: _Disk) -> None:
    folder = catalogue.parent / "schemas"
    folder.mkdir()
    floor, schema = folder / "floor.json", folder / "catalogue.schema.json"
    _each_fault(disk, lambda: write_floor(floor, Floor(corpus="x", f1={})), lambda: floor.write_text("old"), folder)
    _each_fault(disk, lambda: write_schemas(folder), lambda: schema.write_text("old"), folder, file_by_file=True)


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size`: what DuckDB writes fails too, and in the midst of it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", range(0, 4_000_000, 30_000) if LONG else [1_000, 1_000_000])
def test_a_disk_that_fills_up_in_the_midst_of_a_file(catalogue: Path, size: int) -> None:
    before = _state(catalogue.parent)
    folder = catalogue.parents[1] / "in"
    (folder / "squat.md").write_text(ARTICLE.format(4))
    output = catalogue.with_name("c.json")
    output.write_text("old")
    assert len(before[catalogue.name]) > 1_000_000
    with _largest_file(size):
        if size < len(before[catalogue.name]):
            with pytest.raises(LiftloreError, match="cannot be written"):
                ingest([str(folder)], catalogue)
            assert catalogue.read_bytes() == before[catalogue.name]
        if size < 2_000:
            with pytest.raises(UsageError, match="cannot be written"):
                export(catalogue, ExportFormat.json, output)
            assert output.read_text() == "old"
    ingest([str(folder)], catalogue)
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []


def test_a_link_stays_a_link_and_a_device_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    with whole_file(tmp_path / "link.txt") as file:
        file.write("new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(UsageError, match="no regular file"), whole_file(path):
            raise AssertionError("never reached")
