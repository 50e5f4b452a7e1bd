"""Heads of parts that a page folds away, which are buttons: "Goblet Squat", and below it how it is done."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_IN_HEADING: Final = ", ".join(f"{tag} button" for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_ALONE: Final = "button[class*=accordion i], button[class*=collapsible i]"
_TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_HEADING: Final = "h4"
"""What such a button becomes that stands in no heading: mostly the page's title and its sections stand above it."""
_MAX_DEPTH: Final = 8
"""Elements between a heading and its button; pages have one or two."""


def show_heads(tree: LexborHTMLParser) -> None:
    """Turn the buttons that head what they unfold into text of their heading, or into a heading."""
    seen: set[int] = set()
    for button in tree.css(_IN_HEADING):
        heading = _heading_of(button)
        # In "Squat [Copy link]" the button is none of the title; a second one of a heading is none in any case.
        if heading is None or heading.mem_id in seen:
            continue
        seen.add(heading.mem_id)
        if heading.text(strip=True) == button.text(strip=True):
            button.unwrap()
    for button in tree.css(_ALONE):
        if button.text(strip=True):
            heading = tree.create_node(_HEADING)
            heading.insert_child(" ".join(button.text().split()))
            button.replace_with(heading)


def _heading_of(button: LexborNode) -> LexborNode | None:
    node = button.parent
    for _ in range(_MAX_DEPTH):
        if node is None or node.tag in _TITLES:
            return node
        node = node.parent
    return None
