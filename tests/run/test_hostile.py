"""A folder of hostile files costs nobody anything but those files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.catalogue.verify import verify
from pipeline.errors import UnreadableError, UsageError
from pipeline.run.ingest import ingest
from pipeline.run.limits import Limits
from tests.hostile import GOOD, write_folder


def _survive(folder: Path, size: float) -> None:
    files = write_folder(folder / "in", size)
    command = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    arguments = ["ingest", "in", "--catalogue", "c.duckdb", "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    assert "bytes/binary.txt: it is binary data, not text" in done.stdout
    with open_catalogue(folder / "c.duckdb") as connection:
        statuses = connection.execute("SELECT status, reason FROM sources").fetchall()
        good = connection.execute(
            "SELECT path, count(DISTINCT mention_id), count(DISTINCT prescription_id) FROM sources "
            "JOIN mentions USING (source_id) JOIN prescriptions USING (mention_id) "
            "WHERE path LIKE 'good/%' AND status = 'ok' GROUP BY path ORDER BY path"
        ).fetchall()
        faults = [check for check in verify(connection) if check.broken]
    assert len(statuses) == files
    assert {status for status, _ in statuses} <= {"ok", "partial", "duplicate", "quarantined"}
    reasons = [reason for status, reason in statuses if status == "quarantined"]
    assert [reason for reason in reasons if not reason or "failed on it" in reason] == []
    assert good == [(path, 1, 1) for path in sorted(GOOD)]
    assert faults == []
    assert list(folder.rglob("hurt")) == []


def test_every_file_of_a_hostile_folder_is_accounted_for(tmp_path: Path) -> None:
    _survive(tmp_path, 0.005)


@pytest.mark.skipif("LIFTLORE_LONG" not in os.environ, reason="takes two minutes: make fuzz")
def test_the_hostile_folder_at_full_size(tmp_path: Path) -> None:
    _survive(tmp_path, 1)


def test_articles_that_take_too_long_or_too_much_memory_are_stopped_and_the_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "endless.md").write_text("![" * 1_000_000)
    (folder / "good.md").write_text(GOOD["good/goblet-squat.md"])
    (folder / "large.txt").write_text("Squat low and stand tall. " * 200_000)
    limits = Limits(seconds=2, memory=300, characters=10_000_000)
    summary = ingest([str(folder)], tmp_path / "c.duckdb", limits=limits)
    assert [path for path, _ in summary.quarantined] == ["endless.md", "large.txt"]
    assert summary.quarantined[0][1] == "reading it takes longer than 2 s"
    assert summary.counts["mentions"] == 1


@pytest.mark.parametrize("setting", ["seconds", "seconds=", "seconds=0", "seconds=x", "hours=1", "seconds=٣"])
def test_a_limit_that_is_none_is_refused(setting: str) -> None:
    with pytest.raises(UsageError, match="is none of the limits"):
        Limits().changed([setting])


def test_limits_can_be_set_anew() -> None:
    assert Limits().changed(["seconds=60", "tags=5"]) == Limits(seconds=60, tags=5)


def test_readme_and_security_state_the_limits(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8").partition("An article may have")[2].partition("`")[0]
    stated = re.findall(r"(\d[\d,]*)\s(\w+)", readme)
    assert stated == [
        (f"{number:,}", "megabytes" if name == "memory" else name) for name, number in asdict(Limits()).items()
    ]
    table = (project / "SECURITY.md").read_text(encoding="utf-8").partition("## Limits of one article")[2]
    assert re.findall(r"\| `(\w+)` \| ([\d,]+) \|", table) == [
        (name, f"{number:,}") for name, number in asdict(Limits()).items()
    ]


def test_a_page_with_a_long_quoted_value_is_no_bomb() -> None:
    limits = Limits(attributes=10)
    limits.check_bytes(b"<div data-props='" + b"word " * 2000 + b"' hidden>")
    with pytest.raises(UnreadableError, match="more than 10 attributes"):
        limits.check_bytes(b"<div " + b"word=1 " * 2000 + b">")
