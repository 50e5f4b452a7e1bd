"""Where a line is divided into a name and what is said of it: colons, dashes, commas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SEPARATOR: Final = re.compile(
    r"\s+[-–—|→]+\s+|\s*[-=]+>\s*|\s*(?:(?<!\d):|:(?!\d)|[—–|→])\s*"
    r"|,\s+|\s+-|-\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])"
)
_SEPARATING: Final = re.compile(r"[-=–—|→:,]|\.(?=\s)")
"""Of these signs every separator has one; only white space stands before it."""
_TIMES: Final = re.compile(
    r"(?<![\d\s])\s[x×]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?:\s(?:reps|times|(?:(?:on|per|each|both)\s){1,2}\w{1,12}))?\s*$"
)


_FOCUS: Final = re.compile(r"(?<=\w)[\s,]+(?:with (?:an? |the )?focus|focus(?:ing|ed)? on)\b", re.IGNORECASE)


def without_focus(text: str) -> str:
    """A line without what to mind in the exercise that it names.

    >>> without_focus("Goblet squats with a focus on the knees")
    'Goblet squats'
    """
    found = _FOCUS.search(text) if "ocus" in text else None
    return text[: found.start()] if found else text


def without_times(text: str) -> str:
    """A line without how often the exercise that it names is done.

    >>> without_times("Side Bends x 5 each side"), without_times("Squat: 3 x 10")
    ('Side Bends', 'Squat: 3 x 10')
    """
    return _TIMES.sub("", text)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between colons, dashes and commas."""
    start = 0
    for low, high in separators(text, 0):
        yield start, low
        start = high
    yield start, len(text)


def separators(text: str, begin: int) -> list[tuple[int, int]]:
    """Where the separators of a text stand, as `_SEPARATOR.finditer` finds them with a try at every character."""
    found: list[tuple[int, int]] = []
    last = begin
    for sign in _SEPARATING.finditer(text, begin):
        at = sign.start()
        if at >= last:
            start = last + len(text[last:at].rstrip())
            separator = _SEPARATOR.match(text, start) or _SEPARATOR.match(text, at)
            if separator:
                found.append(separator.span())
                last = separator.end()
    return found
