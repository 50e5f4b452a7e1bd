"""Conflicts as text: what it is about, why it is one, and both quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from pipeline.terminal.text import joined, plain, styled, wrapped

if TYPE_CHECKING:
    from rich.text import Text

_SEVERITY: Final = {3: "safety", 2: "result", 1: "preference"}
_COLOURS: Final = {3: "red", 2: "yellow", 1: "cyan"}
_MOST_QUOTED: Final = 300
_SHORT: Final = 90


def conflict_lines(row: dict[str, Any], *, indent: str = "") -> Iterator[Text]:
    """One conflict, line by line; `row` is one of `pages.conflict_rows`."""
    yield joined(
        indent,
        styled(row["subject_name"], "bold"),
        f" · {row['aspect'].replace('_', ' ')} · {row['kind']}, ",
        styled(f"severity {row['severity']} ({_SEVERITY[row['severity']]})", _COLOURS[row["severity"]]),
        "" if row["certainty"] == "conflict" else " (possible)",
        f" (dismissed: {plain(row['dismissed'])})" if row["dismissed"] else "",
    )
    yield from wrapped(row["explanation"], first=indent + "  ")
    for side in ("a", "b"):
        quote = joined(_quoted(row[f"quote_{side}"], _MOST_QUOTED), "  ", styled(row[f"path_{side}"], "dim"))
        yield from wrapped(quote, first=indent + "    ", rest=indent + "      ")


def conflict_in_brief(row: dict[str, Any]) -> Iterator[Text]:
    """One conflict as its subject and two short quotes."""
    yield joined(
        "  ",
        styled(f"{row['subject_name']} · {row['aspect'].replace('_', ' ')}", "bold"),
        "  ",
        styled(_SEVERITY[row["severity"]], _COLOURS[row["severity"]]),
    )
    for side in ("a", "b"):
        yield from wrapped(joined(_quoted(row[f"quote_{side}"], _SHORT)), first="    ", rest="      ")


def _quoted(quote: str, most: int) -> Text:
    text = plain(quote)
    return styled(f"“{text if len(text) <= most else text[: most - 1].rstrip() + '…'}”", "italic")
