"""Commands that read articles: ingest, explain."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_CATALOGUE, CatalogueOption, opened, print_lines
from pipeline.errors import UsageError


class EngineName(StrEnum):
    """What reads the articles."""

    local = "local"
    dask = "dask"


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
    with opened(catalogue) as connection:
        sharpest = conflict_rows(connection, min_severity=2)
    print_lines(summary_lines(summary, str(catalogue), sharpest))
    if strict and summary.quarantined:
        raise typer.Exit(1)


def explain(
    file: Annotated[Path, typer.Argument(help="One article.", metavar="FILE")],
    boilerplate: Annotated[
        bool, typer.Option("--boilerplate", help="Show what reading leaves out instead, and why.")
    ] = False,
) -> None:
    """Show what is taken from one article and by which rule, against its text."""
    from pipeline.archive.files import content
    from pipeline.errors import UnreadableError
    from pipeline.extract import load_extractor
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
        print_lines(boilerplate_lines(document))
        return
    findings = load_extractor().extract(document)
    exercises = identify_mentions(document, findings, load_vocabulary())
    legend = wants_colour(sys.stdout)
    print_lines(explanation_lines(document, findings, ledger(document, findings), exercises, legend=legend))
