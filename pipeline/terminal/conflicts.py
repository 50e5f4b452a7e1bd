"""Conflicts as text: what it is about, why it is one, and both quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.terminal.text import plain, wrapped

_SEVERITY = {3: "safety", 2: "result", 1: "preference"}
_MOST_QUOTED = 300


def conflict_lines(row: dict[str, Any]) -> Iterator[str]:
    """One conflict, line by line; `row` is one of `pages.conflict_rows`."""
    certainty = "" if row["certainty"] == "conflict" else " (possible)"
    yield (
        f"{plain(row['subject_name'])} · {row['aspect'].replace('_', ' ')} · {row['kind']}, "
        f"severity {row['severity']} ({_SEVERITY[row['severity']]}){certainty}"
    )
    yield from wrapped(row["explanation"], first="  ")
    for side in ("a", "b"):
        yield from wrapped(f"“{_shortened(row[f'quote_{side}'])}”  {row[f'path_{side}']}", first="    ", rest="      ")


def _shortened(quote: str) -> str:
    text = plain(quote)
    return text if len(text) <= _MOST_QUOTED else text[: _MOST_QUOTED - 1].rstrip() + "…"
