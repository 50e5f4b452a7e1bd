"""What several commands take, need and say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.errors import UsageError
from pipeline.terminal.completion import DEFAULT_CATALOGUE
from pipeline.terminal.formats import TableFormat

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from rich.text import Text

    from pipeline.identify import Identity

__all__ = ["DEFAULT_CATALOGUE", "CatalogueOption", "FormatOption"]

CatalogueOption = Annotated[Path, typer.Option("--catalogue", help="The catalogue file.", metavar="FILE")]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="How rows are written.")]


@contextmanager
def opened(path: Path) -> Iterator[DuckDBPyConnection]:
    """A catalogue to read. Raises CatalogueError where there is none."""
    from pipeline.catalogue.store import open_catalogue

    with open_catalogue(path) as connection:
        yield connection


def identified(name: str) -> Identity:
    """The exercise of a name, in any wording."""
    from pipeline.identify import identify as run_identify
    from pipeline.vocabulary import load_vocabulary

    return run_identify(name, load_vocabulary())


def muscle_id_of(connection: DuckDBPyConnection, name: str) -> str:
    """The id of one of the catalogue's muscles. Raises UsageError for any other."""
    from pipeline.text import fold

    found = connection.execute("SELECT muscle_id FROM muscles WHERE muscle_id = ?", [fold(name).strip()]).fetchone()
    if found is None:
        raise UsageError(
            f"{name} is no muscle of the catalogue; `liftlore query 'SELECT name FROM muscles'` lists them."
        )
    return str(found[0])


def print_lines(lines: Iterable[str | Text]) -> None:
    """Write lines to standard output as the terminal wants them."""
    from pipeline.terminal.text import write_lines

    write_lines(lines, sys.stdout)


def say_finding(sentence: str) -> NoReturn:
    """End the command with what it found out and exit code 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
