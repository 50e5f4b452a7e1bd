"""How much of an article's own wording an export may hold."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 600
"""Characters of one piece of an article's text in an export: longer than any step or quote of the labelled articles
(520), far shorter than an article. Offsets still point to the whole passage, which stays in the catalogue."""


def excerpt(text: str) -> str:
    """The text, cut off with an ellipsis where it is longer than an export may quote."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
