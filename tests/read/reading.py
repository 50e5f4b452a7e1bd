"""Short ways to read an article written in a test, and to look at what came out."""

from __future__ import annotations

from pipeline.models import Block, Document
from pipeline.read import read


def html(source: str) -> Document:
    return read(source.encode(), path="page.html")


def markdown(source: str) -> Document:
    return read(source.encode(), path="article.md")


def plain(source: str) -> Document:
    return read(source.encode(), path="note.txt")


def quotes(document: Document, *kinds: str) -> list[str]:
    """The texts of the document's blocks, of some kinds only when they are named."""
    return [document.quote(block) for block in document.blocks if not kinds or block.kind in kinds]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, document.quote(block)) for block in document.blocks if block.kind == "heading"]


def rows(document: Document) -> list[list[str]]:
    return [[document.quote(cell) for cell in block.cells] for block in document.blocks if block.kind == "row"]


def block_of(document: Document, quote: str) -> Block:
    """The one block that says `quote`."""
    (found,) = (block for block in document.blocks if document.quote(block) == quote)
    return found


def omitted(document: Document) -> dict[str, str]:
    """What was left out: the text by its reason."""
    return {omission.reason: omission.text for omission in document.omitted}
