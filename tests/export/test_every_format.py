"""What holds for all exports: the same bytes twice, whole files, no article text, no formula, no escape."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.catalogue.store import open_catalogue
from pipeline.errors import CatalogueError, UsageError
from pipeline.export.cells import csv_line
from pipeline.export.excerpts import LONGEST
from pipeline.export.formats import ExportFormat, export
from pipeline.export.tables import TABLES
from tests.export.exporting import exported

_ONE_FILE = [one for one in ExportFormat if one not in (ExportFormat.csv, ExportFormat.parquet)]
_FOLDERS = [ExportFormat.jsonl, ExportFormat.csv, ExportFormat.parquet]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("format", ExportFormat)
def test_second_export_is_the_same_to_the_byte(catalogue: Path, tmp_path: Path, format: ExportFormat) -> None:
    for name in ("first", "second"):
        export(catalogue, format, tmp_path / name)
    first, second = tmp_path / "first", tmp_path / "second"
    if format in _FOLDERS:
        assert set(files(first)) == {f"{table}.{format.value}" for table in TABLES}
        assert files(first) == files(second)
    else:
        assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "second"]


def test_hash_seed_and_order_of_reading_do_not_show(catalogue: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from pipeline.export.formats import ExportFormat, export\n"
        "for one in ('free-exercise-db', 'exercemus', 'schema-org', 'liftoscript'):\n"
        "    export(Path(sys.argv[1]), ExportFormat(one), Path(sys.argv[2]) / one)"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, catalogue, tmp_path / seed], env=environment, check=True)
    assert files(tmp_path / "1") == files(tmp_path / "2")


@pytest.mark.parametrize("format", _ONE_FILE)
def test_article_text_is_not_in_an_export(catalogue: Path, format: ExportFormat) -> None:
    text = exported(catalogue, format)
    longest = max(map(len, re.findall(r'"((?:[^"\\]|\\.)*)"', text)), default=0)
    if format is not ExportFormat.open_exercise_db:  # its one field for sources lists all of them
        assert longest < LONGEST + 100
    with open_catalogue(catalogue) as connection:
        documents = connection.execute("SELECT text FROM documents").fetchall()
    flat = " ".join(text.split())
    for (document,) in documents:
        words = " ".join(document.split())
        assert words[: LONGEST + 100] not in flat


@pytest.mark.parametrize("format", _FOLDERS)
def test_tables_hold_all_rows_and_no_article_text(catalogue: Path, tmp_path: Path, format: ExportFormat) -> None:
    export(catalogue, format, tmp_path)
    with open_catalogue(catalogue) as connection, duckdb.connect() as reader:
        for table in TABLES:
            (expected,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
            file = tmp_path / f"{table}.{format.value}"
            if format is ExportFormat.jsonl:
                found = len(file.read_text(encoding="utf-8").splitlines())
            elif format is ExportFormat.csv:
                found = sum(1 for _ in csv.reader(io.StringIO(file.read_text(encoding="utf-8")))) - 1
            else:
                (found,) = reader.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone() or (0,)
            assert found == expected, table
    assert not {"documents", "inputs"} & set(TABLES)


def test_parquet_keeps_types_and_values(catalogue: Path, tmp_path: Path) -> None:
    export(catalogue, ExportFormat.parquet, tmp_path)
    with open_catalogue(catalogue) as connection, duckdb.connect() as reader:
        sql = "SELECT prescription_id, sets_min, reps_max, per_side FROM {} ORDER BY ALL"
        rows = reader.execute(sql.format(f"read_parquet('{tmp_path / 'prescriptions.parquet'}')")).fetchall()
        assert rows == connection.execute(sql.format("prescriptions")).fetchall()


def test_stream_of_jsonl_names_the_table(catalogue: Path, tmp_path: Path) -> None:
    export(catalogue, ExportFormat.jsonl, tmp_path / "all.jsonl")
    text = (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    assert text == exported(catalogue, ExportFormat.jsonl)
    tables = list(dict.fromkeys(json.loads(line)["table"] for line in text.splitlines()))
    with open_catalogue(catalogue) as connection:
        full = [one for one in TABLES if connection.execute(f"SELECT 1 FROM {one} LIMIT 1").fetchone()]
    assert tables == full


def test_folder_formats_go_beside_the_catalogue_by_default(catalogue: Path, tmp_path: Path) -> None:
    own = tmp_path / "catalogue.duckdb"
    own.write_bytes(catalogue.read_bytes())
    (line,) = export(own, ExportFormat.csv, None)
    assert line == f"wrote {len(TABLES)} tables into {tmp_path / 'csv'}"
    assert (tmp_path / "csv" / "sources.csv").is_file()


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", '"\'=1+1"'),
        ("+1", '"\'+1"'),
        ("-lift", '"\'-lift"'),
        ("@SUM(A1)", '"\'@SUM(A1)"'),
        ("\t=1", '"\'\t=1"'),
        ("  =1", '"\'  =1"'),
        ("＝1", '"\'＝1"'),
        ("8-12; =1", '"8-12; =1"'),
        ('say "go"', '"say ""go"""'),
        (-1, "-1"),
        (2.0, "2"),
        (0.1, "0.1"),
        (12345678.9, "12345678.9"),
        (True, "true"),
        (None, ""),
        ("", '""'),
        (["=1"], '"[""=1""]"'),
    ],
)
def test_csv_cell(cell: object, written: str) -> None:
    assert csv_line([cell]) == written + "\n"


def test_csv_export_of_a_hostile_article_holds_no_formula(catalogue: Path, tmp_path: Path) -> None:
    export(catalogue, ExportFormat.csv, tmp_path)
    cells = [
        cell
        for table in TABLES
        for row in csv.reader(io.StringIO((tmp_path / f"{table}.csv").read_text(encoding="utf-8")))
        for cell in row
    ]
    assert any(cell.startswith("'=HYPERLINK(") for cell in cells)
    risky = re.compile(r"\s*[=+\-@＝＋－＠]")
    assert [cell for cell in cells if risky.match(cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)] == []


@pytest.mark.parametrize("format", _ONE_FILE)
def test_no_export_steers_a_terminal(catalogue: Path, format: ExportFormat) -> None:
    text = exported(catalogue, format)
    assert [char for char in text if not char.isprintable() and char != "\n"] == []


def test_a_failed_export_leaves_the_old_file(catalogue: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    target.write_text("old")
    with pytest.raises(CatalogueError):
        export(tmp_path / "nowhere.duckdb", ExportFormat.liftoscript, target)
    assert target.read_text() == "old"
    (tmp_path / "file").write_text("")
    for one in (ExportFormat.json, ExportFormat.csv, ExportFormat.parquet):
        with pytest.raises(UsageError, match="cannot be written"):
            export(catalogue, one, tmp_path / "file" / "below")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "plan.txt"]


def test_losses_are_told(catalogue: Path, tmp_path: Path) -> None:
    lines = export(catalogue, ExportFormat.free_exercise_db, tmp_path / "exercises.json")
    assert re.fullmatch(r"wrote [\d,]+ exercises", lines[0])
    assert any("no level that articles agree on" in line for line in lines)
    assert any("doses, which the format cannot hold" in line for line in lines)
