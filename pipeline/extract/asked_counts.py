"""Counts whose noun stands in the question they answer: "How many reps? Ten to twelve, in four sets."."""

from __future__ import annotations

import re
from typing import Final

from pipeline.extract.doses import MAX_SETS, Dose
from pipeline.extract.lexemes import Lexemes

_REACH: Final = 140
"""Characters in front of an answer within which its question stands."""
_ASKED: Final = re.compile(
    r"\bhow many (?:[\w-]+ ){0,3}?(?:(?P<sets>sets|rounds)|rep(?:etition)?s)\b"
    r"(?P<rest>[^?.!]{0,80})\?[\W_]{0,8}(?:a\s?[:.]\s?)?"
    r"(?:(?:about|around|roughly|usually|probably|between|aim for|do|try|i'd (?:say|do)) ){0,2}$"
)
_OF_MORE: Final = re.compile(r"\bweek\b|\bhow many\b|\bin a\b")
"""What makes it a question on something else, or on two things."""
_ANSWER: Final = re.compile(r"[_O~]{0,3}N(?=$|[,.;(]|O_|O?N_{0,2}S)")
"""A bare figure near the beginning, alone in its clause or before "for most of us", "in three sets"."""


def with_asked_count(folded: str, lexemes: Lexemes, found: list[Dose]) -> list[Dose]:
    """A sentence's doses, and the repetitions or sets that it gives as a bare figure right behind their question."""
    answer = _ANSWER.match(lexemes.codes)
    if answer is None:
        return found
    number = lexemes.items[answer.end() - 1]
    asked = _ASKED.search(folded, max(0, number.start - _REACH), number.start)
    if asked is None or _OF_MORE.search(asked["rest"]) or number.value is None:
        return found
    if any(dose.start < number.end for dose in found) or (asked["sets"] and (number.value.high or 0) > MAX_SETS):
        return found
    start, end = number.start, number.end
    if asked["sets"]:
        return [Dose("answer", start, end, sets=number.value), *found]
    return [Dose("answer", start, end, reps=number.value), *found]
