"""Pieces of an article before they are laid out: lines of inline text with the shape they had on the page.

Readers of HTML and Markdown gather pieces, drop what is furniture, and lay the rest out as one
canonical text with blocks over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate
from typing import Final, NamedTuple

from pipeline.models import Block, BlockKind, Span

_LETTER: Final = re.compile(r"[^\W_]")
CELL_DIVIDER: Final = " | "
LINE_END: Final = "\x1e"
"""A run of text that ends a line inside a table's cell."""


Run = tuple[str, bool, bool]
"""A piece of inline text, and whether it is bold and a link."""


class Line(NamedTuple):
    """Inline text with its white space collapsed, and where in it bold text and links are."""

    text: str
    strong: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    """Where in a cell's text its further lines begin."""

    @property
    def all_strong(self) -> bool:
        """Whether every letter and digit of the line is bold."""
        if not self.strong:
            return False
        at = 0
        for start, end in self.strong:
            if _LETTER.search(self.text, at, start):
                return False
            at = end
        return _LETTER.search(self.text, at) is None


class Piece(NamedTuple):
    """A block to be: its line (or cells, for a table row) and its shape. See `models.Block`."""

    kind: BlockKind
    line: Line
    cells: tuple[Line, ...] = ()
    lead: str = ""
    """A bullet or number that stands before the block and is not part of it."""
    level: int = 0
    depth: int = 0
    ordered: bool = False
    number: int | None = None
    group: int | None = None
    continues: bool = False
    header: bool = False

    @property
    def text(self) -> str:
        """The piece's text as it will stand in the document."""
        if not self.cells:
            return self.line.text
        return self._row.strip() if any(cell.text for cell in self.cells) else ""

    @property
    def lines(self) -> list[tuple[int, Line]]:
        """The piece's lines (one a cell, for a table row), each with its offset in `text`."""
        if not self.cells:
            return [(0, self.line)]
        row = self._row
        # A row whose first cell is empty begins with the divider, and one whose last cell is empty ends with it.
        start, end = len(row.lstrip()) - len(row), len(row.strip())
        lines: list[tuple[int, Line]] = []
        for cell in self.cells:
            lines.append((min(max(0, start), end), cell))
            start += len(cell.text) + len(CELL_DIVIDER)
        return lines

    @property
    def _row(self) -> str:
        return CELL_DIVIDER.join(cell.text for cell in self.cells)


def collapse(runs: Sequence[Run]) -> Line:
    """Join `runs` as a browser shows them: runs of white space become one space.

    Two inline elements that meet without a space are words that only the page's style holds apart
    ("1" + "Speed Squats", "Push" + "Ups"); a space is put between them.
    """
    if len(runs) == 1:
        text, is_strong, is_link = runs[0]
        text = _single_spaced(text).strip(" ")
        whole = (Span(0, len(text)),) if text else ()
        return Line(text, whole if is_strong else (), whole if is_link else ())
    parts: list[str] = []
    strong: list[Span] = []
    links: list[Span] = []
    length = 0
    last = " "
    for text, is_strong, is_link in runs:
        text = _single_spaced(text)
        if last == " ":
            text = text.lstrip(" ")
        if not text:
            continue
        if last.isalnum() and _only_style_divides(last, text[0]):
            parts.append(" ")
            length += 1
        start = length
        parts.append(text)
        length += len(text)
        last = text[-1]
        if is_strong:
            strong.append(Span(start, length))
        if is_link:
            links.append(Span(start, length))
    joined = "".join(parts).rstrip(" ")
    return Line(joined, _merged(strong, joined) if strong else (), _merged(links, joined) if links else ())


def _single_spaced(text: str) -> str:
    # Of white space only the single space is printable, and most text has no other.
    if "  " not in text and text.isprintable():
        return text
    words = " ".join(text.split())
    if not words:
        return " "
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def joined_lines(first: Line, second: Line) -> Line:
    """Two lines as one, a space between them."""
    by = len(first.text) + 1
    return Line(
        f"{first.text} {second.text}", first.strong + _moved(second.strong, by), first.links + _moved(second.links, by)
    )


def collapse_cell(runs: Sequence[Run]) -> Line:
    """Join the runs of a table's cell as `collapse` does, and keep where its further lines begin."""
    ends = [at for at, run in enumerate(runs) if run[0] == LINE_END]
    if not ends:
        return collapse(runs)
    bounds = zip([0, *(at + 1 for at in ends)], [*ends, len(runs)], strict=True)
    lines = [line for begin, end in bounds if (line := collapse(runs[begin:end])).text]
    breaks = tuple(accumulate(len(line.text) + 1 for line in lines[:-1]))
    return reduce(joined_lines, lines)._replace(breaks=breaks) if lines else Line("")


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of `pieces` and their blocks: list items and table rows stand close, the rest apart."""
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for piece in pieces:
        text = piece.text
        if not text or text.isspace():
            continue
        before = f"{_separator(blocks[-1], piece) if blocks else ''}{piece.lead}"
        start = length + len(before)
        spans = _laid_out_lines(piece, start)
        parts += (before, text)
        length = start + len(text)
        blocks.append(
            # Named fields would take twice as long; from its level on a block has the piece's fields in their order.
            Block(piece.kind, start, length, *piece[4:], *spans)
        )
    return "".join(parts), tuple(blocks)


def _laid_out_lines(
    piece: Piece, start: int
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], tuple[int, ...]]:
    """The cells, what is bold in them, their links and where further lines begin in them."""
    if not piece.cells:
        return (), _moved(piece.line.strong, start), _moved(piece.line.links, start), ()
    cells: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    for offset, line in piece.lines:
        cells += (Span(start + offset, start + offset + len(line.text)),)
        strong += _moved(line.strong, start + offset)
        links += _moved(line.links, start + offset)
        breaks += tuple([start + offset + at for at in line.breaks])
    return cells, strong, links, breaks


def _separator(last: Block, piece: Piece) -> str:
    close = (piece.kind in ("item", "row") and last.kind == piece.kind) or (
        piece.group is not None and piece.group == last.group
    )
    return "\n" if close else "\n\n"


def _only_style_divides(before: str, after: str) -> bool:
    return (before.isdigit() and after.isalpha() and after.isupper()) or (before.islower() and after.isupper())


def _merged(spans: list[Span], text: str) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        end = min(end, len(text))
        if merged and not text[merged[-1].end : start].strip():
            merged[-1] = Span(merged[-1].start, end)
        elif start < end:
            merged.append(Span(start, end))
    return tuple(span for span in merged if text[span.start : span.end].strip())


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple([Span(start + by, end + by) for start, end in spans]) if spans else ()
