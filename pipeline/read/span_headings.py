"""Spans that a page's style sets apart from one another: a name and the text it heads, or the cells of a row."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborNode

from pipeline.read.loose_tables import COUNT, HEADS, MAX_CELL, MAX_COLUMNS, MIN_COLUMNS

_PLACES: Final = frozenset({"div", "section", "article", "body", "main", "center"})
"""Elements that hold lines; in a paragraph or an item spans are words of one line."""
_MAX_NAME: Final = 60
_MAX_WORDS: Final = 8
_MIN_TEXT: Final = 60
"""Characters of a text; a shorter one may be a figure or the second half of a line."""
_SENTENCE: Final = re.compile(r"[a-z)][.!]\s")


def heads_text(span: LexborNode) -> bool:
    """Whether a span holds a short name and the one right behind it, with nothing around them, sentences."""
    if span.parent is None or span.parent.tag not in _PLACES:
        return False
    told = _beside(span, back=False)
    if told is None or told.tag != "span" or not _is_name(_own_text(span)) or not _is_text(_own_text(told)):
        return False
    around = (_beside(span, back=True), _beside(told, back=False))
    return all(node is None or node.tag != "-text" for node in around)


def is_cell(span: LexborNode) -> bool:
    """Whether a span stands in a row of spans, as tables drawn with boxes have: bare counts behind a name, or heads."""
    if span.parent is None or span.parent.tag != "div":
        return False
    row = [*reversed(_spans_beside(span, back=True)), span, *_spans_beside(span, back=False)]
    if not MIN_COLUMNS <= len(row) <= MAX_COLUMNS or any(node.tag != "span" for node in row):
        return False
    texts = [(node.text() or "").strip() for node in row]
    if any(not 0 < len(text) <= MAX_CELL for text in texts):
        return False
    heads = sum(text.lower() in HEADS for text in texts)
    return heads >= MIN_COLUMNS or (not heads and any(COUNT.fullmatch(text) for text in texts[1:]))


def _spans_beside(span: LexborNode, *, back: bool) -> list[LexborNode]:
    """What stands before or behind a span, no further than a row could reach."""
    found: list[LexborNode] = []
    node = _beside(span, back=back)
    while node is not None and len(found) < MAX_COLUMNS:
        found.append(node)
        node = _beside(node, back=back)
    return found


def _beside(node: LexborNode, *, back: bool) -> LexborNode | None:
    """What stands before or behind a node, white space aside."""
    other = node.prev if back else node.next
    while other is not None and other.tag == "-text" and not (other.text_content or "").strip():
        other = other.prev if back else other.next
    return other


def _own_text(span: LexborNode) -> str:
    """The text that stands in a span itself, and in none of its elements."""
    return (span.text(deep=False) or "").strip()


def _is_name(name: str) -> bool:
    return (
        0 < len(name) <= _MAX_NAME
        and name[0].isupper()
        and (name[-1].isalnum() or name[-1] == ")")
        and len(name.split()) <= _MAX_WORDS
    )


def _is_text(text: str) -> bool:
    return len(text) >= _MIN_TEXT and text[0].isupper() and _SENTENCE.search(text) is not None
