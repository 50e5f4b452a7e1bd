"""Ingest on many machines with Dask: batches of articles become shards, which the machine that started it merges.

Dask runs a batch again elsewhere when its worker dies; that is harmless, since its shards are named by their content.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import encode_rows
from pipeline.errors import UsageError
from pipeline.run.contents import Content, contents_of
from pipeline.run.engine import Progress
from pipeline.run.limits import Limits
from pipeline.run.plan import rules_versions
from pipeline.run.pool import HARMLESS, worked
from pipeline.run.scan import InputFile
from pipeline.run.shards import Shards, batch_name
from pipeline.run.task import Task
from pipeline.run.work import quarantined

_FILES: Final = 500
_FILES_BYTES: Final = 50_000_000
"""Files that a worker hashes at a time; a web archive is a batch alone."""
_BATCHES: Final = 400
"""Batches to aim at: enough for an even load at the end."""
_SMALLEST: Final = 50
_LARGEST: Final = 2000
"""Articles of a batch: so many that its dozen shards are worth their files, so few that a lost batch is soon redone."""
_AHEAD: Final = 4
"""Batches that wait at each worker; all at once would fill the scheduler's memory."""
_PATIENCE: Final = 300.0
"""Seconds without a single worker after which none is waited for: a cluster may start its first ones late."""
_LOOK: Final = 1.0
"""Seconds between two looks for workers."""
_PAUSE: Final = 0.05
"""Seconds between two looks for a result, half of those between Dask's own."""
_ONE_AT_A_TIME: Final = Lock()
"""A worker with several threads gains nothing from reading two batches at once, and the extractor is built for one."""


@contextmanager
def dask_engine(scheduler: str | None, workers: int | None, limits: Limits, shards: str) -> Iterator[DaskEngine]:
    """An engine on the Dask cluster at the address `scheduler`, or on one of this machine's processes (None).

    Raises UsageError when Dask is not installed or no scheduler answers.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError("--engine dask needs the extra: pip install 'liftlore[cluster]'.") from error
    if scheduler:
        try:
            client = Client(scheduler, timeout="10s")
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}.") from error
        with client:
            yield DaskEngine(client, limits, Shards(shards))
        return
    # Workers that are not daemons may start the process in which a large article is read under limits.
    settings = {
        "distributed.worker.daemon": False,
        "distributed.comm.timeouts.connect": "60s",
        "distributed.scheduler.allowed-failures": 1,
    }
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=workers or multiprocessing.cpu_count(),
            threads_per_worker=1,
            dashboard_address=":0",
            memory_limit=limits.memory * 1_000_000,
            silence_logs="CRITICAL",
        ) as cluster,
        Client(cluster) as client,
    ):
        yield DaskEngine(client, limits, Shards(shards))


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """An engine (`run.engine.Engine`) whose workers are a Dask client's."""

    client: Any
    limits: Limits
    shards: Shards
    memory: None = None

    def describe(self, files: Sequence[InputFile]) -> Iterator[tuple[Content, ...]]:
        """As `Engine` says; large batches of small files, and each archive alone."""
        groups = list(_groups(files))
        futures = self.client.map(_describe, groups, limit=self.limits.file_bytes, pure=False)
        for future in futures:
            self._wait_until(future.done)
            yield from future.result()

    def load(self, tasks: Sequence[Task], connection: DuckDBPyConnection, folder: Path, progress: Progress) -> None:
        """As `Engine` says: shards first, then their merge. What an earlier run left finished is not done again."""
        rules = rules_versions()["reading"]
        batches = {batch_name(batch, rules, self.limits): batch for batch in _batches(tasks)}
        finished = self.shards.finished() & batches.keys()
        done = sum(len(batches[name]) for name in finished)
        progress(done, len(tasks))
        waiting = {name: batch for name, batch in batches.items() if name not in finished}
        for name, batch in self._extracted(waiting, rules):
            finished.add(name)
            done += len(batch)
            progress(done, len(tasks))
        self._check(finished)
        self.shards.load(finished, connection, folder)

    def _extracted(self, waiting: Mapping[str, Sequence[Task]], rules: str) -> Iterator[tuple[str, Sequence[Task]]]:
        """Batches as they get done; of one whose workers died each article is tried apart, and in the end alone.

        Alone, since Dask suspects all that waits at a worker when it dies, not only what it was at.
        """
        from distributed import Future, KilledWorker, as_completed

        queue = list(waiting.items())[::-1]
        suspects: list[tuple[str, Sequence[Task]]] = []
        running: dict[Future[None], tuple[str, Sequence[Task]]] = {}
        completed = as_completed()

        def start(batch: tuple[str, Sequence[Task]], key: str) -> None:
            future = self.client.submit(
                _extract, batch[1], self.limits, self.shards, batch[0], rules, key=key, pure=False
            )
            running[future] = batch
            completed.add(future)

        while queue or running or suspects:
            while queue and len(running) < _AHEAD * max(1, len(self.client.scheduler_info(n_workers=-1)["workers"])):
                start(queue[-1], f"batch-{queue.pop()[0]}")
            is_alone = not running
            if is_alone:
                start(suspects[-1], f"alone-{suspects.pop()[0]}")
            self._wait_until(completed.has_ready)
            future = next(completed)
            name, batch = running.pop(future)
            try:
                future.result()
            except KilledWorker:
                if len(batch) > 1:
                    queue += [(batch_name([task], rules, self.limits), [task]) for task in batch]
                    continue
                if not is_alone:
                    suspects.append((name, batch))
                    continue
                rows = quarantined(batch[0], "read", "reading it ended the processes that did")
                self.shards.write(name, [encode_rows(rows)])
            yield name, batch

    def _wait_until(self, ready: Callable[[], bool]) -> None:
        """Wait for a result, as Dask does for ever, as long as there are workers to give it.

        Raises UsageError when there has been none for some time.
        """
        looked = seen = time.monotonic()
        while not ready():
            time.sleep(_PAUSE)
            now = time.monotonic()
            if now - looked < min(_LOOK, _PATIENCE):
                continue
            looked = now
            seen = now if self.client.scheduler_info(n_workers=-1)["workers"] else seen
            if now - seen >= _PATIENCE:
                raise UsageError(
                    "The Dask cluster has no worker left; start some and run the same command again: "
                    "what is finished is kept."
                )

    def _check(self, names: set[str]) -> None:
        if names - self.shards.finished():
            raise UsageError(
                f"The workers wrote to {self.shards.place}, but it cannot be seen from here; "
                "name a folder or URL that all machines share with --shards."
            )


def _groups(files: Sequence[InputFile]) -> Iterator[list[InputFile]]:
    group: list[InputFile] = []
    size = 0
    for file in files:
        if group and (len(group) == _FILES or size + file.size > _FILES_BYTES):
            yield group
            group, size = [], 0
        group.append(file)
        size += file.size
    if group:
        yield group


def _describe(files: Sequence[InputFile], limit: int) -> list[tuple[Content, ...]]:
    return [contents_of(file, limit) for file in files]


def _batches(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """Batches of the same size, those of large articles, which are read in a process that can be stopped, apart."""
    size = min(_LARGEST, max(_SMALLEST, len(tasks) // _BATCHES))
    small = [task for task in tasks if task.size <= HARMLESS]
    large = [task for task in tasks if task.size > HARMLESS]
    for some, most in ((small, size), (large, _SMALLEST)):
        for start in range(0, len(some), most):
            yield some[start : start + most]


def _extract(tasks: Sequence[Task], limits: Limits, shards: Shards, name: str, rules: str) -> None:
    """Read a batch and write its shards; this is what runs on a worker."""
    if _own_rules() != rules:
        raise UsageError("A worker runs another version of liftlore than the machine that started the ingest.")
    if any(task.size > HARMLESS for task in tasks) and multiprocessing.current_process().daemon:
        raise UsageError(
            "Dask's workers are daemons, which may not start the process that large articles are read in; "
            "start them with DASK_DISTRIBUTED__WORKER__DAEMON=False."
        )
    with _ONE_AT_A_TIME:
        shards.write(name, (batch for _, batch in worked(tasks, 1, limits)))


@cache
def _own_rules() -> str:
    return rules_versions()["reading"]
