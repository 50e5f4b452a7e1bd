"""Killed at any moment, an ingest leaves the old catalogue or the new one, and the next ingest just works."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.run.ingest import ingest
from tests.conftest import PROJECT

_INGEST = """
import sys
from pathlib import Path
from pipeline.run.ingest import ingest
from pipeline.run.limits import Limits
from pipeline.run.work import Worker
Worker.build(Limits())
print("ready", flush=True)
ingest([sys.argv[1]], Path(sys.argv[2]))
"""
_READ = """
import sys
from pathlib import Path
from pipeline.catalogue.store import open_catalogue
stop, catalogue = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
while not stop.exists():
    with open_catalogue(catalogue) as connection:
        rows = connection.execute("SELECT text FROM documents ORDER BY text").fetchall()
        doses = connection.execute("SELECT count(*) FROM prescriptions").fetchone()
    print((tuple(text for (text,) in rows), doses))
"""
ROUNDS = 100 if "LIFTLORE_LONG" in os.environ else 3
LONGEST = 0.6
"""Seconds that the ingest takes at most once it is ready."""


def _state(catalogue: Path) -> tuple[str, ...]:
    with open_catalogue(catalogue) as connection:
        assert [check for check in verify(connection) if check.broken] == []
        rows = connection.execute("SELECT text FROM documents ORDER BY text").fetchall()
        mentions = connection.execute("SELECT count(*) FROM mentions").fetchone()
    assert mentions == (len(rows),)
    return tuple(text for (text,) in rows)


def _write(folder: Path, version: int) -> tuple[str, ...]:
    names = ("Goblet Squat", "Forearm Plank", "Reverse Lunge")
    for number, name in enumerate(names):
        (folder / f"{number}.md").write_text(f"# {name}\n\nDo {version} sets of 10 reps.\n")
    return tuple(sorted(f"{name}\n\nDo {version} sets of 10 reps." for name in names))


def _ready(script: str, *arguments: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_kill_leaves_the_old_catalogue_or_the_new_one(tmp_path: Path) -> None:
    folder, catalogue = tmp_path / "in", tmp_path / "c.duckdb"
    folder.mkdir()
    old = _write(folder, 2)
    ingest([str(folder)], catalogue)
    chance = random.Random(ROUNDS)  # noqa: S311
    for turn in range(ROUNDS):
        new = _write(folder, 3 + turn % 7)
        with _ready(_INGEST, folder, catalogue) as process:
            time.sleep(chance.uniform(0, LONGEST))
            process.kill()
        state = _state(catalogue)
        assert state in (old, new)
        old = state
    ingest([str(folder)], catalogue)
    assert _state(catalogue) == new
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "c.duckdb", ".c.duckdb.lock"}


def test_readers_are_never_turned_away_and_see_one_catalogue_or_the_other(tmp_path: Path) -> None:
    folder, catalogue, stop = tmp_path / "in", tmp_path / "c.duckdb", tmp_path / "stop"
    folder.mkdir()
    states = [_write(folder, 2)]
    ingest([str(folder)], catalogue)
    with _ready(_READ, stop, catalogue) as reader:
        for version in (3, 4, 5):
            states.append(_write(folder, version))
            ingest([str(folder)], catalogue)
        stop.touch()
        seen, _ = reader.communicate()
    assert reader.returncode == 0
    assert set(seen.splitlines()) <= {repr((state, (3,))) for state in states}
    assert len(set(seen.splitlines())) > 1
