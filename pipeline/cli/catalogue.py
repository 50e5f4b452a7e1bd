"""Commands that ask a catalogue: query, show, conflicts, verify."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import (
    DEFAULT_CATALOGUE,
    CatalogueOption,
    FormatOption,
    identified,
    muscle_id_of,
    opened,
    print_lines,
    say_finding,
)
from pipeline.errors import UsageError
from pipeline.terminal.completion import exercises_beginning, muscles_beginning
from pipeline.terminal.formats import TableFormat


class ConflictKind(StrEnum):
    """What a conflict is about."""

    dose = "dose"
    schedule = "schedule"
    technique = "technique"
    muscles = "muscles"
    level = "level"
    equipment = "equipment"


def query(
    sql: Annotated[str | None, typer.Argument(help="SQL, or - to read it from standard input.", metavar="SQL")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read the SQL from a file.", metavar="FILE")] = None,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
    format: FormatOption = TableFormat.table,
) -> None:
    """Run read-only SQL on the catalogue; `docs/cookbook.md` has queries to start from."""
    from pipeline.catalogue.queries import answer
    from pipeline.terminal.tables import write_rows

    statement = _sql(sql, file)
    with opened(catalogue) as connection:
        columns, rows = answer(connection, statement)
        if columns:
            write_rows(columns, rows, format, sys.stdout)


def show(
    name: Annotated[
        list[str],
        typer.Argument(help="An exercise in any wording.", metavar="NAME", autocompletion=exercises_beginning),
    ],
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Show one exercise: names, muscles, steps, doses, agreement and conflicts, with sources."""
    from pipeline.catalogue.pages import exercise_page, near_exercises
    from pipeline.terminal.exercise import exercise_lines
    from pipeline.terminal.text import plain

    wanted = " ".join(name)
    with opened(catalogue) as connection:
        exercise = identified(wanted)
        exercise_id = exercise.exercise_id
        page = exercise_page(connection, exercise_id)
        if page is None:
            near = near_exercises(connection, exercise_id, exercise_id.split("-"))
            hint = f" Near it: {', '.join(near)}." if near else ""
            say_finding(f"No article presents {plain(wanted)} ({exercise_id}).{hint}")
    for note in exercise.misspelt:
        typer.echo(plain(note), err=True)
    print_lines(exercise_lines(page))


def conflicts(
    kind: Annotated[ConflictKind | None, typer.Option(help="Only conflicts of this kind.")] = None,
    exercise: Annotated[
        str | None,
        typer.Option(
            help="Only about this exercise, in any wording.", metavar="NAME", autocompletion=exercises_beginning
        ),
    ] = None,
    muscle: Annotated[
        str | None,
        typer.Option(
            help="Only about this muscle and its exercises.", metavar="NAME", autocompletion=muscles_beginning
        ),
    ] = None,
    min_severity: Annotated[int, typer.Option(min=1, max=3, help="3 touches safety, 2 results, 1 preference.")] = 1,
    possible: Annotated[bool, typer.Option("--possible", help="Also those that hold only under a condition.")] = False,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Also those that were put aside by decision.")] = False,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
    format: Annotated[TableFormat | None, typer.Option("--format", help="Write rows instead of text.")] = None,
) -> None:
    """List where sources conflict, with both quotes in context, the sharpest first."""
    from pipeline.catalogue.pages import around_quotes, conflict_rows
    from pipeline.terminal.conflicts import AROUND, conflict_lines
    from pipeline.terminal.tables import write_rows
    from pipeline.terminal.text import count

    with opened(catalogue) as connection:
        rows = conflict_rows(
            connection,
            kind=kind.value if kind else None,
            exercise_id=identified(exercise).exercise_id if exercise else None,
            muscle_id=muscle_id_of(connection, muscle) if muscle else None,
            min_severity=min_severity,
            possible=possible,
            dismissed=dismissed,
        )
        around = around_quotes(connection, rows if format is None else (), AROUND)
    if format is not None:
        columns = list(rows[0]) if rows else ["conflict_id"]
        write_rows(columns, [list(row.values()) for row in rows], format, sys.stdout)
        return
    for row in rows:
        print_lines((*conflict_lines(row, around=around), ""))
    typer.echo(count(len(rows), "conflict"))


def verify(
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
    format: Annotated[TableFormat | None, typer.Option("--format", help="Write every check as a row.")] = None,
) -> None:
    """Check every promise that can be checked on a catalogue: quotes, ledger, keys, counts."""
    from pipeline.catalogue.verify import verify as run_verify
    from pipeline.terminal.tables import write_rows
    from pipeline.terminal.text import count

    with opened(catalogue) as connection:
        checks = list(run_verify(connection))
    broken = [check for check in checks if check.broken]
    if format is not None:
        rows = [(check.name, check.checked, check.broken, check.example) for check in checks]
        write_rows(["promise", "checked", "broken", "example"], rows, format, sys.stdout)
    else:
        for check in broken:
            typer.echo(f"broken {check.broken} of {check.checked}: {check.name}, first at {check.example}")
        rows_checked = sum(check.checked for check in checks)
        typer.echo(
            f"{count(len(checks), 'promise')} checked on {count(rows_checked, 'row')}: {len(broken) or 'none'} broken"
        )
    if broken:
        raise typer.Exit(1)


def _sql(sql: str | None, file: Path | None) -> str:
    if (sql is None) == (file is None):
        raise UsageError("Give the SQL as an argument, as - for standard input, or with --file FILE.")
    try:
        return file.read_text(encoding="utf-8") if file else sys.stdin.read() if sql == "-" else sql or ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as text.") from error
