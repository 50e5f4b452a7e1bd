"""What names a day or a session of training: "Monday (Chest)", "Day 2 – Pull", "Workout B"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.presentations.model import View
from pipeline.models import Block, Span

_WEEKDAYS: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT_DAYS: Final = "(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)"
_DAY: Final = re.compile(
    rf"\W*(?:{_WEEKDAYS}s?\b|{_SHORT_DAYS}\b(?=\W*(?:$|[(–—:,/&+-]))|"
    r"(?:training |workout )?(?:day|session|workout)\s?#?(?:\d{1,2}|[a-h]|one|two|three|four|five|six|seven)\b)"
)
"""How a line or cell begins that names a day or session: "Monday (Chest)", "Fri", "Day 2 – Pull", "Workout B"."""
MAX_DAY: Final = 60
"""Characters; a longer one that begins with a day tells something of it."""


def names_day(view: View, text: Span | Block) -> bool:
    """Whether a line or cell names a day or a session of training."""
    return text.end - text.start <= MAX_DAY and _DAY.match(view.folded, text.start, text.end) is not None
