"""Dialogs that a page opens over itself: mostly newsletters and consent, on some pages the exercises themselves."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborNode

_NAME: Final = re.compile(r"(?:^|[\s_-])(?:modal|popup|lightbox|dialog)(?=$|[\s_-])", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"\b(?:(?:sets|reps|dose|hold)\s?:\s?\d|\d{1,2}\s?(?:[x×]|sets of)\s?\d|instructions\b|how to (?:do|perform)\b|"
    r"starting position\b|(?:primary|secondary|target(?:ed)?) muscles?\b|muscles? (?:worked|targeted|group)\b)",
    re.IGNORECASE,
)
"""What a dialog says that is about an exercise."""
FEWEST_STEPS: Final = 2
"""Items of a numbered list that are the steps of something."""


def is_of_exercise(node: LexborNode) -> bool:
    """Whether an element is a dialog, or the frame of a part of one, that tells of an exercise and asks for nothing."""
    if not _is_dialog(node):
        return False
    whole = node
    above = node.parent
    while above is not None:
        whole = above if _is_dialog(above) else whole
        above = above.parent
    if whole.tag in ("html", "body") or whole.css_first("form") is not None:
        return False
    return len(whole.css("ol > li")) >= FEWEST_STEPS or _TOLD.search(whole.text(separator=" ")) is not None


def _is_dialog(node: LexborNode) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return attributes.get("role") == "dialog" or _NAME.search(names) is not None
