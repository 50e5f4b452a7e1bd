"""The views answer under plain names, and the database says what each table, view and column holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from pipeline.catalogue.store import open_catalogue, rows_of
from pipeline.run.ingest import ingest


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    path = tmp_path_factory.mktemp("views") / "catalogue.duckdb"
    ingest([str(project / "raw")], path)
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[DuckDBPyConnection]:
    with open_catalogue(path) as connection:
        yield connection


def test_every_table_view_and_column_is_explained(connection: DuckDBPyConnection) -> None:
    explained = connection.execute(
        """
        SELECT table_name, '' AS name, comment FROM duckdb_tables()
        UNION ALL SELECT view_name, '', comment FROM duckdb_views() WHERE NOT internal
        UNION ALL SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal
        """
    ).fetchall()
    assert len(explained) > 250
    assert [
        (table, name) for table, name, comment in explained if not comment or not comment.endswith((".", "…"))
    ] == []


def test_every_view_answers(connection: DuckDBPyConnection) -> None:
    views = [row["view_name"] for row in rows_of(connection, "SELECT view_name FROM duckdb_views() WHERE NOT internal")]
    assert set(views) >= {
        "exercise_muscles",
        "doses",
        "consensus",
        "conflict_quotes",
        "muscle_coverage",
        "source_yield",
    }
    for view in views:
        assert connection.execute(f"SELECT * FROM {view} LIMIT 1").fetchone(), view


@pytest.mark.parametrize(
    ("view", "table"),
    [
        ("doses", "prescriptions"),
        ("instructions", "steps"),
        ("consensus", "agreements"),
        ("conflict_quotes", "conflicts"),
        ("muscle_coverage", "muscles"),
        ("source_yield", "sources"),
        ("exercise_overview", "exercises WHERE source_count > 0"),
        (
            "exercise_muscles",
            "(SELECT DISTINCT exercise_id, muscle_id FROM mention_muscles JOIN mentions USING (mention_id))",
        ),
    ],
)
def test_a_view_neither_loses_nor_doubles_rows(connection: DuckDBPyConnection, view: str, table: str) -> None:
    rows = [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in (view, table)]
    assert rows[0] == rows[1]


def test_totals_of_views_are_those_of_the_tables(connection: DuckDBPyConnection) -> None:
    (row,) = rows_of(
        connection,
        """
        SELECT
            (SELECT sum(doses) FROM exercise_overview) = (SELECT count(*) FROM prescriptions) AS doses,
            (SELECT sum(steps) FROM exercise_overview) = (SELECT count(*) FROM steps) AS steps,
            (SELECT sum(claims) FROM source_yield) = (SELECT count(*) FROM claims) AS claims,
            (SELECT max(share) <= 1 AND min(share) > 0 FROM consensus) AS shares,
            (SELECT bool_and(claimed_share + unparsed_share <= 1) FROM source_yield WHERE status IN ('ok', 'partial'))
                AS ledger
        """,
    )
    assert set(row.values()) == {True}


def test_coverage_counts_what_belongs_to_a_muscle(connection: DuckDBPyConnection) -> None:
    members = {row["member_id"] for row in rows_of(connection, "FROM muscle_members WHERE muscle_id = 'legs'")}
    assert {"legs", "hamstrings", "biceps femoris", "calves"} <= members
    assert "biceps" not in members
    expected = connection.execute(
        "SELECT count(DISTINCT exercise_id) FROM mention_muscles JOIN mentions USING (mention_id) "
        "WHERE muscle_id = ANY(?)",
        [sorted(members)],
    ).fetchone()
    assert connection.execute("SELECT exercises FROM muscle_coverage WHERE muscle_id = 'legs'").fetchone() == expected


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (["primary", "primary", "secondary"], "primary"),
        (["primary", "secondary"], "primary"),
        (["secondary", "secondary", "worked"], "secondary"),
        (["secondary", "worked", "worked"], "worked"),
        (["worked"], "worked"),
    ],
)
def test_role_is_what_most_say(path: Path, tmp_path: Path, roles: list[str], role: str) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(path.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        connection.execute("DELETE FROM mention_muscles")
        for number, one in enumerate(roles):
            connection.execute(
                "INSERT INTO mentions SELECT ?, ?, 'plank', 'Plank', NULL, 'test', '', 'Plank', 0, 5, 'plank'",
                [f"m{number}", f"s{number}"],
            )
            connection.execute("INSERT INTO mention_muscles VALUES (?, 'abs', ?, 'abs', 0, 3)", [f"m{number}", one])
        assert connection.execute("SELECT role, articles FROM exercise_muscles").fetchall() == [(role, len(roles))]
