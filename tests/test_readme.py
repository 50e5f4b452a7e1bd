"""The README tells the truth: every command prints what it says, every option and target exists."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme import COOKBOOK, README, ask, commands, lay_out, queries, run
from tests.sharing import made_once

TEXT = README.read_text(encoding="utf-8")
_COMMANDS = list(commands(TEXT))
_QUERIES = list(queries(COOKBOOK.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What looks like a clone in which the first command was run; its output is in the file `printed`."""

    def make(folder: Path) -> None:
        lay_out(folder)
        (folder / "printed").write_text(run(_COMMANDS[0][0], folder), encoding="utf-8")

    return made_once(tmp_path_factory, "clone", make)


def test_first_command_ingests(folder: Path) -> None:
    command, output = _COMMANDS[0]
    assert command == "make ingest"
    assert (folder / "printed").read_text(encoding="utf-8") == output
    curated = folder / "curated"
    assert (curated / "catalogue.json").is_file()
    written = {path.name for path in (curated / "exports").iterdir()}
    assert written == {
        "free-exercise-db.json",
        "open-exercise-db.json",
        "exercemus.json",
        "schema-org.json",
        "plan.liftoscript",
    }


def test_the_readme_says_what_each_export_loses() -> None:
    from pipeline.export.formats import ExportFormat

    table = TEXT.partition("## Exports")[2].partition("\n## ")[0]
    named = {
        name for row in re.findall(r"^\| (`.+?) \|", table, flags=re.MULTILINE) for name in re.findall(r"`(.+?)`", row)
    }
    assert named == set(ExportFormat)


@pytest.mark.parametrize(("command", "output"), _COMMANDS[1:], ids=[command for command, _ in _COMMANDS[1:]])
def test_command_prints_what_the_readme_says(command: str, output: str, folder: Path) -> None:
    assert run(command, folder) == output, "stale: `make readme` writes it anew"


@pytest.mark.parametrize(("sql", "output"), _QUERIES, ids=[sql.splitlines()[0] for sql, _ in _QUERIES])
def test_query_answers_what_the_cookbook_says(sql: str, output: str, folder: Path) -> None:
    assert ask(sql, folder / "curated" / "catalogue.duckdb") == output, "stale: `make readme` writes it anew"
    assert len(output.splitlines()) > 2, "a query that answers nothing teaches nothing"


def test_every_query_of_the_cookbook_is_run() -> None:
    text = COOKBOOK.read_text(encoding="utf-8")
    assert text.count("```sql") == len(_QUERIES) == 16
    assert len(re.findall(r"^## \d+\. ", text, flags=re.MULTILINE)) == 15


def test_python_example_holds() -> None:
    (block,) = re.findall(r"```python\n(.*?)```\n", TEXT, re.DOTALL)
    example = doctest.DocTestParser().get_doctest(block, {}, "README", str(README), None)
    results = doctest.DocTestRunner().run(example)
    assert results.attempted > 5
    assert results.failed == 0


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    from pipeline.cli import app

    exist = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    exist |= {str(group.name) for group in app.registered_groups}
    documented = set(re.findall(r"\| `liftlore ([a-z]+)", TEXT))
    assert documented == exist


def test_make_targets_exist(project: Path) -> None:
    targets = set(re.findall(r"`make ([a-z]+)`", TEXT + (project / "CONTRIBUTING.md").read_text()))
    listed = subprocess.run(["make", "help"], cwd=project, capture_output=True, text=True, check=True).stdout
    assert targets <= set(re.findall(r"make ([a-z]+)", listed))


def test_links_lead_somewhere(project: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (project / target).exists(), target


def test_help_takes_less_than_a_third_of_a_second_of_cpu() -> None:
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.argv[1], '--help'], stdout=subprocess.DEVNULL, check=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    )
    liftlore = Path(sys.executable).with_name("liftlore")
    command = [sys.executable, "-c", script, str(liftlore)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(3)]
    assert min(map(float, runs)) < 0.33
