"""Plain text to documents: the text stays as it is, blocks are laid over it.

Plain text shows its structure only by position: a short line alone is a heading, a line that repeats
the heading under a list is a picture's caption, a line that recurs all through the article is a label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pipeline.markers import counted_name, is_field, named_field
from pipeline.models import STRONG_HEADING, Block, Document, Metadata, Omission, Span
from pipeline.read.furniture import announces_furniture
from pipeline.read.glued import MAX_ROW, glued_header
from pipeline.read.loose_tables import loose_table, may_hold_tables
from pipeline.read.metadata import from_byline, opening_lines
from pipeline.read.preamble import title_line
from pipeline.read.text_lines import TextLine, text_lines
from pipeline.text import fold, name_words

MAX_HEADING: Final = 90
MAX_HEADING_WORDS: Final = 14
MAX_LABEL_WORDS: Final = 8
MAX_TITLE: Final = 160
MIN_ARTICLE_SHARE: Final = 0.6
"""Furniture follows the article: a heading that sounds like it before this share of the text is content."""

MIN_FLOWING: Final = 4
"""Lines that go on in the next one, in small letters, in text that is wrapped whatever its width."""
LEAST_GOING_ON: Final = 5
"""Of the lines of wrapped text that begin no item, one in so many at least begins in small letters.

Measured on 24 texts with lines that follow one another: half and more of them in wrapped ones, .14 at most elsewhere.
"""
WRAP_WIDTHS: Final = range(50, 101)
"""Line lengths of text that was wrapped by hand or by a mail program."""

_SETS: Final = re.compile(r"[A-Za-z)]\W{1,4}\d{1,2}(?:\s?[x×]\s?| sets of )\d")
_SENTENCE_END: Final = re.compile(r"[.;,…][\"'”’)]?$")
_OPENS_LIKE_HEADING: Final = re.compile(r"[\"'“‘(#]?[A-Z0-9¿¡☐⬜]|[^\x00-\x7f]")
_LABEL_WITH_VALUE: Final = re.compile(r"[^:]{1,40}:\s+\S")
_DOSE_WITH_LABEL: Final = re.compile(r"(?:repeat|rep(?:etition)?s|sets|holds?|perform|dosage):\s+\d", re.IGNORECASE)
_STRETCH_OF_PLAN: Final = re.compile(
    r"(?:week|day|phase|month|session|workout)\s?#?(?:\d{1,2}|[A-D]|one|two|three|four)(?:\s?[-–]\s?\d{1,2})?:?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day:?",
    re.IGNORECASE,
)
"""A line that is nothing but the part of a plan it begins: "Week 2", "Day 1", "Monday"."""
_DAY: Final = re.compile(r"(?:day|session|workout|\w+day)\b", re.IGNORECASE)
_GLUED_CELLS: Final = re.compile(r"(?<=[a-z)%])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
_TAB: Final = re.compile(r" {0,40}\t {0,40}")
_CELL_SEPARATOR: Final = re.compile(r"[ \t]{0,40}\|[ \t]{0,40}|[ ]{0,40}\t[ \t]*|[ ]{3,}")


def read_plain(text: str) -> Document:
    """A plain-text article, given as decoded text."""
    lines = text_lines(text)
    blocks = _with_labels(_blocks(lines), text)
    cut = _furniture_start(blocks, text)
    kept = tuple(block for block in blocks if block.start < cut)
    title = next((text[block.start : block.end] for block in kept if block.level == 1), None)
    byline = from_byline(opening_lines(text[block.start : block.end] for block in kept if block.level != 1))
    metadata = Metadata(title=title, author=byline.author, published=byline.published)
    rest = text[cut:].strip()
    omitted = (Omission("related or comments", rest),) if rest else ()
    return Document("text", text[:cut].rstrip() if rest else text, kept, metadata, omitted)


def _blocks(lines: list[TextLine]) -> list[Block]:
    wrapped = _is_wrapped(lines)
    weeks = any(_STRETCH_OF_PLAN.fullmatch(line.text) and not _DAY.match(line.text) for line in lines)
    blocks: list[Block] = []
    headings: set[tuple[str, ...]] = set()
    section: tuple[str, ...] = ()
    group = 0
    title = title_line([line.text for line in lines])
    # What stands above the title is neither a heading nor a table.
    blocks += [Block("paragraph", line.start, line.end) for line in lines[: title.line]]
    index = title.line
    cells = _may_be_cells(lines)
    while index < len(lines):
        line = lines[index]
        rows, behind = _table_at(lines, cells, index)
        if rows:
            group += 1
            blocks += [replace(row, group=group) for row in rows]
            index = behind
            continue
        marker = line.marker
        if index == title.line and _is_title(line) and not _begins_records(lines[index:]):
            if title.offset:
                blocks.append(Block("paragraph", line.start, line.start + len(line.text[: title.offset].rstrip())))
            blocks.append(Block("heading", line.start + title.offset, line.end, level=1))
        elif _repeats_section(lines, index, blocks, section):
            blocks.append(Block("caption", line.start, line.end))
        elif _is_heading(lines, index, wrapped):
            blocks.append(Block("heading", line.start + line.card, line.end, level=_heading_level(line, weeks=weeks)))
            section = name_words(line.text[marker.length if marker else line.card :])
            headings.add(section)
        elif marker:
            if not (blocks and blocks[-1].kind == "item" and not _restarts(blocks[-1], marker.number)):
                group += 1
            end, index = _continued(lines, index, wrapped)
            blocks.append(
                Block(
                    "item",
                    line.start + marker.length,
                    end,
                    depth=2 if line.indent >= 6 else 1,
                    ordered=marker.number is not None,
                    number=marker.number,
                    group=group,
                )
            )
        elif len(line.text) <= MAX_HEADING and name_words(line.text) in headings:
            blocks.append(Block("caption", line.start, line.end))
        else:
            end, index = _continued(lines, index, wrapped)
            blocks.append(Block("paragraph", line.start, end))
        index += 1
    return blocks


def _repeats_section(lines: list[TextLine], index: int, blocks: list[Block], section: tuple[str, ...]) -> bool:
    """Whether the line under a list is the heading once more, as the caption of a picture."""
    text = lines[index].text
    under_list = bool(blocks) and blocks[-1].kind == "item" and len(text) <= MAX_HEADING
    opens_list = index + 1 < len(lines) and lines[index + 1].marker is not None
    return under_list and not opens_list and name_words(text) == section != ()


def _restarts(last: Block, number: int | None) -> bool:
    """Whether an item that follows `last` begins a new list."""
    return (last.number is None) != (number is None) or (number is not None and number == 1)


def _continued(lines: list[TextLine], index: int, wrapped: bool) -> tuple[int, int]:
    """The end offset of the paragraph or item that begins at `index`, and the index of its last line."""
    last = index
    if wrapped:
        while not lines[last].blank_after and last + 1 < len(lines) and not lines[last + 1].marker:
            last += 1
    return lines[last].end, last


def _is_wrapped(lines: list[TextLine]) -> bool:
    """Whether paragraphs run over several lines of about one width."""
    pairs = [(line, after) for line, after in pairwise(lines) if not line.blank_after]
    going_on = [after.text[0].islower() and not is_field(after.text) for _, after in pairs]
    flowing = sum(on and not _SENTENCE_END.search(line.text) for on, (line, _) in zip(going_on, pairs, strict=True))
    if flowing >= MIN_FLOWING and 2 * flowing >= len(pairs):
        return True
    unmarked = [on for on, (_, after) in zip(going_on, pairs, strict=True) if not after.marker]
    if sum(unmarked) * LEAST_GOING_ON < len(unmarked):
        return False
    marked = [line.marker is not None for line in lines]
    widths = [
        len(line.text)
        for line, is_item, before_item in zip(lines, marked, marked[1:], strict=False)
        if not (line.blank_after or is_item or before_item) and len(line.text) >= 30
    ]
    return len(widths) >= 3 and sum(width in WRAP_WIDTHS for width in widths) >= 0.8 * len(widths)


def _is_title(line: TextLine) -> bool:
    """Whether a first line is the title, and not the first of the exercises."""
    text = line.text
    listed = counted_name(text) is not None or _SETS.search(text) is not None or text.startswith("[")
    return len(text) <= MAX_TITLE and not line.marker and not listed and not _SENTENCE_END.search(text)


def _begins_records(lines: list[TextLine]) -> bool:
    """Whether a first line is the name in the first of several records: "name: Dead Bug" over "reps: 8"."""
    first, *rest = lines
    if named_field(first.text) is None or not rest or not is_field(rest[0].text):
        return False
    return any(named_field(line.text) for line in rest)


def _is_heading(lines: list[TextLine], index: int, wrapped: bool) -> bool:
    line = lines[index]
    text = line.text
    marker = line.marker
    if line.card or line.counted:
        return True
    if marker and (marker.number is None or not (line.blank_before and (line.blank_after or line.indent == 0))):
        return False
    if marker and _in_numbered_list(lines, index):
        return False
    core = text[marker.length :] if marker else text
    if not core or len(core) > MAX_HEADING or len(core.split()) > MAX_HEADING_WORDS or _SENTENCE_END.search(core):
        return False
    if not _OPENS_LIKE_HEADING.match(core) or _DOSE_WITH_LABEL.match(core):
        return False
    if core.endswith(":"):
        return len(core.split()) <= MAX_LABEL_WORDS
    if core.isupper() or _STRETCH_OF_PLAN.fullmatch(core):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None:
        return False
    if line.blank_before and (line.blank_after or marker is not None):
        return True
    # In text without blank lines a heading is a short line before a long one.
    stands_out = len(following.text) >= max(80, 2 * len(text)) or following.marker is not None
    return (
        not wrapped
        and stands_out
        and not core[0].isdigit()  # a figure under an item is its dose
        and (line.blank_before or len(lines[index - 1].text) >= 80 or lines[index - 1].marker is not None)
    )


def _in_numbered_list(lines: list[TextLine], index: int) -> bool:
    """Whether the numbered line at `index` stands directly beside its neighbours in number."""
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(lines):
            first, second = lines[min(index, neighbour)], lines[max(index, neighbour)]
            near = lines[neighbour].marker
            if near and near.number is not None and not first.blank_after and not second.blank_before:
                return True
    return False


def _heading_level(line: TextLine, *, weeks: bool) -> int:
    """The level of a heading; days stand below weeks where a plan has both."""
    if line.marker or line.card or (weeks and _DAY.match(line.text)):
        return 3
    if line.text.endswith(":") or _LABEL_WITH_VALUE.match(line.text):
        return STRONG_HEADING
    return 2


def _with_labels(blocks: list[Block], text: str) -> list[Block]:
    """Headings that recur ("TIP", "How to do it") label a part of the section they stand in."""
    counts = Counter(fold(text[block.start : block.end]) for block in blocks if block.kind == "heading")
    return [
        replace(block, level=STRONG_HEADING)
        if block.kind == "heading" and block.level > 1 and counts[fold(text[block.start : block.end])] > 1
        else block
        for block in blocks
    ]


def _may_be_cells(lines: list[TextLine]) -> list[str]:
    """The lines as the cells that they are where each stands on a line of its own; none in a text without such."""
    cells = [line.text for line in lines]
    return cells if may_hold_tables(cells) else []


def _table_at(lines: list[TextLine], cells: list[str], index: int) -> tuple[list[Block], int]:
    """The rows of a table that begins at `index`, and the index of the line behind it."""
    table = loose_table(cells, index) if cells else None
    if table is None:
        rows = _table_rows(lines, index)
        return rows, index + len(rows)
    spans = [Span(line.start, line.end) for line in lines[table.start : table.end]]
    divided = [tuple(spans[at : at + table.columns]) for at in range(0, len(spans), table.columns)]
    rows = [
        Block("row", row[0].start, row[-1].end, header=table.headed and position == 0, cells=row)
        for position, row in enumerate(divided)
    ]
    return rows, table.end


def _table_rows(lines: list[TextLine], index: int) -> list[Block]:
    """The rows of a table that begins at `index`: divided by tabs or bars, or with its cells glued together."""
    if index + 1 == len(lines) or lines[index + 1].blank_before:
        return []
    splits = (_divided_cells, _tabbed_cells, _glued_cells)
    rows = _rows_under_header(lines, index) or max((_rows_split_by(split, lines, index) for split in splits), key=len)
    if len(rows) < 2:
        return []
    return [
        Block("row", line.start, line.end, header=position == 0, cells=tuple(cells))
        for position, (line, cells) in enumerate(zip(lines[index : index + len(rows)], rows, strict=True))
    ]


def _rows_under_header(lines: list[TextLine], index: int) -> list[list[Span]]:
    """The rows of an exercise table without borders, told apart by what its header says of its columns."""
    found = glued_header(lines[index].text)
    if found is None:
        return []
    header, pattern = found
    rows = [[Span(lines[index].start + cell.start, lines[index].start + cell.end) for cell in header]]
    for line in lines[index + 1 :]:
        row = pattern.fullmatch(line.text) if len(line.text) <= MAX_ROW and not line.blank_before else None
        if row is None:
            break
        rows.append([Span(line.start + start, line.start + end) for start, end in row.regs[1:]])
    return rows if len(rows) > 1 else []


def _rows_split_by(split: Callable[[TextLine], list[Span]], lines: list[TextLine], index: int) -> list[list[Span]]:
    rows: list[list[Span]] = []
    for position in range(index, len(lines)):
        line = lines[position]
        cells = split(line)
        if len(cells) < 2 or _is_item(line, cells) or (rows and (line.blank_before or len(cells) != len(rows[0]))):
            break
        rows.append(cells)
    return rows


def _is_item(line: TextLine, cells: list[Span]) -> bool:
    """Whether the only gap in a line is the one behind its bullet or number: "1.    Brace your core."."""
    return line.marker is not None and len(cells) == 2 and cells[1].start <= line.start + line.marker.length


def _divided_cells(line: TextLine) -> list[Span]:
    return _cells(line, [(found.start(), found.end()) for found in _CELL_SEPARATOR.finditer(line.text)])


def _tabbed_cells(line: TextLine) -> list[Span]:
    return _cells(line, [(found.start(), found.end()) for found in _TAB.finditer(line.text)])


def _glued_cells(line: TextLine) -> list[Span]:
    if len(line.text) > 80 or _SENTENCE_END.search(line.text) or line.marker:
        return []
    return _cells(line, [(found.start(), found.end()) for found in _GLUED_CELLS.finditer(line.text)])


def _cells(line: TextLine, cuts: list[tuple[int, int]]) -> list[Span]:
    if not cuts:
        return []
    bounds = [0, *(offset for cut in cuts for offset in cut), len(line.text)]
    spans = [Span(line.start + a, line.start + b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    # Bars around a row are its frame; between them an empty cell keeps the columns in line.
    return spans[line.text.startswith("|") : len(spans) - line.text.endswith("|")]


def _furniture_start(blocks: list[Block], text: str) -> int:
    """Where the article ends and related links or comments begin; the text's length when it is all article."""
    for block in blocks:
        if (
            block.kind == "heading"
            and block.start > MIN_ARTICLE_SHARE * len(text)
            and announces_furniture(text[block.start : block.end])
        ):
            return _line_start(block, text)
    last = blocks[-1] if blocks else None
    if (
        last
        and len(blocks) > 1
        and announces_furniture(text[last.start : last.end])
        and last.end - last.start <= MAX_HEADING
    ):
        return _line_start(last, text)
    return len(text)


def _line_start(block: Block, text: str) -> int:
    return text.rfind("\n", 0, block.start) + 1
