"""Articles through one process or several; the rows that come out are the same either way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import Final

from pipeline.catalogue.store import encode_rows
from pipeline.run.work import Task, Worker

CHUNK: Final = 20
"""Articles a process takes at a time: so many that handing over costs nothing, so few that the progress bar moves."""
_WORTH_A_PROCESS: Final = 150
"""Articles per process below which starting it (about a second) costs more than it saves."""

Batch = tuple[int, dict[str, bytes]]
"""How many articles were read, and their rows as JSON lines."""


def default_workers(articles: int) -> int:
    """How many processes to use for so many articles."""
    return max(1, min(os.cpu_count() or 1, articles // _WORTH_A_PROCESS))


def worked(tasks: Sequence[Task], workers: int) -> Iterator[Batch]:
    """The rows of all articles, chunk by chunk, in whatever order they get done."""
    chunks = (tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK))
    if workers <= 1:
        worker = _worker()
        for chunk in chunks:
            yield len(chunk), encode_rows(worker.rows(chunk))
        return
    # Started afresh, not forked: a forked copy of a process with threads (DuckDB's, the progress bar's) can hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running: set[Future[Batch]] = set()
        try:
            while True:
                running.update(pool.submit(_work, chunk) for chunk in islice(chunks, 2 * workers - len(running)))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _work(chunk: Sequence[Task]) -> Batch:
    return len(chunk), encode_rows(_worker().rows(chunk))


@cache
def _worker() -> Worker:
    """This process's worker: the one thing a process keeps between chunks and ingests."""
    return Worker.build()
