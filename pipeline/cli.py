"""The command `liftlore`. Nothing heavy is imported before a command runs, so that `--help` is instant."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.errors import CatalogueError, LiftloreError, UsageError
from pipeline.export.formats import ExportFormat
from pipeline.terminal.completion import DEFAULT_CATALOGUE, exercises_beginning, muscles_beginning
from pipeline.terminal.formats import TableFormat

if TYPE_CHECKING:
    from datetime import date

    from duckdb import DuckDBPyConnection
    from rich.text import Text

    from pipeline.decide import Decision
    from pipeline.identify import Identity

app = typer.Typer(
    help="Read fitness articles into one catalogue of exercises that answers SQL and shows where sources conflict.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def settings(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected failure.")] = False,
) -> None:
    """Take the options that stand before the command."""
    context.obj = debug


class ConflictKind(StrEnum):
    """What a conflict is about."""

    dose = "dose"
    schedule = "schedule"
    technique = "technique"
    muscles = "muscles"
    level = "level"
    equipment = "equipment"


class EngineName(StrEnum):
    """What reads the articles."""

    local = "local"
    dask = "dask"


class MuscleRoleName(StrEnum):
    """What a person can say of a muscle in an exercise."""

    primary = "primary"
    secondary = "secondary"
    worked = "worked"
    none = "none"


DEFAULT_REPORT = Path("curated/report")
CatalogueOption = Annotated[Path, typer.Option("--catalogue", help="The catalogue file.", metavar="FILE")]
FormatOption = Annotated[TableFormat, typer.Option("--format", help="How rows are written.")]


@app.command()
def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="Articles, web archives, or folders of them; URLs too.", metavar="PATH...")
    ],
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; by default what pays off.")] = None,
    engine: Annotated[
        EngineName, typer.Option("--engine", help="Read on this machine, or on a Dask cluster.")
    ] = EngineName.local,
    scheduler: Annotated[
        str | None, typer.Option(help="A Dask cluster's; by default one is started here.", metavar="ADDRESS")
    ] = None,
    shards: Annotated[
        str | None, typer.Option(help="A folder or URL that the cluster's machines share.", metavar="PATH")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if an article could not be read.")] = False,
    limit: Annotated[
        list[str] | None,
        typer.Option(help="What an article may cost at most, such as seconds=60.", metavar="NAME=NUMBER"),
    ] = None,
) -> None:
    """Bring the catalogue in line with what PATHs hold now: read new and changed articles, remove gone ones."""
    if engine is EngineName.local and (scheduler or shards):
        raise UsageError("--scheduler and --shards go with --engine dask.")
    from pipeline.catalogue.pages import conflict_rows
    from pipeline.run.ingest import ingest as run_ingest
    from pipeline.run.limits import Limits
    from pipeline.terminal.progress import progress_bar
    from pipeline.terminal.summary import summary_lines

    with progress_bar() as progress:
        limits = Limits().changed(limit or ())
        summary = run_ingest(
            paths,
            catalogue,
            workers=workers,
            limits=limits,
            progress=progress,
            engine=engine.value,
            scheduler=scheduler,
            shards=shards,
        )
    with _catalogue(catalogue) as connection:
        sharpest = conflict_rows(connection, min_severity=2)
    _print(summary_lines(summary, str(catalogue), sharpest))
    if strict and summary.quarantined:
        raise typer.Exit(1)


@app.command()
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
    with _catalogue(catalogue) as connection:
        columns, rows = answer(connection, statement)
        if columns:
            write_rows(columns, rows, format, sys.stdout)


@app.command()
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
    with _catalogue(catalogue) as connection:
        exercise = _exercise(wanted)
        exercise_id = exercise.exercise_id
        page = exercise_page(connection, exercise_id)
        if page is None:
            near = near_exercises(connection, exercise_id, exercise_id.split("-"))
            hint = f" Near it: {', '.join(near)}." if near else ""
            _finding(f"No article presents {plain(wanted)} ({exercise_id}).{hint}")
    for note in exercise.misspelt:
        typer.echo(plain(note), err=True)
    _print(exercise_lines(page))


@app.command()
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

    with _catalogue(catalogue) as connection:
        rows = conflict_rows(
            connection,
            kind=kind.value if kind else None,
            exercise_id=_exercise(exercise).exercise_id if exercise else None,
            muscle_id=_muscle_id(connection, muscle) if muscle else None,
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
        _print((*conflict_lines(row, around=around), ""))
    typer.echo(count(len(rows), "conflict"))


@app.command()
def identify(
    names: Annotated[list[str] | None, typer.Argument(help="Exercise names.", metavar="NAME...")] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="Read names from a file, one a line; - for standard input.", metavar="FILE"),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="jsonl, the only format.", metavar="jsonl")] = "jsonl",
) -> None:
    """Resolve names to exercise ids by the vocabulary alone: one JSON object a name."""
    if format != "jsonl":
        raise UsageError(f"identify writes jsonl only, not {format}.")
    from pipeline.identify import identify as run_identify
    from pipeline.vocabulary import load_vocabulary

    wanted = [*(names or ()), *(_lines(source) if source else ())]
    if not wanted:
        raise UsageError("Give a name, or --from FILE.")
    vocabulary = load_vocabulary()
    for name in wanted:
        identity = run_identify(name, vocabulary)
        record = {
            "name": name,
            "exercise_id": identity.exercise_id,
            "canonical": identity.canonical,
            "facets": {**dict(identity.facets), "movement": identity.movements},
            "known": identity.known,
            "why": "; ".join(identity.why),
        }
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="One article.", metavar="FILE")],
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="Show what reading leaves out instead, and why.")
    ] = False,
) -> None:
    """Show what is taken from one article and by which rule, against its text."""
    from pipeline.archive.files import content
    from pipeline.errors import UnreadableError
    from pipeline.extract import Extractor
    from pipeline.extract.ledger import ledger
    from pipeline.identify import identify_mentions
    from pipeline.read import read
    from pipeline.run.limits import Limits
    from pipeline.terminal.explanation import boilerplate_lines, explanation_lines
    from pipeline.terminal.text import wants_colour
    from pipeline.vocabulary import load_vocabulary

    try:
        document = read(content(str(file), Limits().file_bytes), path=file.name)
    except (OSError, UnreadableError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{file} cannot be read: {reason}.") from error
    if boilerplate:
        _print(boilerplate_lines(document))
        return
    vocabulary = load_vocabulary()
    findings = Extractor.build(vocabulary).extract(document)
    exercises = identify_mentions(document, findings, vocabulary)
    legend = wants_colour(sys.stdout)
    _print(explanation_lines(document, findings, ledger(document, findings), exercises, legend=legend))


@app.command()
def export(
    format: Annotated[ExportFormat, typer.Argument(help="The format to write.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", help="The file, or for csv, jsonl and parquet the folder, to write.", metavar="PATH"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Do not say what was written and what is lost.")] = False,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Write the catalogue in another format; the same articles give the same bytes."""
    from pipeline.export.formats import export as run_export

    for line in run_export(catalogue, format, output):
        if not quiet:
            typer.echo(line, err=True)


@app.command()
def report(
    output: Annotated[
        Path, typer.Option("--output", help="The folder to write; an earlier report in it is replaced.", metavar="DIR")
    ] = DEFAULT_REPORT,
    quotes_only: Annotated[
        bool, typer.Option("--quotes-only", help="Leave out what articles say beside the quoted facts.")
    ] = False,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Write the catalogue as web pages that open by double-click, without a server or a network."""
    from pipeline.report.site import write_report
    from pipeline.terminal.text import count
    from pipeline.vocabulary import load_vocabulary

    with _catalogue(catalogue) as connection:
        written = write_report(connection, load_vocabulary(), output, quotes_only=quotes_only)
    pages = f"{count(written.exercises, 'exercise')} and {count(written.articles, 'article')}"
    typer.echo(f"{output / 'index.html'}: pages of {pages}")


@app.command()
def evaluate(
    labels: Annotated[Path, typer.Argument(help="Folder of label files.", metavar="LABELS")],
    articles: Annotated[
        Path | None, typer.Option(help="Folder of the articles, if they are not beside the labels.", metavar="FOLDER")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every spurious fact.")] = False,
    rules: Annotated[
        bool, typer.Option("--rules", help="Say how often each rule fired and how often wrongly.")
    ] = False,
    floor: Annotated[
        Path | None, typer.Option(help="Exit with 1 if a field is below this file's floor.", metavar="FILE")
    ] = None,
    raise_floor: Annotated[bool, typer.Option("--raise-floor", help="Lift the floor to these results.")] = False,
    lower_floor: Annotated[
        bool, typer.Option("--lower-floor", help="Set the floor to these results, even down.")
    ] = False,
    format: FormatOption = TableFormat.table,
) -> None:
    """Measure precision, recall and F1 of reading and extraction against labelled articles."""
    from pipeline.evaluate import evaluate as run_evaluate
    from pipeline.evaluate.floor import corpus_hash, fallen, floor_of, raised, read_floor, write_floor
    from pipeline.evaluate.labels import load_labelled
    from pipeline.terminal.tables import write_rows
    from pipeline.terminal.text import plain

    if (raise_floor or lower_floor) and floor is None:
        raise UsageError("Name the floor file with --floor.")
    labelled = load_labelled(labels, articles)
    result = run_evaluate(labelled)
    if errors:
        for fault in result.faults:
            where = " | ".join(part for part in (fault.article, fault.field, fault.exercise) if part)
            for label, items in (("missed", fault.missed), ("spurious", fault.spurious)):
                _print(plain(f"{where} | {label} | {item}") for item in items)
    columns = ["field", "precision", "recall", "f1", "right", "spurious", "missed"]
    rows = [
        (name, *(round(figure, 3) for figure in (t.precision, t.recall, t.f1)), t.right, t.spurious, t.missed)
        for name, t in result.tallies.items()
    ]
    write_rows(columns, rows, format, sys.stdout)
    if rules:
        fired = [
            (name, rule, tally.right + tally.spurious, tally.spurious)
            for (name, rule), tally in sorted(result.rules.items(), key=lambda item: (item[0][0], -item[1].right))
        ]
        write_rows(["field", "rule", "fired", "wrong"], fired, format, sys.stdout)
    if floor is None:
        return
    now = floor_of(result, corpus_hash(labelled))
    if raise_floor or lower_floor:
        before = read_floor(floor) if floor.exists() and not lower_floor else None
        write_floor(floor, raised(before, now))
        return
    faults = fallen(read_floor(floor), now)
    if faults:
        _finding("; ".join(faults) + ".")


decide = typer.Typer(
    help="Write down a decision that every ingest replays: merge, split, rename, muscle, dismiss.", no_args_is_help=True
)
app.add_typer(decide, name="decide")
ReasonOption = Annotated[str, typer.Option(help="Why; it is kept with the decision.", prompt=True)]


@decide.command("merge")
def decide_merge(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    into: Annotated[str, typer.Argument(help="The exercise that it is.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Two exercises are one."""
    from pipeline.decide import Merge

    _decide(catalogue, Merge(exercise=exercise, into=into, reason=reason, date=_today()))


@decide.command("split")
def decide_split(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    wording: Annotated[str, typer.Argument(help="What articles write where they mean another one.")],
    name: Annotated[str, typer.Argument(help="The name of that other exercise.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """What articles call WORDING is an exercise of its own."""
    from pipeline.decide import Split

    decision = Split(exercise=exercise, wording=wording, name=name, reason=reason, date=_today())
    _decide(catalogue, decision)


@decide.command("rename")
def decide_rename(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    name: Annotated[str, typer.Argument(help="The name to show; the id stays.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Show an exercise under another name."""
    from pipeline.decide import Renaming

    _decide(catalogue, Renaming(exercise=exercise, name=name, reason=reason, date=_today()))


@decide.command("muscle")
def decide_muscle(
    exercise: Annotated[str, typer.Argument(help="An exercise in any wording.")],
    muscle: Annotated[str, typer.Argument(help="A muscle in any wording.")],
    role: Annotated[MuscleRoleName, typer.Argument(help="Its role; none takes it out.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """Set the role of a muscle in an exercise, wherever an article names it."""
    from pipeline.decide import MuscleRole

    with _catalogue(catalogue) as connection:
        muscle_id = _muscle_id(connection, muscle)
    decision = MuscleRole(exercise=exercise, muscle=muscle_id, role=role.value, reason=reason, date=_today())
    _decide(catalogue, decision)


@decide.command("dismiss")
def decide_dismiss(
    conflict: Annotated[str, typer.Argument(help="The id of a conflict.")],
    reason: ReasonOption,
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
) -> None:
    """A conflict is none."""
    from pipeline.decide import Dismissal

    _decide(catalogue, Dismissal(conflict=conflict, reason=reason, date=_today()))


def _today() -> date:
    from datetime import datetime

    return datetime.now().astimezone().date()


def _decide(catalogue: Path, decision: Decision) -> None:
    from pipeline.decide import append_decision, decisions_file

    path = decisions_file(catalogue)
    append_decision(path, decision)
    typer.echo(f"{path}: written; the next ingest replays it.", err=True)


@app.command()
def verify(
    catalogue: CatalogueOption = DEFAULT_CATALOGUE,
    format: Annotated[TableFormat | None, typer.Option("--format", help="Write every check as a row.")] = None,
) -> None:
    """Check every promise that can be checked on a catalogue: quotes, ledger, keys, counts."""
    from pipeline.catalogue.verify import verify as run_verify
    from pipeline.terminal.tables import write_rows
    from pipeline.terminal.text import count

    with _catalogue(catalogue) as connection:
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


@contextmanager
def _catalogue(path: Path) -> Iterator[DuckDBPyConnection]:
    from pipeline.catalogue.store import open_catalogue

    with open_catalogue(path) as connection:
        yield connection


def _exercise(name: str) -> Identity:
    from pipeline.identify import identify as run_identify
    from pipeline.vocabulary import load_vocabulary

    return run_identify(name, load_vocabulary())


def _muscle_id(connection: DuckDBPyConnection, name: str) -> str:
    from pipeline.text import fold

    found = connection.execute("SELECT muscle_id FROM muscles WHERE muscle_id = ?", [fold(name).strip()]).fetchone()
    if found is None:
        raise UsageError(
            f"{name} is no muscle of the catalogue; `liftlore query 'SELECT name FROM muscles'` lists them."
        )
    return str(found[0])


def _sql(sql: str | None, file: Path | None) -> str:
    if (sql is None) == (file is None):
        raise UsageError("Give the SQL as an argument, as - for standard input, or with --file FILE.")
    try:
        return file.read_text(encoding="utf-8") if file else sys.stdin.read() if sql == "-" else sql or ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as text.") from error


def _lines(source: Path) -> Iterator[str]:
    try:
        text = sys.stdin.read() if str(source) == "-" else source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{source} cannot be read as text.") from error
    return (line.strip() for line in text.splitlines() if line.strip())


def _print(lines: Iterable[str | Text]) -> None:
    from pipeline.terminal.text import write_lines

    write_lines(lines, sys.stdout)


def _finding(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _misused(error: typer.TyperException) -> str:
    """What is wrong with the arguments, as one sentence."""
    from pipeline.terminal.text import plain

    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "liftlore"
    message = plain(error.format_message()).replace("Value error, ", "").rstrip(".")
    return f"liftlore: {message}; `{command} --help` says what it takes."


def main() -> None:
    """Run the command; every expected failure is one sentence on standard error and an exit code."""
    from pipeline.terminal.text import plain

    try:
        sys.exit(app(prog_name="liftlore", standalone_mode=False))
    except typer.TyperException as error:
        # A command that got nothing at all has shown its help instead.
        if error.format_message():
            typer.echo(_misused(error), err=True)
        sys.exit(error.exit_code)
    except typer.Abort:
        typer.echo("liftlore: stopped; nothing was written.", err=True)
        sys.exit(1)
    except LiftloreError as error:
        typer.echo(f"liftlore: {plain(str(error))}", err=True)
        sys.exit(3 if isinstance(error, CatalogueError) else 2)
    except BrokenPipeError:
        # The reader has seen enough (`liftlore query … | head`); nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        if type(error).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
            reason = plain(str(error).strip().partition("\n")[0])
            typer.echo(f"liftlore: the catalogue cannot be used: {reason}; ingest into a new one.", err=True)
            sys.exit(3)
        typer.echo(
            f"liftlore: it failed unexpectedly ({type(error).__name__}: {plain(str(error))}); --debug shows where.",
            err=True,
        )
        sys.exit(70)
