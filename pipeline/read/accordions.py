"""Heads of parts that a page folds away, which are buttons: "Goblet Squat", and below it how it is done."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser

_IN_HEADING: Final = ", ".join(f"{tag} button" for tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
_ALONE: Final = "button[class*=accordion i], button[class*=collapsible i]"
_TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_HEADING: Final = "h4"
"""What such a button becomes that stands in no heading: mostly the page's title and its sections stand above it."""


def show_heads(tree: LexborHTMLParser) -> None:
    """Turn the buttons that head what they unfold into text of their heading, or into a heading."""
    for button in tree.css(_IN_HEADING):
        heading = button.parent
        while heading is not None and heading.tag not in _TITLES:
            heading = heading.parent
        # In "Squat [Copy link]" the button is none of the title.
        if heading is not None and heading.text(strip=True) == button.text(strip=True):
            button.unwrap()
    for button in tree.css(_ALONE):
        if button.text(strip=True):
            heading = tree.create_node(_HEADING)
            heading.insert_child(" ".join(button.text().split()))
            button.replace_with(heading)
