"""Whole ingests in processes of their own: wall and CPU seconds, and the memory of all their processes together."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

_INGEST = "from pipeline.cli import main; main()"
_LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    wall: float
    cpu: float
    """Of the command and all that it started."""
    peak: int
    """Bytes of all its processes together, where they were most."""
    peak_worker: int
    """Bytes of the largest process that it started."""


def run(*arguments: str) -> Run:
    """Run liftlore and wait for it. Raises CalledProcessError when it fails."""
    command = [sys.executable, "-c", _INGEST, *arguments]
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = peak_worker = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:  # noqa: S603
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            own, others = _memory(watched)
            peak, peak_worker = max(peak, own + sum(others)), max(peak_worker, *others, 0)
            time.sleep(_LOOK_EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu, peak, peak_worker)


def ingest(folder: Path, catalogue: Path, *more: str) -> Run:
    """Ingest a folder."""
    return run("ingest", str(folder), "--catalogue", str(catalogue), *more)


def _memory(process: psutil.Process) -> tuple[int, list[int]]:
    own = 0
    others: list[int] = []
    try:
        own = process.memory_info().rss
        others.extend(child.memory_info().rss for child in process.children(recursive=True))
    except psutil.NoSuchProcess:
        pass
    return own, others
