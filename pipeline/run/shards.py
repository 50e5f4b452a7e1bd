"""Shards: the rows of a batch of articles as Parquet files, one a table, in a folder that all machines share.

    SHARDS/mentions/3f0c….parquet   SHARDS/steps/3f0c….parquet   …   SHARDS/done/3f0c…

A batch is named by what its rows follow from: the rules, the limits and its articles. A retry therefore writes the same
files again, and a run that was stopped goes on where it was. Each file appears whole or not at all, `done` last.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
from duckdb import DuckDBPyConnection

from pipeline.archive.files import file_system, is_url
from pipeline.catalogue.store import RowFiles, create_tables
from pipeline.files import put_in_place
from pipeline.run.limits import Limits
from pipeline.run.task import Task

_DONE: Final = "done"


def batch_name(tasks: Sequence[Task], rules: str, limits: Limits) -> str:
    """The name of a batch's shards."""
    parts = (rules, repr(limits), *(f"{task.source.source_id} {task.problem}" for task in tasks))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Shards:
    """A folder of shards, by its path or URL."""

    place: str

    def finished(self) -> set[str]:
        """The names of the batches whose shards are complete."""
        return {os.path.basename(path) for path in self._listed(_DONE)}

    def write(self, name: str, batches: Iterable[Mapping[str, bytes]]) -> None:
        """Write the rows of one batch, given as JSON lines by table."""
        with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
            connection.execute("SET threads = 1")
            create_tables(connection)
            folder = Path(scratch)
            with RowFiles(folder) as files:
                for batch in batches:
                    files.write(batch)
                files.load(connection)
                tables = files.tables
            for table in tables:
                shard = folder / f"{table}.parquet"
                connection.execute(f"COPY (FROM {table} ORDER BY ALL) TO '{shard}' (FORMAT parquet)")
                self._put(shard, f"{table}/{name}.parquet")
            marker = folder / _DONE
            marker.touch()
            self._put(marker, f"{_DONE}/{name}")

    def load(self, names: set[str], connection: DuckDBPyConnection, folder: Path) -> None:
        """Insert the rows of some batches, table by table; `folder` is for shards that are fetched from a URL."""
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1").fetchall()
        for (table,) in tables:
            paths = sorted(path for path in self._listed(table) if Path(path).stem in names)
            if not paths:
                continue
            fetched = folder / table
            if is_url(self.place):
                fetched.mkdir()
                file_system(self.place)[0].get(paths, [str(fetched / os.path.basename(path)) for path in paths])
                paths = [str(fetched / os.path.basename(path)) for path in paths]
            connection.execute(f"INSERT INTO {table} BY NAME FROM read_parquet(?) ORDER BY ALL", [paths])
            shutil.rmtree(fetched, ignore_errors=True)

    def remove(self) -> None:
        """Remove the folder."""
        if is_url(self.place):
            system, path = file_system(self.place)
            system.rm(path, recursive=True)
        else:
            shutil.rmtree(self.place, ignore_errors=True)

    def _listed(self, part: str) -> list[str]:
        if is_url(self.place):
            system, path = file_system(self.place)
            system.invalidate_cache()
            return [str(found) for found in system.find(f"{path}/{part}")]
        folder = Path(self.place, part)
        return [str(path) for path in folder.iterdir()] if folder.is_dir() else []

    def _put(self, file: Path, path: str) -> None:
        """Move a file there: first under a name that nobody reads, then by renaming."""
        unfinished = f"unfinished/{uuid.uuid4().hex}"
        if is_url(self.place):
            system, root = file_system(self.place)
            for name in (unfinished, path):
                system.makedirs(f"{root}/{os.path.dirname(name)}", exist_ok=True)
            system.put_file(str(file), f"{root}/{unfinished}")
            system.mv(f"{root}/{unfinished}", f"{root}/{path}")
            return
        for name in (unfinished, path):
            Path(self.place, name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, Path(self.place, unfinished))
        put_in_place(Path(self.place, unfinished), Path(self.place, path))
