"""The commands: results on standard output, one sentence on standard error, the promised exit codes."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import duckdb
import pytest

from tests.commands import INSTALLED, PROJECT, liftlore


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "catalogue.duckdb"
    result = liftlore("ingest", "raw", "--catalogue", path)
    assert result.returncode == 0, result.stderr
    return path


def test_ingest_sums_up_and_says_when_nothing_changed(catalogue: Path) -> None:
    result = liftlore("ingest", "raw", "--catalogue", catalogue)
    assert (result.returncode, result.stderr) == (0, "")
    assert "is up to date: nothing changed in 16 articles." in result.stdout


def test_strict_ingest_exits_with_1_when_something_is_quarantined(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    arguments = ("ingest", tmp_path, "--catalogue", tmp_path / "c.duckdb")
    assert liftlore(*arguments).returncode == 0
    result = liftlore(*arguments, "--strict")
    assert result.returncode == 1
    assert "empty.md: it is empty" in result.stdout


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "markdown"])
def test_query_writes_every_format(catalogue: Path, format: str) -> None:
    sql = "SELECT 'Über|x' AS name, 1.5 AS figure, NULL AS nothing, DATE '2024-01-31' AS day"
    result = liftlore("query", sql, "--catalogue", catalogue, "--format", format)
    assert result.returncode == 0
    if format == "json":
        (record,) = json.loads(result.stdout)
        assert record == {"name": "Über|x", "figure": 1.5, "nothing": None, "day": "2024-01-31"}
    elif format == "jsonl":
        assert json.loads(result.stdout)["name"] == "Über|x"
    elif format == "csv":
        assert list(csv.reader(io.StringIO(result.stdout)))[1] == ["Über|x", "1.5", "", "2024-01-31"]
    elif format == "markdown":
        assert "| Über\\|x | 1.5 |  | 2024-01-31 |" in result.stdout
    else:
        assert "Über|x" in result.stdout


def test_query_takes_sql_from_standard_input_and_from_a_file(catalogue: Path, tmp_path: Path) -> None:
    sql = "SELECT count(*) AS articles FROM sources"
    (tmp_path / "q.sql").write_text(sql)
    for arguments in (("-",), ("--file", tmp_path / "q.sql")):
        result = liftlore("query", *arguments, "--catalogue", catalogue, "--format", "jsonl", stdin=sql)
        assert json.loads(result.stdout) == {"articles": 16}


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM sources",
        "SELECT * FROM read_text('pyproject.toml')",
        "COPY (SELECT 1) TO 'stolen.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SELECT nonsense",
        "",
    ],
)
def test_query_can_neither_write_nor_reach_out(catalogue: Path, sql: str, tmp_path: Path) -> None:
    result = liftlore("query", sql, "--catalogue", catalogue, cwd=tmp_path)
    if sql:
        assert result.returncode == 2
        assert result.stderr.startswith("liftlore: The query failed: ")
        assert len(result.stderr.splitlines()) == 1
    assert result.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []


def test_csv_is_no_formula_and_the_screen_cannot_be_steered(catalogue: Path) -> None:
    sql = "SELECT '=HYPERLINK(1)' AS a, chr(27) || '[31mred' AS b, -1 AS c"
    written = liftlore("query", sql, "--catalogue", catalogue, "--format", "csv").stdout
    _, row = csv.reader(io.StringIO(written))
    assert row[0] == "'=HYPERLINK(1)"
    assert row[2] == "-1"
    assert "\x1b" not in liftlore("query", sql, "--catalogue", catalogue).stdout


def test_show_finds_an_exercise_in_any_wording(catalogue: Path) -> None:
    pages = {liftlore("show", *name, "--catalogue", catalogue).stdout for name in (["RDLs"], ["romanian", "dead-lift"])}
    assert len(pages) == 1
    page = pages.pop()
    assert page.startswith("Romanian Deadlift  (romanian-deadlift, ")
    for part in ("also written", "Muscles", "Doses", "Conflicts", "Steps"):
        assert part in page


def test_show_names_near_exercises_when_it_finds_none(catalogue: Path) -> None:
    result = liftlore("show", "banana deadlift", "--catalogue", catalogue)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("No article presents banana deadlift")
    assert "Near it:" in result.stderr


def test_conflicts_print_both_quotes_and_can_be_filtered(catalogue: Path) -> None:
    everything = liftlore("conflicts", "--catalogue", catalogue, "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in everything]
    assert len(records) >= 3
    text = liftlore("conflicts", "--catalogue", catalogue).stdout
    plain = " ".join(text.split())
    assert all(" ".join(record["quote_a"].split("\n")[0].split())[:40] in plain for record in records)
    for option, value, key in (("--kind", "dose", "kind"), ("--exercise", "RDL", "subject_id")):
        filtered = liftlore("conflicts", option, value, "--catalogue", catalogue, "--format", "jsonl").stdout
        kept = {json.loads(line)[key] for line in filtered.splitlines()}
        assert kept == {"romanian-deadlift" if value == "RDL" else value}
    severe = liftlore("conflicts", "--min-severity", "3", "--catalogue", catalogue, "--format", "jsonl").stdout
    assert {json.loads(line)["severity"] for line in severe.splitlines()} <= {3}
    possible = liftlore("conflicts", "--possible", "--catalogue", catalogue, "--format", "jsonl").stdout
    assert len(possible.splitlines()) >= len(records)


def test_conflicts_about_a_muscle_include_its_exercises(catalogue: Path) -> None:
    result = liftlore("conflicts", "--muscle", "Hamstrings", "--catalogue", catalogue, "--format", "jsonl")
    subjects = {json.loads(line)["subject_id"] for line in result.stdout.splitlines()}
    assert "romanian-deadlift" in subjects
    unknown = liftlore("conflicts", "--muscle", "gizzard", "--catalogue", catalogue)
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_identify_needs_no_catalogue_and_takes_names_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Lat Pulldown\n\nRDL\n")
    result = liftlore("identify", "Lat Pull-Down", "--from", tmp_path / "names.txt", cwd=tmp_path)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["name"] for record in records] == ["Lat Pull-Down", "Lat Pulldown", "RDL"]
    assert records[0]["exercise_id"] == records[1]["exercise_id"] != records[2]["exercise_id"]
    assert set(records[0]) == {"name", "exercise_id", "canonical", "facets", "known", "why"}
    piped = liftlore("identify", "--from", "-", stdin="RDL\n", cwd=tmp_path)
    assert json.loads(piped.stdout)["exercise_id"] == "romanian-deadlift"


def test_explain_shows_each_fact_with_its_rule() -> None:
    result = liftlore("explain", "raw/text/old-school-six.txt")
    assert result.returncode == 0
    for part in ("exercise 1: RDL = romanian-deadlift", "step 1 of 1", "[sets of reps]", "claimed"):
        assert part in result.stdout


def test_explain_shows_what_reading_left_out(tmp_path: Path) -> None:
    page = "<nav><a href=/>Home and shop</a></nav><article><h1>Squat</h1><p>Sit back and down.</p></article>"
    (tmp_path / "page.html").write_text(page + "<footer>All rights\x1b[2J kept</footer>")
    lines = liftlore("explain", "--boilerplate", tmp_path / "page.html").stdout.splitlines()
    assert lines[:3] == ["navigation  31 characters in 2 passages", "  “Home and shop", "  “All rights[2J kept"]
    assert lines[-1] == "31 characters left out as boilerplate, 25 characters read"


def test_export_to_a_file_is_what_goes_to_standard_output(catalogue: Path, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "catalogue.json"
    assert liftlore("export", "json", "--output", target, "--catalogue", catalogue).returncode == 0
    assert target.read_text(encoding="utf-8") == liftlore("export", "json", "--catalogue", catalogue).stdout
    assert [path.name for path in target.parent.iterdir()] == ["catalogue.json"]


def test_export_says_what_is_lost_unless_told_not_to(catalogue: Path) -> None:
    arguments = ("export", "free-exercise-db", "--catalogue", catalogue)
    result = liftlore(*arguments)
    assert re.match(r"wrote \d+ exercises\n", result.stderr)
    quiet = liftlore(*arguments, "--quiet")
    assert (quiet.stdout, quiet.stderr) == (result.stdout, "")
    assert json.loads(result.stdout)


def test_verify_counts_and_finds_faults(catalogue: Path, tmp_path: Path) -> None:
    result = liftlore("verify", "--catalogue", catalogue)
    assert result.returncode == 0
    assert result.stdout.endswith("none broken\n")
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(catalogue.read_bytes())
    with duckdb.connect(str(damaged)) as connection:
        connection.execute("UPDATE steps SET quote = 'else'")
    result = liftlore("verify", "--catalogue", damaged)
    assert result.returncode == 1
    assert "steps: the quote is the text at its offsets" in result.stdout


def test_evaluate_holds_the_floor(tmp_path: Path, project: Path) -> None:
    floor = tmp_path / "floor.json"
    # Two articles and their labels are enough for the floor to rise and fall, and quicker than all.
    for path in sorted((project / "tests" / "articles" / "text").iterdir())[:4]:
        (tmp_path / "in" / "text").mkdir(exist_ok=True, parents=True)
        (tmp_path / "in" / "text" / path.name).write_bytes(path.read_bytes())
    arguments = ("evaluate", tmp_path / "in", "--floor", floor)
    assert liftlore(*arguments, "--raise-floor").returncode == 0
    record = json.loads(floor.read_text())
    record["f1"]["steps"] = 1.01
    floor.write_text(json.dumps(record))
    result = liftlore(*arguments)
    assert result.returncode == 1
    assert "steps: F1" in result.stderr
    assert liftlore(*arguments, "--lower-floor").returncode == 0
    assert json.loads(floor.read_text())["f1"]["steps"] < 1.01


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (2, ["ingest", "nowhere"]),
        (2, ["ingest"]),
        (2, ["query"]),
        (2, ["query", "--file", "nowhere.sql"]),
        (2, ["identify"]),
        (2, ["identify", "--from", "nowhere.txt"]),
        (2, ["explain", "nowhere.md"]),
        (2, ["evaluate", "nowhere"]),
        (2, ["export", "scroll"]),
        (2, ["frob"]),
        (2, ["query", "--frob"]),
        (2, ["conflicts", "--min-severity", "9"]),
        (2, ["decide", "merge", "squat"]),
        (2, ["ingest", "raw", "--limit", "hours=1"]),
        (3, ["query", "SELECT 1", "--catalogue", "nowhere.duckdb"]),
        (3, ["show", "squat", "--catalogue", "pyproject.toml"]),
        (3, ["conflicts", "--catalogue", "nowhere.duckdb"]),
        (3, ["verify", "--catalogue", "nowhere.duckdb"]),
        (3, ["export", "json", "--catalogue", "nowhere.duckdb"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_wrong_use_is_a_sentence_and_an_exit_code(code: int, arguments: list[str]) -> None:
    result = liftlore(*arguments)
    assert result.returncode == code
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith("liftlore: ")
    assert sentence.endswith(".")


@pytest.mark.parametrize("arguments", [["verify"], ["show", "banana deadlift"], ["query", "DELETE FROM sources"]])
def test_installed_command_is_the_one_that_is_tested_here(catalogue: Path, arguments: list[str]) -> None:
    arguments = [*arguments, "--catalogue", str(catalogue)]
    command = [str(INSTALLED), *arguments]
    process = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120, check=False)
    here = liftlore(*arguments)
    assert (process.returncode, process.stdout, process.stderr) == (here.returncode, here.stdout, here.stderr)


def test_closed_pipe_is_no_failure(catalogue: Path) -> None:
    command = f"{INSTALLED} export json --catalogue {catalogue} | head -c 10"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert result.stderr == ""
