"""The article's element to pieces in reading order, by one walk over lexbor's tree that never recurses.

BeautifulSoup reads what has to be searched before it is read: the tables. A node costs it some fifteen microseconds,
and the walk less than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from selectolax.lexbor import LexborNode

from pipeline.read.encoding import replacements
from pipeline.read.html_blocks import HEADINGS, READ_ATTRIBUTES, READ_TAGS, SKIPPED_TAGS, Blocks
from pipeline.read.pieces import Piece
from pipeline.read.span_headings import heads_text, is_cell

_TOLD_TAGS: Final = READ_TAGS | SKIPPED_TAGS | {"br"}
_HEADING: Final = {"role": "heading"}
_LAYOUT_SIGNS: Final = ", ".join([*HEADINGS, "table", "ul", "ol"])


def html_pieces(root: LexborNode) -> list[Piece]:
    """The pieces of an element of a page in reading order."""
    blocks = Blocks(replacements(root.text()))
    _walk(root, blocks)
    blocks.flush()
    return blocks.pieces


def _walk(root: LexborNode, blocks: Blocks) -> None:
    node: LexborNode | None = root
    open_elements: list[tuple[LexborNode, str]] = []
    while node is not None:
        name = node.tag or ""
        if name == "span" and not blocks.lists and (heads_text(node) or is_cell(node)):
            name = "div"
        child = None
        if name == "-text":
            text = node.text_content or ""
            if open_elements and open_elements[-1][1] == "span" and _follows_span(open_elements[-1][0]):
                blocks.part(text)
            blocks.text(text)
        elif name not in _TOLD_TAGS or _enter(node, name, blocks):
            child = node.first_child
            if child is not None:
                open_elements.append((node, name))
                node = child
                continue
            if name in READ_TAGS:
                blocks.leave(name)
        node = node.next if open_elements else None
        while node is None and open_elements:
            parent, name = open_elements.pop()
            if name in READ_TAGS:
                blocks.leave(name)
            node = parent.next if open_elements else None


def _follows_span(span: LexborNode) -> bool:
    before = span.prev
    return before is not None and before.tag == "span"


def _enter(node: LexborNode, name: str, blocks: Blocks) -> bool:
    """Handle an element's beginning, or all of one that is read as a whole; whether what stands in it is to be read."""
    if name in SKIPPED_TAGS:
        return False
    if name == "br":
        blocks.line_break(node.attributes)
        return False
    if name == "table" and not _lays_out(node):
        _read_table(node, blocks)
        return False
    blocks.enter(name, _HEADING if name != node.tag else node.attributes, layout=True)
    return True


def _lays_out(table: LexborNode) -> bool:
    """Whether a table only places content on the page: it says so, or holds headings, lists or tables."""
    return table.attributes.get("role") == "presentation" or any(
        part.css_first(_LAYOUT_SIGNS) is not None for part in table.iter()
    )


def _read_table(table: LexborNode, blocks: Blocks) -> None:
    """Hand a table's rows and cells to `blocks`."""
    # An attribute takes html.parser as long as an element does.
    for node in table.traverse():
        for name in node.attributes.keys() - READ_ATTRIBUTES:
            del node.attrs[name]
    soup = BeautifulSoup(table.html or "", "html.parser", multi_valued_attributes=None)
    open_elements: list[tuple[str, Iterator[PageElement]]] = [("", iter(soup.contents))]
    while open_elements:
        name, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            blocks.leave(name)
            open_elements.pop()
        elif isinstance(child, Tag):
            attributes = {name: str(value) for name, value in child.attrs.items()}
            if child.name == "br":
                blocks.line_break(attributes)
            elif child.name not in SKIPPED_TAGS:
                blocks.enter(child.name, attributes, layout=child.name == "table" and _has_one_column(child))
                open_elements.append((child.name, iter(child.contents)))
        elif type(child) is NavigableString:  # and no comment, which is one, too
            blocks.text(child)


def _has_one_column(table: Tag) -> bool:
    rows = table.find_all("tr", limit=20)
    return bool(rows) and all(len(row.find_all(["td", "th"], limit=2)) < 2 for row in rows)
