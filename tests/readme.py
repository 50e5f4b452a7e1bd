"""The commands of the README and the queries of the cookbook: how they are run, and how their outputs are written anew
(`python -m tests.readme`)."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.catalogue.queries import answer
from pipeline.catalogue.store import open_catalogue
from pipeline.terminal.formats import TableFormat
from pipeline.terminal.tables import write_rows

PROJECT = Path(__file__).parent.parent
README = PROJECT / "README.md"
COOKBOOK = PROJECT / "docs" / "cookbook.md"
_CONSOLE = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```\n")
_QUERY = re.compile(r"```sql\n(?P<sql>(?:.*\n)*?)```\n\n```text\n(?P<output>(?:.*\n)*?)```\n")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a README with the output printed under it."""
    for block in _CONSOLE.finditer(text):
        yield block.group("command"), block.group("output")


def queries(text: str) -> Iterator[tuple[str, str]]:
    """Each query of the cookbook with the output printed under it."""
    for block in _QUERY.finditer(text):
        yield block.group("sql"), block.group("output")


def ask(sql: str, catalogue: Path) -> str:
    """The output of a query of the cookbook."""
    written = io.StringIO()
    with open_catalogue(catalogue) as connection:
        columns, rows = answer(connection, sql)
        write_rows(columns, rows, TableFormat.table, written)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def run(command: str, folder: Path) -> str:
    """The output of a README's command in a folder that looks like a fresh clone, set up."""
    binaries = Path(sys.executable).parent
    own = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    environment = {**own, "PATH": f"{binaries}{os.pathsep}{own['PATH']}", "COLUMNS": "100"}
    if command.startswith("make "):
        command += f" -o setup BIN={binaries}"
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    if result.returncode:
        raise RuntimeError(f"{command}: {result.stderr}")
    return "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"


def lay_out(folder: Path) -> None:
    """Give a folder the parts of the project that the README's commands need."""
    for name in ("raw", "tests", "Makefile"):
        (folder / name).symlink_to(PROJECT / name)


def refreshed(text: str, folder: Path) -> str:
    """A page with the output of every command and query as it is now."""

    def rerun(block: re.Match[str]) -> str:
        command = block.group("command")
        return f"```console\n$ {command}\n{run(command, folder)}```\n"

    def answered(block: re.Match[str]) -> str:
        sql = block.group("sql")
        return f"```sql\n{sql}```\n\n```text\n{ask(sql, folder / 'curated' / 'catalogue.duckdb')}```\n"

    return _QUERY.sub(answered, _CONSOLE.sub(rerun, text))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name))
        # The README's first command makes the catalogue that the cookbook asks.
        for page in (README, COOKBOOK):
            page.write_text(refreshed(page.read_text(encoding="utf-8"), Path(name)), encoding="utf-8")
