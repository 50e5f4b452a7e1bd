"""HTML pages to documents."""

from __future__ import annotations

from dataclasses import replace

from pipeline.models import Document
from pipeline.read.furniture import without_furniture_sections, without_repeats
from pipeline.read.html_walk import html_pieces
from pipeline.read.lines import figures_with_units, lists_in_paragraphs, numbered_headings
from pipeline.read.loose_tables import with_loose_tables
from pipeline.read.main_content import find_main_content
from pipeline.read.metadata import from_html, opening_lines, read_head
from pipeline.read.pieces import lay_out
from pipeline.read.preamble import bare_heading, own_headings
from pipeline.read.tree import parse_html


def read_html(text: str) -> Document:
    """The article of an HTML page, given as decoded text."""
    tree = parse_html(text)
    head = read_head(tree)
    main = find_main_content(tree, head.linked.get("articleBody"))
    pieces = figures_with_units(with_loose_tables(html_pieces(main.element))) if main.element else []
    pieces = numbered_headings(lists_in_paragraphs(pieces))
    pieces, repeated = without_repeats(pieces)
    pieces, furniture = without_furniture_sections(pieces)
    headings = own_headings(pieces)
    metadata = from_html(head, headings, opening_lines(piece.text for piece in pieces))
    if metadata.title is None:
        metadata = replace(metadata, title=bare_heading(pieces))
    article, blocks = lay_out(pieces)
    return Document("html", article, blocks, metadata, main.omitted + repeated + furniture)
