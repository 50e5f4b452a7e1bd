"""The tables as they are, one file each: JSON lines, CSV, Parquet.

`documents` (the articles' text) and the bookkeeping of ingest (`inputs`, `meta`, `source_exercises`) stay in the
catalogue; longer pieces of text are cut off as everywhere (excerpts.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

import duckdb
from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import open_catalogue, stream_of
from pipeline.export.cells import csv_line, json_text, json_value
from pipeline.export.excerpts import LONGEST

TABLES: Final = (
    *("sources", "exercises", "exercise_names", "mentions", "steps", "mention_muscles", "mention_equipment"),
    *("prescriptions", "claims", "conflicts", "agreements", "muscles", "equipment", "blocks", "ledger", "quarantine"),
)
"""The tables that are exported."""


def write_jsonl(connection: DuckDBPyConnection, table: str, file: TextIO) -> None:
    """Write one table, an object a line."""
    file.writelines(json_text(row) + "\n" for row in _rows(connection, table))


def write_jsonl_stream(connection: DuckDBPyConnection, file: TextIO) -> None:
    """Write all tables one after the other; each object says its table."""
    for table in TABLES:
        file.writelines(json_text({"table": table, **row}) + "\n" for row in _rows(connection, table))


def write_csv(connection: DuckDBPyConnection, table: str, file: TextIO) -> None:
    """Write one table with a header."""
    file.write(csv_line(name for name, _ in _columns(connection, table)))
    file.writelines(csv_line(row.values()) for row in _rows(connection, table))


def write_parquet(catalogue: Path, folder: Path) -> None:
    """Write all tables as Parquet into a folder. Raises OSError when that fails."""
    with open_catalogue(catalogue, writable=folder) as connection:
        for table in TABLES:
            target = str(folder / f"{table}.parquet").replace("'", "''")
            copy = f"COPY ({_select(connection, table)}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
            try:
                connection.execute(copy)
            except duckdb.IOException as error:
                raise OSError(str(error)) from error


def _rows(connection: DuckDBPyConnection, table: str) -> Iterator[dict[str, Any]]:
    for row in stream_of(connection, _select(connection, table)):
        yield {name: json_value(value) for name, value in row.items()}


def _select(connection: DuckDBPyConnection, table: str) -> str:
    columns = ", ".join(
        f"CASE WHEN length({name}) > {LONGEST} THEN left({name}, {LONGEST - 1}) || '…' ELSE {name} END AS {name}"
        if kind == "VARCHAR"
        else name
        for name, kind in _columns(connection, table)
    )
    return f"SELECT {columns} FROM {table} ORDER BY ALL"


def _columns(connection: DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() "
        "WHERE table_name = ? AND database_name = current_database() ORDER BY column_index",
        [table],
    ).fetchall()
