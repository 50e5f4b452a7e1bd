"""How rows can be written; apart from the writing, so that a command line can be read without it."""

from __future__ import annotations

from enum import StrEnum


class TableFormat(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    markdown = "markdown"
