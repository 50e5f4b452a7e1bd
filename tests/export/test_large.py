"""Ten thousand exercises stream through every export in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.catalogue.store import new_catalogue

_MEASURED = """
import sys
from pathlib import Path
from pipeline.export.formats import ExportFormat, export
export(Path(sys.argv[1]), ExportFormat(sys.argv[2]), Path(sys.argv[3]))
# Not ru_maxrss: Linux lets a child begin with its parent's.
status = Path("/proc/self/status").read_text()
print(status.partition("VmHWM:")[2].split()[0])
"""
_ALLOWED = 80_000
"""Kilobytes that ten times the exercises may need more, for buffers of DuckDB; their JSON alone is 61,000 long."""


def synthetic(path: Path, exercises: int) -> None:
    """A catalogue in which each of many exercises is presented by two articles, with muscles, steps and doses."""
    with new_catalogue(path) as connection:
        connection.execute("INSERT INTO meta VALUES ('schema_version', '1')")
        connection.execute("INSERT INTO muscles VALUES ('glutes', 'glutes', NULL, 'group', NULL, NULL)")
        connection.execute("INSERT INTO equipment VALUES ('barbell', 'barbell')")
        connection.execute(
            f"""
            CREATE TEMP TABLE n AS SELECT lpad(i::TEXT, 6, '0') AS i FROM range({exercises}) AS t (i);
            INSERT INTO sources SELECT 's' || i, i || '.md', 'markdown', i, 'Article ' || i, NULL, NULL, NULL, NULL,
                'en', 500, 'ok', NULL, NULL, 0 FROM n;
            INSERT INTO exercises SELECT 'lift-' || i, 'Lift ' || i, NULL, 'lift', NULL, NULL, NULL, NULL, true, 2, 2
                FROM n;
            INSERT INTO exercise_names SELECT 'lift-' || i, 'Lifts ' || i, 2 FROM n;
            CREATE TEMP TABLE m AS SELECT i, k, 's' || i || '-m' || k AS id FROM n, range(2) AS r (k);
            INSERT INTO mentions SELECT id, CASE k WHEN 0 THEN 's' || i
                ELSE 's' || lpad(((i::INT + 1) % {exercises})::TEXT, 6, '0') END,
                'lift-' || i, 'Lifts ' || i, NULL, 'test', '', 'Lifts ' || i, 0, 12, NULL FROM m;
            INSERT INTO steps SELECT id, p + 1, repeat('Lift the bar slowly. ', 4), 'Lift', 0, 4
                FROM m, range(6) AS s (p);
            INSERT INTO mention_muscles SELECT id, 'glutes', 'primary', 'glutes', 0, 6 FROM m;
            INSERT INTO mention_equipment SELECT id, 'barbell', 'barbell', 0, 7 FROM m;
            INSERT INTO prescriptions SELECT id || '-p' || p, id, 3, 4, 8, 12, 'reps', false, 60, 90, NULL, NULL, NULL,
                NULL, NULL, NULL, 'work', NULL, NULL, NULL, NULL, 'test', '3-4 sets of 8-12', 0, 16
                FROM m, range(2) AS d (p);
            INSERT INTO claims SELECT id || '-c', 's' || i, id, 'exercise', 'lift-' || i, 'sets', NULL, 3, 4, 'sets', 1,
                'asserted', NULL, NULL, NULL, NULL, 'work', false, NULL, 'test', '3-4 sets', 0, 8, NULL FROM m;
            INSERT INTO conflicts SELECT 'x' || i, 'dose', 'sets', 'exercise', 'lift-' || i, 'Lift ' || i,
                's' || i || '-m0-c', 's' || i || '-m1-c', 's' || i, 's' || i, 'conflict', 2, 'result', 'test',
                'They differ.', NULL
                FROM n;
            DROP TABLE n; DROP TABLE m;
            """
        )


pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("large")
    small, large = folder / "small.duckdb", folder / "large.duckdb"
    synthetic(small, 1_000)
    synthetic(large, 10_000)
    return small, large


@pytest.mark.parametrize("format", ["json", "free-exercise-db", "schema-org"])
def test_memory_does_not_grow_with_the_catalogue(catalogues: tuple[Path, Path], format: str, tmp_path: Path) -> None:
    target = tmp_path / "written.jsonl"
    used = [
        int(
            subprocess.run(
                [sys.executable, "-c", _MEASURED, path, format, target], capture_output=True, text=True, check=True
            ).stdout
        )
        for path in catalogues
    ]
    assert used[1] - used[0] < _ALLOWED, used
    if format == "json":
        record = json.loads(target.read_text(encoding="utf-8"))
        assert len(record["exercises"]) == len(record["conflicts"]) == 10_000
