"""SQL from outside reads the catalogue and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.queries import answer
from pipeline.catalogue.store import open_catalogue, stream_of
from pipeline.errors import CatalogueError, UsageError
from pipeline.run.ingest import ingest


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    folder = tmp_path_factory.mktemp("queries")
    (folder / "secret.csv").write_text("a,b\n1,2\n")
    (folder / "other.duckdb").unlink(missing_ok=True)
    with duckdb.connect(str(folder / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    ingest([str(project / "raw" / "text")], folder / "catalogue.duckdb")
    return folder / "catalogue.duckdb"


def run(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_catalogue(path) as connection:
        return list(answer(connection, sql)[1])


@pytest.mark.parametrize(
    "sql",
    [
        # writing
        "DELETE FROM sources",
        "UPDATE sources SET title = 'x'",
        "INSERT INTO equipment VALUES ('x', 'x')",
        "DROP TABLE sources",
        "CREATE TABLE t (a INT)",
        "CREATE VIEW v AS SELECT 1",
        "CREATE MACRO f() AS 1",
        "ALTER TABLE sources ADD COLUMN x INT",
        "COMMENT ON TABLE sources IS 'x'",
        "SELECT 1; DELETE FROM sources",
        # reading files
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "SELECT * FROM read_csv_auto('{folder}/*.csv')",
        "SELECT * FROM read_text('{folder}/secret.csv')",
        "SELECT * FROM read_blob('{folder}/secret.csv')",
        "SELECT * FROM read_json('{folder}/secret.csv')",
        "SELECT * FROM read_parquet('{folder}/secret.csv')",
        "SELECT * FROM parquet_metadata('{folder}/secret.csv')",
        "SELECT * FROM sniff_csv('{folder}/secret.csv')",
        "SELECT * FROM glob('{folder}/*')",
        "CREATE TEMP TABLE t AS SELECT * FROM read_csv('{folder}/secret.csv')",
        "CREATE TEMP VIEW v AS FROM read_text('{folder}/secret.csv'); FROM v",
        "CREATE TEMP MACRO f(x) AS TABLE FROM read_text(x); FROM f('{folder}/secret.csv')",
        "PREPARE p AS FROM read_text('{folder}/secret.csv'); EXECUTE p",
        "SET VARIABLE f = '{folder}/secret.csv'; FROM read_text(getvariable('f'))",
        "FROM query('FROM read_text(''{folder}/secret.csv'')')",
        "FROM query_table('{folder}/secret.csv')",
        "CREATE TEMP TABLE t (a INT, b INT); COPY t FROM '{folder}/secret.csv'",
        "IMPORT DATABASE '{folder}'",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/proc/self/environ')",
        "SELECT * FROM read_text('/dev/stdin')",
        # writing files
        "COPY sources TO '{folder}/out.csv'",
        "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "EXPORT DATABASE '{folder}/dump'",
        "COPY FROM DATABASE catalogue TO other",
        # other databases and extensions
        "ATTACH '{folder}/other.duckdb'",
        "ATTACH '{folder}/other.duckdb' AS o (READ_ONLY)",
        "ATTACH ':memory:' AS m",
        "ATTACH '{folder}/new.duckdb'",
        "FROM read_duckdb('{folder}/other.duckdb')",
        "INSTALL httpfs",
        "FORCE INSTALL json FROM 'http://localhost/'",
        "LOAD httpfs",
        "LOAD '{folder}/evil.duckdb_extension'",
        "UPDATE EXTENSIONS",
        "SELECT * FROM sqlite_scan('{folder}/other.duckdb', 't')",
        # network
        "SELECT * FROM 'https://localhost/x.csv'",
        "SELECT * FROM read_csv('http://localhost:9/x.csv')",
        "SELECT * FROM read_parquet('s3://bucket/x')",
        "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
        "CALL start_ui()",
        # taking the bars away
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET lock_configuration",
        "PRAGMA enable_external_access = true",
        "SET GLOBAL allowed_directories = ['/']",
        "SET allowed_paths = ['/etc/passwd']",
        "SET python_enable_replacements = true",
        "SET extension_directory = '{folder}'",
        "SET temp_directory = '{folder}/tmp'",
        "SET log_query_path = '{folder}/log'",
        "SET profiling_output = '{folder}/profile'",
        "PRAGMA enable_profiling = 'json'",
        "CALL enable_logging(storage = 'file', storage_path = '{folder}/log')",
        "SET allow_unsigned_extensions = true",
        # variables of this program
        "SELECT * FROM sql",
        "SELECT * FROM connection",
        # nothing at all
        "",
        " ; -- nothing",
        "SELEC 1",
    ],
)
def test_sql_reaches_nothing_but_the_catalogue(path: Path, sql: str) -> None:
    folder = path.parent
    before = {file: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    with pytest.raises(UsageError):
        run(path, sql.replace("{folder}", str(folder)))
    assert {file: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before


def test_secrets_cannot_be_listed_from_disk(path: Path) -> None:
    with pytest.raises(UsageError, match="disabled"):
        run(path, "FROM duckdb_secrets()")


def test_what_needs_no_writing_works(path: Path) -> None:
    assert run(path, "SELECT 1; SELECT 2") == [(2,)]
    assert run(path, "CREATE TEMP TABLE t AS SELECT 7 AS a; FROM t") == [(7,)]
    assert run(path, "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) FROM r")[-1] == (5,)


def test_an_error_in_the_midst_of_rows_is_a_sentence_as_well(path: Path) -> None:
    with pytest.raises(UsageError, match="late"):
        run(path, "SELECT CASE WHEN i = 299999 THEN error('late') ELSE '' END FROM range(300000) AS t (i)")


def test_rows_come_a_few_at_a_time(path: Path) -> None:
    with open_catalogue(path) as connection:
        rows = stream_of(connection, "SELECT i FROM range(100000000) AS t (i)")
        assert next(rows) == {"i": 0}
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert next(rows) == {"i": 1}


def test_a_locked_catalogue_is_a_sentence_that_names_the_holder(path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()",
            path,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(CatalogueError, match=rf"is locked: another program \(process {holder.pid}\)"):
            open_catalogue(path)
    finally:
        holder.communicate("")
    assert run(path, "SELECT 1") == [(1,)]
