"""All export formats, and where each is written; nothing heavy is imported before a format is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from pipeline.errors import UsageError
from pipeline.files import put_in_place, refused, whole_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from pipeline.export.losses import Losses


class ExportFormat(StrEnum):
    """What `liftlore export` can write."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    free_exercise_db = "free-exercise-db"
    open_exercise_db = "open-exercise-db"
    exercemus = "exercemus"
    schema_org = "schema-org"
    liftoscript = "liftoscript"


_FOLDERS: Final = (ExportFormat.jsonl, ExportFormat.csv, ExportFormat.parquet)
_STREAM_SUFFIXES: Final = (".jsonl", ".ndjson")


def export(catalogue: Path, format: ExportFormat, output: Path | None) -> list[str]:
    """Write the catalogue in a format and return what there is to say about it.

    A format of one file goes to `output` or to standard output. A file a table goes into the folder `output`, by
    default one named after the format beside the catalogue; `jsonl` is one stream on standard output and where
    `output` ends with .jsonl. Files are replaced when all are complete. Raises UsageError when `output` cannot be
    written, CatalogueError as `open_catalogue` does.
    """
    from pipeline.export.losses import Losses

    losses = Losses()
    stream = format is ExportFormat.jsonl and (output is None or output.suffix in _STREAM_SUFFIXES)
    if format in _FOLDERS and not stream:
        folder = output or catalogue.parent / format.value
        number = _write_folder(catalogue, format, folder)
        return [f"wrote {number} tables into {folder}"]
    from pipeline.catalogue.store import open_catalogue

    with open_catalogue(catalogue) as connection:
        write = _writer(format)
        if output is None:
            write(connection, sys.stdout, losses)
        else:
            with whole_file(output) as file:
                write(connection, file, losses)
    return list(losses.lines())


def _writer(format: ExportFormat) -> Callable[[DuckDBPyConnection, TextIO, Losses], None]:
    if format is ExportFormat.free_exercise_db:
        from pipeline.export.free_exercise_db import write_free_exercise_db as write
    elif format is ExportFormat.open_exercise_db:
        from pipeline.export.open_exercise_db import write_open_exercise_db as write
    elif format is ExportFormat.exercemus:
        from pipeline.export.exercemus import write_exercemus as write
    elif format is ExportFormat.schema_org:
        from pipeline.export.schema_org import write_schema_org as write
    elif format is ExportFormat.liftoscript:
        from pipeline.export.liftoscript import write_liftoscript as write
    elif format is ExportFormat.jsonl:
        from pipeline.export.tables import write_jsonl_stream

        return _without_losses(write_jsonl_stream)
    else:
        from pipeline.export.json_catalogue import write_json

        return _without_losses(write_json)
    return write


def _without_losses(
    write: Callable[[DuckDBPyConnection, TextIO], None],
) -> Callable[[DuckDBPyConnection, TextIO, Losses], None]:
    return lambda connection, file, _losses: write(connection, file)


def _write_folder(catalogue: Path, format: ExportFormat, folder: Path) -> int:
    import tempfile

    from pipeline.catalogue.store import open_catalogue
    from pipeline.export.tables import TABLES, write_csv, write_jsonl, write_parquet

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name another with --output.")
    names = [f"{table}.{format.value}" for table in TABLES]
    with refused(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".part-") as name:
            part = Path(name)
            if format is ExportFormat.parquet:
                write_parquet(catalogue, part)
            else:
                write = write_csv if format is ExportFormat.csv else write_jsonl
                with open_catalogue(catalogue) as connection:
                    for table in TABLES:
                        with (part / f"{table}.{format.value}").open("w", encoding="utf-8", newline="\n") as file:
                            write(connection, table, file)
            for table_file in names:
                put_in_place(part / table_file, folder / table_file)
    return len(TABLES)
