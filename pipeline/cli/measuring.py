"""The command that measures extraction against labelled articles: evaluate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import FormatOption, print_lines, say_finding
from pipeline.errors import UsageError
from pipeline.terminal.formats import TableFormat


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
                print_lines(plain(f"{where} | {label} | {item}") for item in items)
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
        say_finding("; ".join(faults) + ".")
