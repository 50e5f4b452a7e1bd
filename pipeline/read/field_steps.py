"""How-to steps that a Markdown file states in its front matter, for its site to lay out, and not in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pipeline.read.encoding import clean
from pipeline.read.pieces import Line, Piece

_KEYS: Final = frozenset("steps instructions howto howtoperform howtodo execution directions".split())
"""Without the divider between words, which differs from site to site."""
_TEXT_KEYS: Final = ("text", "instruction", "description", "step", "content", "name", "title")
"""Under which of its own fields a step may say what to do, the fullest first."""
_TELLS: Final = re.compile(r"\b(?:steps?|how (?:to|it)|instructions?|execution|technique|directions)\b", re.IGNORECASE)
"""Heads a how-to in the text itself, which the front matter's may only repeat."""
MAX_STEPS: Final = 40
MAX_STEP: Final = 600
"""Characters; a longer value is an article of its own."""
MIN_WORDS: Final = 3
"""Words of the shortest step that is all a field says; fewer are a figure or a name."""
HEADING_LEVEL: Final = 2


class FieldSteps(NamedTuple):
    """The name of the field that holds the steps, and the pieces of text that they are."""

    key: object
    pieces: list[Piece]


def field_steps(fields: Mapping[str, Any], pieces: Sequence[Piece]) -> FieldSteps | None:
    """The steps in front matter as a section of their own; None where the text tells them itself.

    `pieces` are those of the file's text.

    >>> field_steps({"Steps": ["Lie down", "Sit up"]}, []).pieces[1].text
    'Lie down'
    """
    for key, value in fields.items():
        steps = list(_said(value)) if re.sub(r"[-_ ]", "", str(key)).lower() in _KEYS else []
        if not 0 < len(steps) <= MAX_STEPS or any(len(step) > MAX_STEP for step in steps):
            continue
        if len(steps) == 1 and len(steps[0].split()) < MIN_WORDS:
            continue
        if _is_told(steps, pieces):
            return None
        heading = Piece("heading", Line("Steps"), level=HEADING_LEVEL)
        if len(steps) == 1:
            return FieldSteps(key, [heading, Piece("paragraph", Line(steps[0]))])
        group = max((piece.group or 0 for piece in pieces), default=0) + 1
        items = [
            Piece("item", Line(step), lead=f"{number}. ", depth=1, ordered=True, number=number, group=group)
            for number, step in enumerate(steps, 1)
        ]
        return FieldSteps(key, [heading, *items])
    return None


def _said(value: object) -> Iterator[str]:
    """What each step of a field says: of a list, of the lines of a text."""
    for one in value if isinstance(value, list) else value.split("\n") if isinstance(value, str) else ():
        said = next((one[key] for key in _TEXT_KEYS if one.get(key)), None) if isinstance(one, dict) else one
        text = " ".join(clean(said).split()) if isinstance(said, str) else ""
        if text:
            yield text


def _is_told(steps: Sequence[str], pieces: Sequence[Piece]) -> bool:
    opening = steps[0].lower().rstrip(".")
    return any(
        (piece.kind == "heading" and _TELLS.search(piece.text)) or opening in piece.text.lower() for piece in pieces
    )
