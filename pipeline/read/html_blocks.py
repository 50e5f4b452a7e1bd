"""What the elements of an article, met one after another, make of its text: the pieces in reading order.

Headings (also inside list items, also a paragraph that is only bold), nested lists, data tables with
their header cells, definition lists, `<br>`-separated lines, captions, details and summary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from pipeline.models import STRONG_HEADING
from pipeline.read.lines import heads_lines, is_field, is_list_of_lines, splits_before
from pipeline.read.pieces import LINE_END, Line, Piece, Run, collapse, collapse_cell, joined_lines
from pipeline.read.preformatted import preformatted_pieces

Attributes = Mapping[str, str | None]

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_STRONG_TAGS: Final = frozenset({"b", "strong"})
_CAPTION_TAGS: Final = frozenset({"figcaption"})
_CAPTION_CLASSES: Final = frozenset({"wp-caption-text", "caption", "image-caption", "photo-caption"})
_LIST_TAGS: Final = frozenset({"ul", "ol", "menu", "li"})
_TABLE_TAGS: Final = frozenset({"table", "thead", "td", "th"})
_TITLE_TAGS: Final = frozenset({"dt", "summary", "caption", "legend"})
SKIPPED_TAGS: Final = frozenset(
    (
        "script style head template noscript svg math button select textarea datalist iframe object canvas audio video "
        "rt rp"
    ).split()
)
BLOCK_TAGS: Final = frozenset(
    (
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer "
        "form header hgroup hr html legend li main menu nav ol p pre section summary table tbody thead tfoot tr td "
        "th ul caption"
    ).split()
) | frozenset(HEADINGS)
READ_TAGS: Final = BLOCK_TAGS | _STRONG_TAGS | {"a"}
"""Elements that a piece shows; of the others only the text matters."""
READ_ATTRIBUTES: Final = frozenset({"class", "role", "start", "value", "colspan", "rowspan"})
_PLAIN_BLOCKS: Final = frozenset({"div", "p"})
_CLASS_WORD: Final = re.compile(r"[a-z0-9]+")
_TITLE_WORDS: Final = frozenset({"title", "heading", "headline", "subheading", "name", "hd"})
_OTHER_TITLES: Final = frozenset(
    (
        "author site user product brand file nick first last company form field category icon badge price sub "
        "wrapper container meta video image img photo tag bio card label social"
    ).split()
)
"""Classes of titles that head nothing in the article's text."""
MAX_TITLED: Final = 90
SOFT_BREAK: Final = "liftlore-soft-break"
"""The class of a `<br>` that stands for a mere newline of Markdown."""
MAX_COLUMNS: Final = 40
"""Columns that cells fill by spanning them; more is no table that anybody reads."""
_MAX_FACT: Final = 60
"""Characters of a definition that states a fact of a card ("Sets", "3") and does not tell how a thing is done."""
MAX_STRONG_HEADING: Final = 120
"""A bold line longer than this many characters is an emphasised paragraph, not a heading."""


@dataclass(slots=True)
class _ListFrame:
    group: int
    ordered: bool
    next_number: int
    number: int | None = None
    item_open: bool = False
    item_written: bool = False
    holds_heading: bool = False
    implied: bool = False
    """Whether its items stand in no list, as pages leave out its tag: browsers show one all the same."""


@dataclass(slots=True)
class _TableFrame:
    group: int
    layout: bool
    cells: list[Line] = field(default_factory=list)
    header_cells: int = 0
    data_cells: int = 0
    in_head: bool = False
    in_cell: bool = False
    columns: int = 1
    rows: int = 1
    """What the open cell spans."""
    reaching_down: dict[int, int] = field(default_factory=dict)
    """For how many further rows a cell above fills a column."""

    def fill(self) -> None:
        """Pass over the columns that cells of earlier rows fill: an empty cell in each."""
        while self.reaching_down.get(len(self.cells), 0) and len(self.cells) < MAX_COLUMNS:
            self.reaching_down[len(self.cells)] -= 1
            self.cells.append(Line(""))

    def add(self, cell: Line) -> None:
        """Put the open cell into the row; what it spans besides its own place are empty cells."""
        for line in (cell, *[Line("")] * (min(self.columns, MAX_COLUMNS - len(self.cells)) - 1)):
            self.reaching_down[len(self.cells)] = self.rows - 1
            self.cells.append(line)


@dataclass(slots=True)
class Blocks:
    """Takes the elements and the text of an article in document order, and gathers its pieces."""

    replacements: tuple[tuple[str, str], ...] = ()
    """What character references brought back into the text and is no plain text (&shy; &nbsp;), and what it becomes."""
    pieces: list[Piece] = field(default_factory=list)
    groups: int = 0
    runs: list[Run] = field(default_factory=list)
    lines: list[tuple[Line, bool]] = field(default_factory=list)
    strong: int = 0
    link: int = 0
    heading: int = 0
    title: int = 0
    pre: int = 0
    open_blocks: int = 0
    captions: list[int] = field(default_factory=list)
    """Which of the open blocks are captions, counted from the outermost."""
    titled: list[int] = field(default_factory=list)
    """Which of the open blocks say by their class or role that they are headings."""
    lists: list[_ListFrame] = field(default_factory=list)
    tables: list[_TableFrame] = field(default_factory=list)
    definitions: list[int] = field(default_factory=list)
    """At which piece each open list of definitions begins."""

    def enter(self, name: str, attributes: Attributes, layout: bool = False) -> None:
        """Handle an opening tag; `layout` says of a table that it only places content on the page."""
        if name not in BLOCK_TAGS:
            self._count_inline(name, 1)
            return
        self._end_implied_list(name)
        # Most tags stand right behind another: then nothing has been gathered.
        if self.runs or self.lines or self.pre:
            self._end_line()
        self.open_blocks += 1
        if name == "dl":
            self.definitions.append(len(self.pieces))
        elif name in HEADINGS:
            self.heading = HEADINGS[name]
            if self.lists:
                self.lists[-1].holds_heading = True
        elif name in _TITLE_TAGS:
            self.title += 1
        elif name in _LIST_TAGS:
            self._enter_list(name, attributes)
        elif name in _TABLE_TAGS:
            self._enter_table(name, attributes, layout)
        self.pre += name == "pre"
        if attributes or name in _CAPTION_TAGS:
            self._enter_named(name, attributes)

    def leave(self, name: str) -> None:
        """Handle a closing tag."""
        if name in BLOCK_TAGS:
            self._leave_block(name)
        else:
            self._count_inline(name, -1)

    def text(self, text: str) -> None:
        """Handle a piece of text."""
        # White space shows nothing at the beginning of a line.
        if not self.runs and not self.pre and text.isspace():
            return
        for found, plain in self.replacements:
            text = text.replace(found, plain)
        self.runs.append((text, self.strong > 0, self.link > 0))

    def part(self, text: str) -> None:
        """Part a figure from the label in the span before it, as pages' styles do: "Sets: 3", "Day 1"."""
        label = self.runs[-1][0] if self.runs else ""
        if label[-1:].isalpha() and text[:1].isdigit():
            self.runs.append((": " if label.endswith("s") else " ", False, False))

    def line_break(self, attributes: Attributes) -> None:
        """Handle a `<br>`."""
        if self.heading or self._inside_cell():
            self.runs.append((LINE_END if self._inside_cell() else " ", False, False))
        elif self.pre:
            self.runs.append(("\n", False, False))
        else:
            self.lines.append((collapse(self.runs), attributes.get("class") == SOFT_BREAK))
            self.runs = []

    def _end_line(self) -> None:
        """End what has been gathered: a block, or a line of a table's cell."""
        if self._inside_cell():
            self.runs.append((LINE_END, False, False))
        else:
            self.flush()

    def _count_inline(self, name: str, by: int) -> None:
        if name == "a":
            self.link += by
        elif name in _STRONG_TAGS:
            self.strong += by

    def _enter_named(self, name: str, attributes: Attributes) -> None:
        caption, titled = _told_by_class(attributes.get("class") or "")
        if caption or name in _CAPTION_TAGS:
            self.captions.append(self.open_blocks)
        if name in _PLAIN_BLOCKS and (titled or attributes.get("role") == "heading"):
            self.titled.append(self.open_blocks)

    def _enter_list(self, name: str, attributes: Attributes) -> None:
        if name != "li" or not self.lists:
            self.groups += 1
            start = _stated_number(attributes, "start", 1)
            self.lists.append(_ListFrame(self.groups, name == "ol", start, implied=name == "li"))
        if name == "li":
            frame = self.lists[-1]
            number = _stated_number(attributes, "value", frame.next_number)
            frame.number = number if frame.ordered else None
            frame.next_number = number + 1
            frame.item_open, frame.item_written, frame.holds_heading = True, False, False

    def _enter_table(self, name: str, attributes: Attributes, layout: bool) -> None:
        if name == "table":
            self.groups += 1
            self.tables.append(_TableFrame(self.groups, layout))
        elif name == "thead" and self.tables:
            self.tables[-1].in_head = True
        elif name in ("td", "th") and self.tables and not self.tables[-1].layout:
            table = self.tables[-1]
            table.fill()
            table.in_cell = True
            table.header_cells += name == "th"
            table.data_cells += name == "td"
            table.columns = max(1, _stated_number(attributes, "colspan", 1))
            table.rows = max(1, _stated_number(attributes, "rowspan", 1))

    def _leave_block(self, name: str) -> None:
        self._end_implied_list(name)
        table = self.tables[-1] if self.tables else None
        if name in ("td", "th") and table and table.in_cell:
            table.add(collapse_cell(self.runs))
            self.runs = []
            table.in_cell = False
        elif self.runs or self.lines or self.pre:
            self._end_line()
        if name in HEADINGS:
            self.heading = 0
        elif name in _TITLE_TAGS:
            self.title -= 1
        elif name in _LIST_TAGS and self.lists:
            self._leave_list(name, self.lists[-1])
        elif table:
            self._leave_table(name, table)
        self.pre -= name == "pre"
        self._leave_named(name)
        self.open_blocks -= 1

    def _leave_named(self, name: str) -> None:
        if name == "dl" and self.definitions:
            self._join_facts(self.definitions.pop())
        if self.captions and self.captions[-1] == self.open_blocks:
            self.captions.pop()
        if self.titled and self.titled[-1] == self.open_blocks:
            self.titled.pop()

    def _join_facts(self, start: int) -> None:
        """Make a list of short definitions with figures the table that it looks like: "Sets | 3", "Reps | 15-20"."""
        terms, facts = self.pieces[start::2], self.pieces[start + 1 :: 2]
        if len(terms) != len(facts) or any(term.level != STRONG_HEADING for term in terms):
            return
        short = all(fact.kind == "paragraph" and len(fact.text) <= _MAX_FACT for fact in facts)
        if short and any(fact.text[:1].isdigit() for fact in facts):
            self.groups += 1
            pairs = zip(terms, facts, strict=True)
            self.pieces[start:] = [
                Piece("row", Line(""), (term.line, fact.line), group=self.groups) for term, fact in pairs
            ]

    def _leave_list(self, name: str, frame: _ListFrame) -> None:
        if name == "li":
            frame.item_open = False
        else:
            self.lists.pop()

    def _end_implied_list(self, name: str) -> None:
        """End the list of items without one at the first tag that is no item's."""
        if name != "li" and self.lists and self.lists[-1].implied and not self.lists[-1].item_open:
            self.lists.pop()

    def _leave_table(self, name: str, table: _TableFrame) -> None:
        if name == "tr" and not table.layout:
            table.fill()
            header = table.in_head or (table.header_cells > 0 == table.data_cells)
            row = Piece("row", Line(""), tuple(table.cells), group=table.group, header=header)
            self.pieces.append(row)
            table.cells, table.header_cells, table.data_cells = [], 0, 0
        elif name == "thead":
            table.in_head = False
        elif name == "table":
            self.tables.pop()

    def _inside_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].in_cell

    def flush(self) -> None:
        """Write what inline text has gathered as one block, or as one block a line."""
        if self.pre:
            self._flush_preformatted()
            return
        line = collapse(self.runs)
        self.runs = []
        lines = [line] if line.text else []
        if self.lines:
            lines = _join_soft([*self.lines, (line, False)])
            self.lines = []
        if len(lines) < 2:
            self.pieces += [self._shaped(line, None, may_head=True) for line in lines]
            return
        self.groups += 1
        # Beside lines that only begin in bold a wholly bold line is one of them, and heads nothing.
        leads = any(line.strong and line.strong[0].start == 0 and not line.all_strong for line in lines)
        for line in lines:
            self.pieces.append(self._shaped(line, self.groups, may_head=not leads))

    def _flush_preformatted(self) -> None:
        text = "".join(text for text, _, _ in self.runs).strip("\n")
        self.runs = []
        self.groups += 1
        self.pieces += preformatted_pieces(text, self.groups)

    def _shaped(self, line: Line, group: int | None, *, may_head: bool) -> Piece:
        if self.heading:
            return Piece("heading", line, level=self.heading)
        if self.captions:
            return Piece("caption", line)
        if self.title or (self.titled and _can_title(line.text)):
            return Piece("heading", line, level=STRONG_HEADING)
        depth = sum([not frame.holds_heading for frame in self.lists])
        item = next((frame for frame in reversed(self.lists) if frame.item_open), None) if self.lists else None
        if item and not item.holds_heading:
            continues, item.item_written = item.item_written, True
            return Piece(
                "paragraph" if continues else "item",
                line,
                depth=max(1, depth),
                ordered=item.ordered,
                number=item.number,
                group=item.group,
                continues=continues,
            )
        if may_head and line.all_strong and len(line.text) <= MAX_STRONG_HEADING:
            return Piece("heading", line, level=STRONG_HEADING)
        return Piece("paragraph", line, depth=depth, group=group)


def _join_soft(lines: list[tuple[Line, bool]]) -> list[Line]:
    """Lines as read: a soft break (a mere newline of Markdown) divides only where the text shows it."""
    joined: list[Line] = []
    previous_soft = False
    above = ""
    texts = [line.text for line, _ in lines if line.text]
    width = max(map(len, texts), default=0)
    listed = len(lines) > 1 and is_list_of_lines(texts)
    for line, soft in lines:
        if line.text:
            goes_on = joined and previous_soft and not listed
            headed = len(joined) == 1 and joined[0].text == above and heads_lines(above, line.text, width)
            divided = headed or is_field(above, line.text, width)
            if goes_on and not divided and not splits_before(joined[-1].text, joined[-1].all_strong, line):
                joined[-1] = joined_lines(joined[-1], line)
            else:
                joined.append(line)
            previous_soft, above = soft, line.text
        else:
            previous_soft = previous_soft and soft
    return joined


# The elements of a page builder share their classes.
@lru_cache(maxsize=1 << 12)
def _told_by_class(classes: str) -> tuple[bool, bool]:
    """Whether an element's class names it a caption, and whether it names it a heading ("exercise-title")."""
    names = classes.split()
    titled = any(
        not _TITLE_WORDS.isdisjoint(words) and _OTHER_TITLES.isdisjoint(words)
        for words in map(_CLASS_WORD.findall, names)
    )
    return not _CAPTION_CLASSES.isdisjoint(names), titled


def _can_title(text: str) -> bool:
    return len(text) <= MAX_TITLED and not text.endswith((".", "!", ";", ","))


def _stated_number(attributes: Attributes, name: str, default: int) -> int:
    stated = attributes.get(name) or ""
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else default
