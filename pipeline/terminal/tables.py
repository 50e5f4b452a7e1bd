"""Rows of a query as a table, JSON, JSON lines, CSV or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TextIO

from pipeline.export.cells import csv_line, json_text, json_value
from pipeline.terminal.formats import TableFormat
from pipeline.terminal.text import plain


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: TableFormat, file: TextIO) -> None:
    """Write rows in one of the formats; all but the table write each row as it comes.

    JSON holds values exactly. CSV does too, but for an apostrophe before text that a spreadsheet would run as a
    formula. A table, Markdown, and CSV on a terminal, replace control characters.
    """
    values = ([json_value(cell) for cell in row] for row in rows)
    if format is TableFormat.table:
        _write_table(columns, values, file)
    elif format is TableFormat.csv:
        clean = _visible if file.isatty() else list
        file.writelines(csv_line(clean(row)) for row in chain([columns], values))
    elif format is TableFormat.markdown:
        file.write("| " + " | ".join(map(_markdown_cell, columns)) + " |\n")
        file.write("|" + " --- |" * len(columns) + "\n")
        file.writelines("| " + " | ".join(map(_markdown_cell, row)) + " |\n" for row in values)
    else:
        _write_json((dict(zip(_distinct(columns), row, strict=True)) for row in values), format, file)


def _write_json(records: Iterable[dict[str, Any]], format: TableFormat, file: TextIO) -> None:
    if format is TableFormat.jsonl:
        file.writelines(json_text(record) + "\n" for record in records)
        return
    number = 0
    for number, record in enumerate(records, 1):
        file.write(("[\n" if number == 1 else ",\n") + json_text(record))
    file.write("\n]\n" if number else "[]\n")


def _distinct(columns: Sequence[str]) -> list[str]:
    """Names for JSON, where two columns of one name would become one: the second is numbered."""
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names:
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def _visible(row: Sequence[Any]) -> list[Any]:
    return [plain(cell) if isinstance(cell, str) else cell for cell in row]


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:g}" if cell == cell else "nan"
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)


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
