"""Sentences that say exercises are to come: "Below are three stretches for your lunch break:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from operator import attrgetter
from typing import Final

from pipeline.extract.outline import Section
from pipeline.extract.presentations.model import View
from pipeline.models import Block

_SEVERAL: Final = re.compile(
    r"\b(?:exercises|stretches|poses|postures|asanas|drills|moves|movements|lifts)\b"
    r"(?!\s(?:are|is)\s(?:not|n't|bad|often|usually)\b)"
)
_TO_COME: Final = re.compile(
    r"\b(?:here\s(?:are|is)|here['’]s|these|the following|as follows|below|try|some|a few|several|include|includes|"
    r"including|following|do|perform|practi[sc]e|start with|begin with|recommend|\d{1,2}|two|three|four|five|six|seven|"
    r"eight|nine|ten)\b|:\W*$"
)
_OF_THEM: Final = re.compile(
    r"\b(?:benefits?|cues?|dos|errors?|faults?|guidelines?|keys|mistakes?|parts|phases?|pointers?|points|principles?|"
    r"questions?|reasons?|rules?|stages?|technique|terms?|things|tips?|warnings?|how to do (?:the|these|this|them))\b"
)
"""What else a list under such a sentence is: "Tips for these exercises:"."""
_REACH: Final = 2
"""Paragraphs before the first exercise among which the announcement stands."""
_LOOK_BACK: Final = 12
"""Blocks among which they are looked for: what is further off announces an earlier list."""


def announced_before(view: View, section: Section, block: Block) -> bool:
    """Whether the text before a block, or the heading above it, says that exercises are to come."""
    place = bisect_left(section.body, block.start, key=attrgetter("start"))
    paragraphs = (one for one in reversed(section.body[max(0, place - _LOOK_BACK) : place]) if one.kind == "paragraph")
    before = islice(paragraphs, _REACH)
    return section.role == "exercises" or any(_announces(view, one) for one in before)


def _announces(view: View, block: Block) -> bool:
    sentences = view.annotated.sentences_in(block)
    return any(announces(view.folded[one.start : one.end]) for one in sentences)


def announces(sentence: str) -> bool:
    """Whether a sentence, in small letters, says that exercises are to come, and not what is to be said of them."""
    return bool(_SEVERAL.search(sentence) and _TO_COME.search(sentence)) and not _OF_THEM.search(sentence)
