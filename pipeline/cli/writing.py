"""Commands that write a catalogue in other forms: export, report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import DEFAULT_CATALOGUE, CatalogueOption, opened
from pipeline.export.formats import ExportFormat

DEFAULT_REPORT = Path("curated/report")


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

    with opened(catalogue) as connection:
        written = write_report(connection, load_vocabulary(), output, quotes_only=quotes_only)
    pages = f"{count(written.exercises, 'exercise')} and {count(written.articles, 'article')}"
    typer.echo(f"{output / 'index.html'}: pages of {pages}")
