"""An HTML subtree to blocks in reading order, by one walk that never recurses.

Headings (also inside list items, also a paragraph that is only bold), nested lists, data tables with
their header cells, definition lists, `<br>`-separated lines, captions, details and summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from pipeline.models import STRONG_HEADING
from pipeline.read.encoding import clean
from pipeline.read.lines import splits_before
from pipeline.read.pieces import Line, Piece, Run, collapse, joined_lines

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_STRONG_TAGS: Final = frozenset({"b", "strong"})
_CAPTION_TAGS: Final = frozenset({"figcaption"})
_CAPTION_CLASSES: Final = frozenset({"wp-caption-text", "caption", "image-caption", "photo-caption"})
_LIST_TAGS: Final = frozenset({"ul", "ol", "menu", "li"})
_TABLE_TAGS: Final = frozenset({"table", "thead", "td", "th"})
_TITLE_TAGS: Final = frozenset({"dt", "summary", "caption", "legend"})
SKIPPED_TAGS: Final = frozenset(
    (
        "script style head template noscript svg math button select textarea datalist iframe object canvas audio video"
    ).split()
)
BLOCK_TAGS: Final = frozenset(
    (
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer "
        "form header hgroup hr html legend li main menu nav ol p pre section summary table tbody thead tfoot tr td "
        "th ul caption"
    ).split()
) | frozenset(HEADINGS)
DIVIDING_TAGS: Final = BLOCK_TAGS - (
    HEADINGS.keys() | _TITLE_TAGS | _LIST_TAGS | _TABLE_TAGS | _CAPTION_TAGS | {"pre", "tr", "tbody", "tfoot"}
)
"""Elements that only divide the text where they begin and end, unless their class or role says more."""
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
_LAYOUT_SIGNS: Final = [*HEADINGS, "table", "ul", "ol"]
SOFT_BREAK: Final = "liftlore-soft-break"
"""The class of a `<br>` that stands for a mere newline of Markdown."""
MAX_COLUMNS: Final = 40
"""Columns that cells fill by spanning them; more is no table that anybody reads."""
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


@dataclass(slots=True)
class _TableFrame:
    group: int
    layout: bool
    cells: list[Line] = field(default_factory=list)
    header_cells: int = 0
    data_cells: int = 0
    in_head: bool = False
    in_cell: bool = False
    reaching_down: dict[int, int] = field(default_factory=dict)
    """For how many further rows a cell above fills a column."""

    def fill(self) -> None:
        """Pass over the columns that cells of earlier rows fill: an empty cell in each."""
        while self.reaching_down.get(len(self.cells), 0) and len(self.cells) < MAX_COLUMNS:
            self.reaching_down[len(self.cells)] -= 1
            self.cells.append(Line(""))

    def add(self, cell: Line, columns: int, rows: int) -> None:
        """Put a cell into the row; what it spans besides its own place are empty cells."""
        for line in (cell, *[Line("")] * (min(columns, MAX_COLUMNS - len(self.cells)) - 1)):
            self.reaching_down[len(self.cells)] = rows - 1
            self.cells.append(line)


@dataclass(slots=True)
class _Walk:
    pieces: list[Piece] = field(default_factory=list)
    groups: int = 0
    runs: list[Run] = field(default_factory=list)
    lines: list[tuple[Line, bool]] = field(default_factory=list)
    strong: int = 0
    link: int = 0
    heading: int = 0
    title: int = 0
    titled: int = 0
    caption: int = 0
    pre: int = 0
    lists: list[_ListFrame] = field(default_factory=list)
    tables: list[_TableFrame] = field(default_factory=list)

    def enter(self, tag: Tag) -> bool:
        """Handle an opening tag; False skips everything inside it."""
        name = tag.name
        if name in SKIPPED_TAGS:
            return False
        if name == "br":
            self._break(soft=SOFT_BREAK in tag.get_attribute_list("class"))
            return False
        if name in _STRONG_TAGS:
            self.strong += 1
        elif name == "a":
            self.link += 1
        if name in BLOCK_TAGS:
            self._enter_block(tag)
        return True

    def leave(self, tag: Tag) -> None:
        """Handle a closing tag."""
        name = tag.name
        if name in BLOCK_TAGS:
            self._leave_block(tag)
        if name in _STRONG_TAGS:
            self.strong -= 1
        elif name == "a":
            self.link -= 1

    def text(self, text: str) -> None:
        """Handle a piece of text."""
        # Character references bring back what decoding has cleaned away (&shy; &#8203;).
        self.runs.append(Run(clean(text), self.strong > 0, self.link > 0))

    def _enter_block(self, tag: Tag) -> None:
        name = tag.name
        if not self._inside_cell():
            self.flush()
        if name in HEADINGS:
            self.heading = HEADINGS[name]
            if self.lists:
                self.lists[-1].holds_heading = True
        elif name in _TITLE_TAGS:
            self.title += 1
        elif name in _LIST_TAGS:
            self._enter_list(tag)
        elif name in _TABLE_TAGS:
            self._enter_table(tag)
        elif name == "pre":
            self.pre += 1
        self.caption += _is_caption(tag)
        self.titled += _is_titled(tag)

    def _enter_list(self, tag: Tag) -> None:
        if tag.name != "li":
            self.groups += 1
            self.lists.append(_ListFrame(self.groups, tag.name == "ol", _stated_number(tag, "start", 1)))
        elif self.lists:
            frame = self.lists[-1]
            number = _stated_number(tag, "value", frame.next_number)
            frame.number = number if frame.ordered else None
            frame.next_number = number + 1
            frame.item_open, frame.item_written, frame.holds_heading = True, False, False

    def _enter_table(self, tag: Tag) -> None:
        name = tag.name
        if name == "table":
            self.groups += 1
            self.tables.append(_TableFrame(self.groups, layout=_is_layout(tag)))
        elif name == "thead" and self.tables:
            self.tables[-1].in_head = True
        elif name in ("td", "th") and self.tables and not self.tables[-1].layout:
            table = self.tables[-1]
            table.fill()
            table.in_cell = True
            table.header_cells += name == "th"
            table.data_cells += name == "td"

    def _leave_block(self, tag: Tag) -> None:
        name = tag.name
        table = self.tables[-1] if self.tables else None
        if name in ("td", "th") and table and table.in_cell:
            table.add(collapse(self.runs), _span(tag, "colspan"), _span(tag, "rowspan"))
            self.runs = []
            table.in_cell = False
        elif self._inside_cell():
            self.runs.append(Run(" "))
        else:
            self.flush()
        if name in HEADINGS:
            self.heading = 0
        elif name in _TITLE_TAGS:
            self.title -= 1
        elif name in _LIST_TAGS and self.lists:
            self._leave_list(name, self.lists[-1])
        elif table:
            self._leave_table(name, table)
        self.pre -= name == "pre"
        self.caption -= _is_caption(tag)
        self.titled -= _is_titled(tag)

    def _leave_list(self, name: str, frame: _ListFrame) -> None:
        if name == "li":
            frame.item_open = False
        else:
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

    def _break(self, soft: bool) -> None:
        if self.heading or self._inside_cell():
            self.runs.append(Run(" "))
            return
        if self.pre:
            self.runs.append(Run("\n"))
            return
        self.lines.append((collapse(self.runs), soft))
        self.runs = []

    def flush(self) -> None:
        """Write what inline text has gathered as one block, or as one block a line."""
        if self.pre:
            self._flush_preformatted()
            return
        if self.runs:
            self.lines.append((collapse(self.runs), False))
            self.runs = []
        # Most tags stand right behind another: then nothing has been gathered.
        if not self.lines:
            return
        lines = _join_soft(self.lines)
        self.lines = []
        if not lines:
            return
        group = None
        if len(lines) > 1:
            self.groups += 1
            group = self.groups
        # Beside lines that only begin in bold a wholly bold line is one of them, and heads nothing.
        leads = any(line.strong and line.strong[0].start == 0 and not line.all_strong for line in lines)
        for line in lines:
            self.pieces.append(self._shaped(line, group, may_head=not leads))

    def _flush_preformatted(self) -> None:
        text = "".join(run.text for run in self.runs).strip("\n")
        self.runs = []
        self.groups += 1
        for row in text.split("\n"):
            self.pieces.append(Piece("code", Line(row.strip()), group=self.groups))

    def _shaped(self, line: Line, group: int | None, *, may_head: bool) -> Piece:
        depth = sum(not frame.holds_heading for frame in self.lists)
        if self.heading:
            return Piece("heading", line, level=self.heading)
        if self.caption:
            return Piece("caption", line)
        if self.title or (self.titled and _can_title(line.text)):
            return Piece("heading", line, level=STRONG_HEADING)
        item = next((frame for frame in reversed(self.lists) if frame.item_open), None)
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
    for line, soft in lines:
        if line.text:
            if joined and previous_soft and not splits_before(joined[-1].text, joined[-1].all_strong, line):
                joined[-1] = joined_lines(joined[-1], line)
            else:
                joined.append(line)
            previous_soft = soft
        else:
            previous_soft = previous_soft and soft
    return joined


def _is_caption(tag: Tag) -> bool:
    if tag.name in _CAPTION_TAGS:
        return True
    return bool(tag.attrs) and not _CAPTION_CLASSES.isdisjoint(tag.get_attribute_list("class"))


def _is_titled(tag: Tag) -> bool:
    """Whether a mere `div` or `p` says that it is a heading: by its role, or by a class such as "exercise-title"."""
    if not tag.attrs or tag.name not in _PLAIN_BLOCKS:
        return False
    if tag.get("role") == "heading":
        return True
    return any(
        not _TITLE_WORDS.isdisjoint(words) and _OTHER_TITLES.isdisjoint(words)
        for words in (_CLASS_WORD.findall(str(name)) for name in tag.get_attribute_list("class"))
    )


def _can_title(text: str) -> bool:
    return len(text) <= MAX_TITLED and not text.endswith((".", "!", ";", ","))


def _stated_number(tag: Tag, attribute: str, default: int) -> int:
    stated = str(tag.get(attribute) or "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 6 else default


def _span(cell: Tag, attribute: str) -> int:
    return max(1, _stated_number(cell, attribute, 1))


def _is_layout(table: Tag) -> bool:
    """Whether a table only places content on the page: it holds headings, lists, tables or one column."""
    if table.get("role") == "presentation" or table.find(_LAYOUT_SIGNS) is not None:
        return True
    rows = table.find_all("tr", limit=20)
    return bool(rows) and all(len(row.find_all(["td", "th"], limit=2)) < 2 for row in rows)


def _children(tag: Tag) -> Iterator[Tag | NavigableString]:
    for child in tag.contents:
        if isinstance(child, Tag) or type(child) in (NavigableString, CData):
            yield child  # type: ignore[misc]


def html_pieces(html: str) -> list[Piece]:
    """The pieces of an HTML fragment in reading order."""
    soup = BeautifulSoup(html, "html.parser")
    walk = _Walk()
    walk.enter(soup)
    stack: list[tuple[Tag, Iterator[Tag | NavigableString]]] = [(soup, _children(soup))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            walk.leave(tag)
        elif isinstance(child, Tag):
            if walk.enter(child):
                stack.append((child, _children(child)))
        else:
            walk.text(str(child))
    walk.flush()
    return walk.pieces
