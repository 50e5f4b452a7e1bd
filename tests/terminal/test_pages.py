"""What a person at a terminal gets: pages, explanations, summaries; in colour there, plain in a pipe."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from pipeline.run.ingest import ingest
from tests.commands import INSTALLED, liftlore, liftlore_on_terminal
from tests.export.conftest import HOSTILE

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    ingest([str(project / "raw"), str(folder / "hostile.md")], folder / "catalogue.duckdb")
    return folder


def in_pipe(arguments: list[str], folder: Path) -> str:
    done = liftlore(*arguments, cwd=folder, COLUMNS="100")
    assert done.returncode == 0, done.stderr
    return done.stdout


_COMMANDS = [
    ["show", "goblet squat", "--catalogue", "catalogue.duckdb"],
    ["conflicts", "--catalogue", "catalogue.duckdb"],
    ["explain", "hostile.md"],
    ["query", "SELECT title, author FROM sources", "--catalogue", "catalogue.duckdb"],
    ["query", "SELECT quote FROM steps", "--format", "csv", "--catalogue", "catalogue.duckdb"],
    ["query", "SELECT author FROM sources", "--format", "json", "--catalogue", "catalogue.duckdb"],
    ["query", "SELECT author FROM sources", "--format", "markdown", "--catalogue", "catalogue.duckdb"],
]


@pytest.mark.parametrize("arguments", _COMMANDS, ids=" ".join)
def test_no_escape_of_an_article_reaches_the_screen(arguments: list[str], folder: Path) -> None:
    screen = _COLOURS.sub("", liftlore_on_terminal(arguments, folder))
    assert [char for char in screen if not char.isprintable() and char != "\n"] == []
    assert len(screen) > 100


@pytest.mark.parametrize("arguments", _COMMANDS[:3], ids=" ".join)
def test_colours_on_a_terminal_and_none_elsewhere(arguments: list[str], folder: Path) -> None:
    coloured = liftlore_on_terminal(arguments, folder)
    assert _COLOURS.search(coloured)
    plain = liftlore_on_terminal(arguments, folder, NO_COLOR="1")
    assert "\x1b" not in plain
    piped = in_pipe(arguments, folder)
    assert "\x1b" not in piped
    assert piped == plain


def test_show_is_a_page_with_all_its_parts(folder: Path) -> None:
    page = in_pipe(["show", "RDLs", "--catalogue", "catalogue.duckdb"], folder)
    parts = [line for line in page.splitlines() if re.match(r"[A-Z]", line)]
    assert [part.split()[0] for part in parts] == ["Romanian", "Muscles", "Steps", "Doses", "Agreement", "Conflicts"]
    assert re.search(r"  hamstrings +●●● +3 no role", page)
    assert page.count("├") == 2
    assert page.count("“3 sets of") == 2
    assert "also told by" in page


def test_conflicts_show_both_quotes_in_their_articles(folder: Path) -> None:
    text = " ".join(
        in_pipe(["conflicts", "--exercise", "lat pulldown", "--catalogue", "catalogue.duckdb"], folder).split()
    )
    assert "until you feel your lats stretch. / «Never pull the bar behind your neck.» It cranks the shoulder" in text
    assert "/ 3. «Tip your head forward" in text
    rows = in_pipe(["conflicts", "--format", "csv", "--catalogue", "catalogue.duckdb"], folder)
    assert "It cranks the shoulder" not in rows


def test_explain_colours_each_kind_of_fact(folder: Path) -> None:
    screen = liftlore_on_terminal(["explain", "hostile.md"], folder)
    assert "\x1b[1;33m3-4 sets of 5-8 reps" in screen
    assert re.search("\x1b\\[32m[^\x1b]*Stand up and press", screen)
    assert "exercise  step  muscle" in _COLOURS.sub("", screen)
    assert "exercise  step  muscle" not in in_pipe(["explain", "hostile.md"], folder)


def test_ingest_ends_with_the_sharpest_conflicts(folder: Path, project: Path) -> None:
    text = in_pipe(["ingest", str(project / "raw"), "--catalogue", "again.duckdb"], folder)
    assert "Sharpest conflicts\n" in text
    sharpest = text.split("Sharpest conflicts\n")[1]
    assert sharpest.splitlines()[0].endswith("  safety")
    assert sharpest.count("“") == 6
    assert "liftlore conflicts" in sharpest


def test_ingest_draws_its_progress_on_a_terminal_only(folder: Path, project: Path) -> None:
    arguments = ["ingest", str(project / "raw"), "--catalogue", "bar.duckdb"]
    assert "reading articles" in liftlore_on_terminal(arguments, folder)
    result = liftlore(*arguments[:2], "--catalogue", "pipe.duckdb", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("liftlore show --catalogue catalogue.duckdb romanian", ["romanian-deadlift"]),
        ("liftlore conflicts --catalogue catalogue.duckdb --muscle hamst", ["hamstrings"]),
        ("liftlore conflicts --catalogue nowhere.duckdb --muscle hamst", []),
        ("liftlore export lift", ["liftoscript"]),
    ],
)
def test_a_shell_completes_words_of_the_catalogue(line: str, words: list[str], folder: Path) -> None:
    environment = {
        **os.environ,
        "_LIFTLORE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
    }
    result = subprocess.run([INSTALLED], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert result.stdout.split() == words
    assert "Traceback" not in result.stderr
