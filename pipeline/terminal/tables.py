"""Rows of a query as a table, JSON, JSON lines, CSV or Markdown."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TextIO

from pipeline.terminal.text import plain


class TableFormat(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"


_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: TableFormat, file: TextIO) -> None:
    """Write rows in one of the formats.

    Values are written exactly, but for two formats: a table and Markdown replace control characters, and CSV puts an
    apostrophe before text that a spreadsheet would run as a formula.
    """
    values = ([_value(cell) for cell in row] for row in rows)
    if format is TableFormat.table:
        _write_table(columns, values, file)
    elif format is TableFormat.csv:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_csv_cell(cell) for cell in row] for row in values)
    elif format is TableFormat.jsonl:
        file.writelines(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in values)
    elif format is TableFormat.json:
        records = [dict(zip(columns, row, strict=True)) for row in values]
        file.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        file.write("| " + " | ".join(map(_markdown_cell, columns)) + " |\n")
        file.write("|" + " --- |" * len(columns) + "\n")
        file.writelines("| " + " | ".join(map(_markdown_cell, row)) + " |\n" for row in values)


def _value(cell: Any) -> Any:
    """A cell as JSON knows it; what JSON does not know is written as DuckDB prints it."""
    if cell is None or isinstance(cell, bool | int | float | str):
        return cell
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, list | tuple):
        return [_value(item) for item in cell]
    if isinstance(cell, dict):
        return {str(key): _value(item) for key, item in cell.items()}
    return str(cell)


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:g}" if cell == cell else "nan"
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


def _csv_cell(cell: Any) -> str:
    text = _shown(cell)
    return "'" + text if isinstance(cell, str) and text.startswith(_FORMULA_STARTS) else text


def _markdown_cell(cell: Any) -> str:
    return plain(_shown(cell)).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _write_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], file: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(Text(plain(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(_shown(cell)), justify=_justify(cell)) for cell in row))
    console = Console(file=file)
    if not console.is_terminal:
        # A pipe has no width: every row stays on one line.
        console = Console(file=file, width=100_000, no_color=True)
    console.print(table)


def _justify(cell: Any) -> Any:
    return "right" if isinstance(cell, int | float) and not isinstance(cell, bool) else "left"
