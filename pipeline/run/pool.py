"""Articles through one process or several; the rows that come out are the same either way."""

from __future__ import annotations

import gc
import math
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from multiprocessing import get_context
from typing import Final

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.catalogue.store import encode_rows
from pipeline.run.limits import Limits
from pipeline.run.task import Task
from pipeline.run.work import Worker, quarantined

CHUNK: Final = 20
"""Articles a process takes at a time: so many that handing over costs nothing, so few that the progress bar moves."""
CHUNK_BYTES: Final = 2_000_000
_WORTH_A_PROCESS: Final = 150
"""Articles per process below which starting it (about a second) costs more than it saves."""
HARMLESS: Final = 500_000
"""Bytes up to which a file is read without a process that can be stopped; it cannot keep one busy for long."""
_RARELY: Final = (50_000, 20, 50)
"""How often the garbage collector looks for cycles of parsers' trees: it saves a twentieth of an article's time."""

_BY_THE_CLOCK: Final = 10
"""How many times its working time an article may take by the clock: a busy machine is slow, and nothing is wrong."""

_IS_LATE: Final = getattr(signal, "SIGXCPU", 0)
"""What ends a process that has worked too long; not on Windows."""

Batch = tuple[int, dict[str, bytes]]
"""How many articles were read, and their rows as JSON lines."""


def default_workers(articles: int) -> int:
    """How many processes to use for so many articles."""
    return max(1, min(os.cpu_count() or 1, articles // _WORTH_A_PROCESS))


def worked(tasks: Sequence[Task], workers: int, limits: Limits) -> Iterator[Batch]:
    """The rows of all articles, chunk by chunk, in whatever order they get done."""
    if workers <= 1 and all(task.size <= HARMLESS for task in tasks):
        before = gc.get_threshold()
        gc.set_threshold(*_RARELY)
        try:
            for chunk in _chunks(tasks):
                yield _work(chunk, limits)
        finally:
            gc.set_threshold(*before)
        return
    # Started afresh, not forked: a forked copy of a process with threads (DuckDB's, the progress bar's) can hang.
    pool = ProcessPool(workers, initializer=_prepare, initargs=[limits], context=get_context("spawn"))
    try:
        yield from _pooled(pool, deque(_chunks(tasks)), 2 * workers, limits)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _chunks(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    chunk: list[Task] = []
    for task in tasks:
        if chunk and (len(chunk) == CHUNK or sum(one.size for one in chunk) + task.size > CHUNK_BYTES):
            yield chunk
            chunk = []
        chunk.append(task)
    if chunk:
        yield chunk


def _pooled(pool: ProcessPool, waiting: deque[list[Task]], at_once: int, limits: Limits) -> Iterator[Batch]:
    """Batches of a pool; of a chunk that stops its process each article is tried alone."""
    running: dict[ProcessFuture[tuple[Batch, list[Task]]], list[Task]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            chunk = waiting.popleft()
            running[pool.schedule(_worked_in_time, [chunk, limits], timeout=_BY_THE_CLOCK * limits.seconds)] = chunk
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in [future for future in running if future in done]:
            chunk = running.pop(future)
            try:
                batch, rest = future.result()
                if rest:
                    waiting.appendleft(rest)
                yield batch
            except (TimeoutError, ProcessExpired) as error:
                if len(chunk) > 1:
                    waiting.extend([task] for task in chunk)
                else:
                    yield 1, encode_rows(quarantined(chunk[0], "read", _reason(error, limits)))


def _reason(error: BaseException, limits: Limits) -> str:
    if isinstance(error, TimeoutError) or (_IS_LATE and getattr(error, "exitcode", 0) == -_IS_LATE):
        return f"reading it takes longer than {limits.seconds} s"
    return "reading it ended the process that did"


def _work(chunk: Sequence[Task], limits: Limits) -> Batch:
    return len(chunk), encode_rows(Worker.build(limits).rows(chunk))


def _worked_in_time(chunk: list[Task], limits: Limits) -> tuple[Batch, list[Task]]:
    """The rows of as many articles as are begun in half of an article's time, and the articles left over.

    So each has its full time before the chunk is stopped, and many slow ones do not stop it together. Time is what the
    process works, which is the same however busy the machine is.
    """
    _allow(1.5 * limits.seconds)
    end = time.process_time() + limits.seconds / 2
    begun: list[Task] = []

    def in_time() -> Iterator[Task]:
        for task in chunk:
            if begun and time.process_time() > end:
                return
            begun.append(task)
            yield task

    rows = encode_rows(Worker.build(limits).rows(in_time()))
    return (len(begun), rows), chunk[len(begun) :]


def _prepare(limits: Limits) -> None:
    """Ready a process for its first article, so that no article's time is spent on it."""
    gc.set_threshold(*_RARELY)
    Worker.build(limits)
    if sys.platform != "win32":
        import resource

        memory = limits.memory * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow(seconds: float) -> None:
    """Have the system end this process when it has worked so long; where it cannot, only the clock stops it."""
    if sys.platform != "win32":
        import resource

        end = math.ceil(time.process_time() + seconds)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (end if most == resource.RLIM_INFINITY else min(end, most), most))
