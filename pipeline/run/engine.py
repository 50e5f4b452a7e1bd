"""What does the work of an ingest: the processes of this machine, or, in `cluster`, those of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import RowFiles
from pipeline.run.contents import Content, contents_of
from pipeline.run.limits import Limits
from pipeline.run.scan import InputFile
from pipeline.run.task import Task

Progress = Callable[[int, int], None]
"""Called with the number of articles read so far and in all."""


class Engine(Protocol):
    """Runs the stages that look at one file or article alone; what comes of it is the same whichever runs them."""

    @property
    def memory(self) -> int | None:
        """Megabytes that the database may hold while it merges before it uses the disk; None: four fifths of all."""

    def describe(self, files: Sequence[InputFile]) -> Iterable[tuple[Content, ...]]:
        """What each of some files holds, in their order."""

    def load(self, tasks: Sequence[Task], connection: DuckDBPyConnection, folder: Path, progress: Progress) -> None:
        """Read articles and insert their rows; `folder` is for files on the way."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """The processes of this machine: `workers` of them, or what pays off."""

    workers: int | None
    limits: Limits
    memory: int = 500
    """Ten thousand articles take no longer in it than in 20 GB, and people do other things on their machine."""

    def describe(self, files: Sequence[InputFile]) -> Iterator[tuple[Content, ...]]:
        """As `Engine` says; one after the other, since this is a matter of reading and hashing."""
        return (contents_of(file, self.limits.file_bytes) for file in files)

    def load(self, tasks: Sequence[Task], connection: DuckDBPyConnection, folder: Path, progress: Progress) -> None:
        """As `Engine` says, batch by batch through files of JSON lines."""
        if not tasks:
            return
        # What reads articles takes a second to import, which a second run need not wait for.
        from pipeline.run.pool import default_workers, worked

        with RowFiles(folder) as files:
            done = 0
            progress(0, len(tasks))
            for read, batch in worked(tasks, self.workers or default_workers(len(tasks)), self.limits):
                files.write(batch)
                done += read
                progress(done, len(tasks))
            files.load(connection)
