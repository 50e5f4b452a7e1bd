"""SQL that a person brings: run on a catalogue that it can only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import duckdb
from duckdb import DuckDBPyConnection

from pipeline.errors import UsageError

_ROWS_AT_A_TIME: Final = 1000


def answer(connection: DuckDBPyConnection, sql: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Column names and rows of a query, the rows as they come; several statements answer with the last one's.

    `connection` is one of `open_catalogue`. Raises UsageError, also while rows are read, when DuckDB refuses.
    """
    try:
        if not connection.extract_statements(sql):
            raise UsageError("The SQL holds no statement.")
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description or ()]
    except duckdb.Error as error:
        raise _refusal(error) from error
    return columns, _rows(cursor)


def _rows(cursor: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while True:
        try:
            rows = cursor.fetchmany(_ROWS_AT_A_TIME)
        except duckdb.Error as error:
            raise _refusal(error) from error
        if not rows:
            return
        yield from rows


def _refusal(error: duckdb.Error) -> UsageError:
    return UsageError(f"The query failed: {str(error).strip()}")
