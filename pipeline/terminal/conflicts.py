"""Conflicts as text: what it is about, why it is one, and both quotes, alone or among the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pipeline.terminal.text import blanked, joined, plain, styled, wrapped

if TYPE_CHECKING:
    from rich.text import Text

_SEVERITY: Final = {3: "safety", 2: "result", 1: "preference"}
_COLOURS: Final = {3: "red", 2: "yellow", 1: "cyan"}
_MOST_QUOTED: Final = 300
_SHORT: Final = 90
_CONTEXT: Final = 160
"""Characters shown on either side of a quote, at most."""
AROUND: Final = _CONTEXT + 1
"""Characters to fetch on either side of a quote: one more tells that the article goes on."""
_BREAKS: Final = re.compile(r"[^\S\n]*\n\s*")
_SPACES: Final = re.compile(r"\s+")
_SENTENCE_ENDS: Final = re.compile(r"(?<!\d)[.!?][\"”’)]?(?=\s)|\n")


def conflict_lines(
    row: dict[str, Any], *, indent: str = "", around: Mapping[str, tuple[str, str]] | None = None
) -> Iterator[Text]:
    """One conflict, line by line; `row` is one of `pages.conflict_rows`.

    `around` holds, by claim, the `AROUND` characters before and behind each quote (`pages.around_quotes`): with it the
    quotes stand «like this» among the sentences around them.
    """
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
        quote, path = row[f"quote_{side}"], styled(row[f"path_{side}"], "cyan" if around else "dim")
        if around is None:
            line = joined(_quoted(quote, _MOST_QUOTED), "  ", path)
            yield from wrapped(line, first=indent + "    ", rest=indent + "      ")
        else:
            yield from wrapped(path, first=indent + "    ")
            yield from wrapped(_in_context(quote, *around[row[f"claim_{side}"]]), first=indent + "      ")


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
    return styled(f"“{_shortened(quote, most)}”", "italic")


def _shortened(quote: str, most: int) -> str:
    text = plain(quote)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _in_context(quote: str, before: str, after: str) -> Text:
    """A quote set off from the text around it, in which a stroke stands for a line break."""
    return joined(
        styled(_on_one_line(_before(before)), "dim"),
        styled(f"«{_shortened(quote, _MOST_QUOTED)}»", "bold"),
        styled(_on_one_line(_after(after)), "dim"),
    )


def _before(text: str) -> str:
    """The whole sentences at the end of a text, or as many words as fit."""
    if len(text) <= _CONTEXT:
        return text.lstrip()
    sentence = next((end.end() for end in _SENTENCE_ENDS.finditer(text) if text[end.end() :].strip()), None)
    return "… " + text.partition(" ")[2] if sentence is None else text[sentence:].lstrip()


def _after(text: str) -> str:
    """The rest of the quote's paragraph or list: its whole sentences, or as many words as fit."""
    paragraph = text.partition("\n\n")[0]
    if len(paragraph) <= _CONTEXT:
        return paragraph.rstrip()
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(paragraph, 0, _CONTEXT)]
    return paragraph[: ends[-1]].rstrip() if ends else paragraph[:_CONTEXT].rpartition(" ")[0] + " …"


def _on_one_line(text: str) -> str:
    return _SPACES.sub(" ", blanked(_BREAKS.sub(" / ", text)))
