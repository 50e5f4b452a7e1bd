"""The catalogue file: opened for reading only, or built anew beside the old one and put in its place at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Final

import duckdb
from duckdb import DuckDBPyConnection
from pydantic_core import to_json

from pipeline.catalogue.rows import Rows
from pipeline.errors import CatalogueError
from pipeline.files import put_in_place

SCHEMA_VERSION: Final = 1
"""Raised when a table or column changes its meaning; ingest makes an older catalogue anew and refuses a newer one."""

_BY_SOURCE: Final = (
    "sources",
    "documents",
    "sketches",
    "blocks",
    "mentions",
    "source_exercises",
    "claims",
    "overruled_claims",
    "ledger",
    "quarantine",
    "skipped",
)
_BY_MENTION: Final = ("steps", "mention_muscles", "overruled_muscles", "mention_equipment", "prescriptions")
_CONFINED: Final = (
    "enable_external_access = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    # A name that is no table must not be looked up among the variables of this program.
    "python_enable_replacements = false",
    "lock_configuration = true",
)
"""What keeps SQL to the catalogue; the last one forbids to change any of it."""
_ROWS_AT_A_TIME: Final = 1000
_LONGEST_LINE: Final = 16_000_000
"""Bytes of one JSON line DuckDB reads by default; a longer one needs a larger buffer, asked for only then."""


@dataclass(frozen=True, slots=True)
class KnownInput:
    """A file that an earlier ingest read: where it lay, what it held, and the source it became."""

    root: str
    path: str
    size: int
    mtime_ns: int
    sha256: str | None
    source_id: str
    unpacked: int | None = None
    """Bytes of the article when unpacked; None in catalogues from before archives were read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a catalogue remembers of its ingests."""

    inputs: tuple[KnownInput, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    """Hashes of the rules that made the rows: "reading" of the articles', "merging" of what follows from them."""
    read_sources: frozenset[str] = frozenset()
    """Sources whose rows are in the catalogue; duplicates are not among them."""


def open_catalogue(path: Path, *, writable: Path | None = None, older: bool = False) -> DuckDBPyConnection:
    """A read-only connection that can neither reach other files nor the network, nor be told otherwise.

    `writable` is a folder that COPY may write into; with `older` the catalogue may be of an older version. Raises
    CatalogueError when the file does not exist, is locked by another program, is no liftlore catalogue, or is of
    another version.
    """
    if not path.exists():
        raise CatalogueError(f"{path} does not exist; run `liftlore ingest` first or name another with --catalogue.")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise CatalogueError(_why_closed(path, error)) from error
    try:
        if writable is not None:
            connection.execute("SET allowed_directories = [?]", [str(writable)])
        for setting in _CONFINED:
            connection.execute(f"SET {setting}")
        _check_version(connection, path, older)
    except BaseException:
        connection.close()
        raise
    return connection


def _why_closed(path: Path, error: duckdb.Error) -> str:
    reason = _first_line(error)
    if re.search(r"\block\b", reason, re.IGNORECASE):
        holder = re.search(r"PID (\d+)", reason)
        who = f"another program (process {holder[1]})" if holder else "another program"
        return f"{path} is locked: {who} has it open for writing. Close it there, then try again."
    return f"{path} cannot be opened as a catalogue: {reason.rstrip('.!')}. Name another with --catalogue."


def _check_version(connection: DuckDBPyConnection, path: Path, older: bool) -> None:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except duckdb.Error:
        row = None
    if row is None:
        raise CatalogueError(f"{path} is a database, but no liftlore catalogue; name another with --catalogue.")
    version = str(row[0])
    is_older = version.isdecimal() and int(version) < SCHEMA_VERSION
    if version != str(SCHEMA_VERSION) and not (older and is_older):
        way_out = "ingest its articles again" if is_older else "update liftlore or name another with --catalogue"
        raise CatalogueError(
            f"{path} has catalogue version {version}, this liftlore reads {SCHEMA_VERSION}; {way_out}."
        )


def known_of(path: Path) -> Known:
    """What the catalogue at `path` remembers; nothing when there is no catalogue yet, of an older one the files only.

    Raises CatalogueError as `open_catalogue` does: a foreign file is never overwritten.
    """
    if not path.exists():
        return Known()
    with open_catalogue(path, older=True) as connection:
        inputs = [KnownInput(**row) for row in stream_of(connection, "FROM inputs ORDER BY ALL")]
        versions = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        if versions["schema_version"] != str(SCHEMA_VERSION):
            return Known(tuple(inputs))
        read = connection.execute("SELECT source_id FROM sources WHERE status != 'duplicate'").fetchall()
        if "skipped" in _tables_of(connection):
            read += connection.execute("SELECT source_id FROM skipped").fetchall()
    return Known(tuple(inputs), versions, frozenset(row[0] for row in read))


def _tables_of(connection: DuckDBPyConnection, database: str | None = None) -> set[str]:
    """The tables of a database; an older catalogue lacks the newest."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = coalesce(?, current_database())", [database]
    )
    return {row[0] for row in found.fetchall()}


def create_tables(connection: DuckDBPyConnection) -> None:
    """Create all tables of a catalogue, empty, with the views on them and the comments on both."""
    connection.begin()  # in one transaction hundreds of statements take a third of the time
    for script in ("schema.sql", "views.sql", "comments.sql"):
        connection.execute(resources.files("pipeline.catalogue").joinpath(script).read_text(encoding="utf-8"))
    connection.commit()


@contextmanager
def new_catalogue(path: Path) -> Iterator[DuckDBPyConnection]:
    """A catalogue under construction, with empty tables; it takes the place of `path` when the block succeeds.

    Readers of the old file keep it until they close it; after a failure the old file is as it was.
    """
    building = path.with_name(f".{path.name}.new")
    _remove(building)
    try:
        with duckdb.connect(str(building), config={"autoinstall_known_extensions": "false"}) as connection:
            create_tables(connection)
            yield connection
            connection.execute("CHECKPOINT")
        put_in_place(building, path)
    finally:
        _remove(building)


def copy_sources(connection: DuckDBPyConnection, old: Path, source_ids: Iterable[str]) -> None:
    """Copy all rows of some sources from the catalogue at `old`."""
    escaped = str(old).replace("'", "''")
    connection.execute(f"ATTACH '{escaped}' AS old (READ_ONLY)")
    connection.execute("CREATE TEMP TABLE kept AS SELECT unnest(?::TEXT[]) AS source_id", [sorted(source_ids)])
    there = _tables_of(connection, "old")
    for table in filter(there.__contains__, _BY_SOURCE):
        connection.execute(f"INSERT INTO {table} BY NAME FROM old.{table} SEMI JOIN kept USING (source_id)")
    for table in filter(there.__contains__, _BY_MENTION):
        connection.execute(f"INSERT INTO {table} BY NAME FROM old.{table} SEMI JOIN mentions USING (mention_id)")
    connection.execute("DROP TABLE kept; DETACH old")


def insert_rows(connection: DuckDBPyConnection, rows: Rows, folder: Path) -> None:
    """Insert rows, table by table; `folder` is for the files they pass through."""
    with RowFiles(folder) as files:
        files.write(encode_rows(rows))
        files.load(connection)


def encode_rows(rows: Rows) -> dict[str, bytes]:
    """Rows as JSON lines, table by table: what worker processes hand over."""
    return {table: b"\n".join([*map(to_json, lines), b""]) for table, lines in rows.items()}


class RowFiles:
    """Rows on their way into the catalogue: a file of JSON lines a table, loaded in one statement each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._longest: dict[str, int] = {}

    def __enter__(self) -> RowFiles:
        return self

    def __exit__(self, *_: object) -> None:
        for table in self._longest:
            _remove(self._path(table))

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that rows were written for."""
        return tuple(sorted(self._longest))

    def write(self, batch: Mapping[str, bytes]) -> None:
        """Append the rows of some articles."""
        for table, lines in batch.items():
            with self._path(table).open("ab") as file:
                file.write(lines)
            longest = len(lines) if len(lines) < _LONGEST_LINE else max(map(len, lines.split(b"\n")))
            self._longest[table] = max(self._longest.get(table, 0), longest)

    def load(self, connection: DuckDBPyConnection) -> None:
        """Insert everything that was written, in the order of the tables' columns."""
        for table, longest in self._longest.items():
            columns = connection.execute(
                "SELECT column_name, data_type FROM duckdb_columns() "
                "WHERE table_name = ? AND database_name = current_database()",
                [table],
            ).fetchall()
            types = ", ".join(f"{name}: '{kind}'" for name, kind in columns)
            connection.execute(
                f"INSERT INTO {table} BY NAME SELECT * FROM read_json(?, format = 'newline_delimited', "
                f"columns = {{{types}}}, maximum_object_size = ?) ORDER BY ALL",
                [str(self._path(table)), max(longest + 2, _LONGEST_LINE)],
            )

    def _path(self, table: str) -> Path:
        return self._folder / f"{table}.jsonl"


def rows_of(
    connection: DuckDBPyConnection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[dict[str, Any]]:
    """The result of a query as one mapping a row; `values` stand for its ? or $name."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def stream_of(
    connection: DuckDBPyConnection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> Iterator[dict[str, Any]]:
    """As `rows_of`, but few rows are in memory at a time, and other queries may run meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(_ROWS_AT_A_TIME):
            yield from (dict(zip(names, row, strict=True)) for row in rows)


def _remove(path: Path) -> None:
    for leftover in (path, path.with_name(path.name + ".wal")):
        with suppress(FileNotFoundError):
            leftover.unlink()


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0]
