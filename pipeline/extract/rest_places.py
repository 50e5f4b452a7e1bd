"""Where a rest stands that is none between sets: between exercises, repetitions or sides."""

from __future__ import annotations

import re
from typing import Final

BETWEEN_PARTS: Final = r"\bbetween (?:\w+ )?(?:reps?|repetitions?|sides|arms|legs|feet|hands)\b"
BEFORE_NEXT: Final = r"\bbefore (?:\w+ ){0,4}?(?:next|following) (?:station|exercise|move|movement|side|arm|leg)\b"
GOES_ON: Final = r",? (?:and |then ){1,2}(?:go|move|carry) on (?:to|with) (?:the |your )?(?:next|following)\b"
BETWEEN_TWO: Final = r"\bbetween (?!sets|rounds|each|the sets|your sets)(?:[a-z-]+ ){1,3}and (?!rounds|sets)[a-z-]+"
"""Between two exercises by name: "between squats and lunges"."""
_BEHIND_DOSE: Final = re.compile(
    r"[^\n]{0,80}?\b(?:rest|recover|break|breather|pause)\b[^.;\n]{0,40}?"
    rf"(?:{BEFORE_NEXT}|{GOES_ON}|{BETWEEN_PARTS}|{BETWEEN_TWO}"
    r"|\bbetween (?:\w+ )?(?:exercises|stations|moves|movements)\b)"
)
_OF_OTHER_THINGS: Final = re.compile(r"\b(?:between|before|after) (?:the |my |your |\w+ )?[a-z]{3,}ing\b")
_RESTS: Final = re.compile(
    r"\b(?:rest|recover|break|breath|pause|wait|relax)|\bsets?\b|\brounds?\b|\bexercises?\b|\bcircuits?\b"
)
_REACH: Final = 120
"""Characters behind a dose in which its rest is told."""


def rests_elsewhere(folded: str, end: int) -> bool:
    """Whether the rest behind a dose that ends at a place of a folded text is none between its sets.

    >>> rests_elsewhere("3 x 10, rest 30 s before the next exercise", 6), rests_elsewhere("3 x 10, rest 30 s", 6)
    (True, False)
    """
    return _BEHIND_DOSE.match(folded, end, end + _REACH) is not None


def is_of_other_things(sentence: str) -> bool:
    """Whether a folded sentence with a time and a "between" tells of something else than a rest in training.

    >>> is_of_other_things("i have ten minutes between cooking and collecting the children")
    True
    >>> is_of_other_things("two minutes between sets"), is_of_other_things("rest 30 s between doing the two")
    (False, False)
    """
    return _OF_OTHER_THINGS.search(sentence) is not None and not _RESTS.search(sentence)
