"""Values as JSON and CSV know them; CSV is made safe against spreadsheets that run text as formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from json import dumps
from math import isfinite
from typing import Any, Final

_FORMULA: Final = re.compile(r"[ \n]*[=+\-@\t\r＝＋－＠]")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full-width signs included."""
_UNSEEN: Final = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Controls and marks of direction that JSON may hold as they are, but that could steer a terminal."""


def json_value(cell: Any) -> Any:
    """A cell as JSON knows it; what JSON does not know is written as DuckDB prints it."""
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    if isinstance(cell, float):
        return cell if isfinite(cell) else str(cell)
    if isinstance(cell, date | datetime | time):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, list | tuple):
        return [json_value(item) for item in cell]
    if isinstance(cell, dict):
        return {str(key): json_value(item) for key, item in cell.items()}
    return str(cell)


def json_text(value: Any, indent: int | None = None, sort_keys: bool = False) -> str:
    """JSON with readable Unicode, in which nothing steers a terminal."""
    text = dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, sort_keys=sort_keys)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def csv_line(cells: Iterable[Any]) -> str:
    """One line of CSV: text in quotation marks, figures bare, NULL empty.

    Text that a spreadsheet would run as a formula gets an apostrophe before it. Quoting all text keeps it one cell
    also where a spreadsheet splits at semicolons.
    """
    return ",".join(map(_csv_cell, cells)) + "\n"


def _csv_cell(cell: Any) -> str:
    value = json_value(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return figure(value)
    text = value if isinstance(value, str) else json_text(value)
    safe = "'" + text if _FORMULA.match(text) else text
    return '"' + safe.replace('"', '""') + '"'


def figure(value: float) -> str:
    """A number exactly, without the fraction of a whole one."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)
