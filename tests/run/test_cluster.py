"""On a cluster of two processes the same articles give the same bytes, also when a worker is killed on the way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import LocalCluster

from pipeline.errors import UsageError
from pipeline.run import cluster as module
from pipeline.run.ingest import Summary, ingest
from pipeline.run.task import Task
from tests.archive.crawl import packed, page, record
from tests.run.test_ingest import SQUAT, exported, write

# Dask's own threads and sockets end a moment after their cluster.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for number in range(60):
        write(folder, **{f"{number}": SQUAT.replace("10 reps", f"{number + 3} reps")})
    write(folder, again=SQUAT.replace("10 reps", "3 reps"), broken=bytes(range(256)) * 40)
    pages = [record(page(name), f"https://example.org/{name}") for name in ("Goblet Squat", "Hip Thrust")]
    (folder / "crawl.warc.gz").write_bytes(packed(*pages, record(b"", kind="image/png")))
    return folder


@contextmanager
def cluster_of(workers: int) -> Iterator[LocalCluster]:
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "60s", "distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0", silence_logs="CRITICAL") as it,
    ):
        yield it


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SMALLEST", 10)


def test_killed_worker_changes_nothing(folder: Path, tmp_path: Path) -> None:
    one, two, shards = tmp_path / "one.duckdb", tmp_path / "two.duckdb", tmp_path / "shards"
    ingest([str(folder)], one, workers=1)
    killed: list[int] = []
    calls: list[tuple[int, int]] = []

    def kill_one(done: int, total: int) -> None:
        calls.append((done, total))
        if done and not killed:
            killed.append(running.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    with cluster_of(2) as running:
        address = running.scheduler_address
        ingest([str(folder)], two, engine="dask", scheduler=address, shards=str(shards), progress=kill_one)
        assert killed
        assert calls[0][0] < calls[-1][0] == calls[-1][1]
        assert exported(one) == exported(two)

        # A later run takes what the earlier one left, and a folder reached by a URL is as good.
        calls.clear()
        two.unlink()
        ingest([str(folder)], two, engine="dask", scheduler=address, shards=shards.as_uri(), progress=kill_one)
    assert calls == [calls[-1]]
    assert exported(one) == exported(two)
    assert list(shards.glob("unfinished/*")) == []


def test_own_cluster_reads_large_articles_and_leaves_no_shards(folder: Path, tmp_path: Path) -> None:
    (folder / "large.html").write_bytes(page("Hack Squat") + b"<!--" + b"remark " * 80_000 + b"-->")
    one, two = tmp_path / "out" / "one.duckdb", tmp_path / "out" / "two.duckdb"
    ingest([str(folder)], one, workers=1)
    ingest([str(folder)], two, engine="dask", workers=1)
    assert exported(one) == exported(two)
    assert ingest([str(folder)], two).up_to_date
    assert {path.name for path in two.parent.iterdir() if path.is_dir()} == set()


def test_scheduler_that_does_not_answer_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        ingest([str(folder)], tmp_path / "c.duckdb", engine="dask", scheduler="nonsense://x")


def test_cluster_without_workers_is_not_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    with cluster_of(0) as idle, pytest.raises(UsageError, match="no worker left"):
        ingest([str(folder)], tmp_path / "c.duckdb", engine="dask", scheduler=idle.scheduler_address)


def _ingested(folder: Path, catalogue: Path, shards: Path) -> Summary:
    """What a cluster of one worker reads, at which others always wait behind a deadly article: Dask suspects them, too.

    Now and then Dask starts no other worker for one that ended. Then the same command goes on, as its message says.
    """
    for attempt in range(3):
        with cluster_of(1) as running:
            address = running.scheduler_address
            try:
                return ingest([str(folder)], catalogue, engine="dask", scheduler=address, shards=str(shards))
            except UsageError as error:
                if "no worker left" not in str(error) or attempt == 2:
                    raise
    raise AssertionError


def test_article_that_ends_its_workers_is_put_aside_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    write(folder, deadly="# Hip Thrust\n\nDo 3 sets of 10.", **{f"{number}": SQUAT for number in range(14)})

    # Defined here so that it goes to the workers as it is.
    def extract(tasks: Sequence[Task], *rest: Any) -> None:
        from pipeline.run.cluster import _extract

        if any("deadly" in task.location for task in tasks):
            # Dask starts no other worker for one that ends before it is said to have started.
            time.sleep(3)
            os._exit(1)
        _extract(tasks, *rest)

    monkeypatch.setattr(module, "_extract", extract)
    monkeypatch.setattr(module, "_PATIENCE", 30.0)
    reasons = dict(_ingested(folder, tmp_path / "c.duckdb", tmp_path / "s").quarantined)
    assert reasons.keys() == {"deadly.md"}
    assert reasons["deadly.md"] == "reading it ended the processes that did"
