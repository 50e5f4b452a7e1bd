"""Repetitions that are counted in what the exercise is called: "two flips per set", "six squats to a set"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.extract.doses import Dose
from pipeline.extract.language import Annotated
from pipeline.models import Interval, Span
from pipeline.text import NUMBER_WORDS, name_words, number_value

_MOST_REPS: Final = 100
_SHORTEST_NOUN: Final = 4
"""Letters of a name's last word that says what is done: no "up"."""
_NUMBERS: Final = "|".join(NUMBER_WORDS)
_PARTIAL: Final = re.compile(r"\b(?:first|last|next|final|second|third|add|more|another|extra|warm-?up)\b")
"""Makes it the repetitions of one set, or more of them."""


def counted_by_name(annotated: Annotated, sentence: Span, exercise: str) -> Iterator[Dose]:
    """The doses of a sentence that count the exercise by its own name, by its last word or by no word at all."""
    said = annotated.folded[sentence.start : sentence.end]
    if "set" not in said or _PARTIAL.search(said):
        return
    for pattern in _counted_in(exercise):
        for found in pattern.finditer(annotated.folded, sentence.start, sentence.end):
            low, high = (number_value(found[end] or found["low"]) for end in ("low", "high"))
            if low and high and low <= high <= _MOST_REPS:
                yield Dose("repetitions by the name of the exercise", *found.span(), reps=Interval(low, high))


@lru_cache(maxsize=1 << 8)
def _counted_in(exercise: str) -> tuple[re.Pattern[str], ...]:
    """What counts the repetitions of an exercise in each set, by its name, its last word or no word at all."""
    words = name_words(exercise)
    whole = r"[ -]".join(map(re.escape, words))
    last = re.escape(words[-1]) if words and len(words[-1]) >= _SHORTEST_NOUN else whole
    last = r"[ -]".join(map(re.escape, words[-2:])) if last == whole and len(words) > 1 else last
    noun = rf"(?: (?:{whole}|{last})(?:s|es)?)?" if words else ""
    number = rf"(?P<low>\d+|{_NUMBERS})(?:\s?(?:-|–|to|or)\s?(?P<high>\d+|{_NUMBERS}))?"
    return (
        re.compile(
            rf"(?<![\w.,-])(?:(?:more|less|fewer) than )?{number}{noun} (?:per|to (?:a|the|each|every)|in (?:a|each|"
            rf"every|one)) sets?\b"
        ),
        re.compile(
            rf"\b(?:keep|limit) (?:the|your|all) sets (?:to|at|around) {number}(?=\s*(?:[.,;!)]|$|reps|{whole}|{last}))"
        ),
    )
