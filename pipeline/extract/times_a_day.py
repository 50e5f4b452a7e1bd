"""How many times a day an exercise is told to be done: "Do chin tucks three times a day"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.extract.clauses import is_condition, is_question
from pipeline.models import Interval, Span
from pipeline.text import NUMBER_WORDS, number_value

TIMES_A_DAY_WORDS: Final = (
    "times a day", "times per day", "times each day", "times every day", "times daily", "once a day", "once daily",
    "twice a day", "twice daily", "twice per day", "once per day", "times throughout the day", "times over the day",
)  # fmt: skip
"""What no sentence on it goes without."""
_NUMBERS: Final = "|".join(word for word in NUMBER_WORDS if word not in ("once", "twice", "thrice", "zero"))
_TIMES: Final = re.compile(
    rf"\b(?P<bound>at least |up to |no more than |at most )?(?:(?P<count>once|twice|thrice)|(?P<low>\d\d?|{_NUMBERS})"
    rf"(?:\s?(?:-|–|to|or)\s?(?P<high>\d\d?|{_NUMBERS}))? times)"
    r"(?:,? (?:a|per|each|every) day|,? daily| (?:throughout|over|during) the day)\b"
)
_NO_ADVICE: Final = re.compile(
    r"\b(?:can|could|may|might|some|many|most|people|those|who|patients|clients|eat\w*|meals?|drink\w*|water|stairs|"
    r"breath\w*|i|he|she|they|if|when|until|instead|rather|first|weeks?|stand up|phone|study|participants)\b|"
    r"n't\b|\b(?:not|never|no)\b"
)
"""Ahead of the figure it is no advice to the reader, or of something else."""


class TimesADay(NamedTuple):
    """How many times a day, and where that is told."""

    value: Interval
    at: Span


def times_a_day_in(folded: str, sentence: Span) -> TimesADay | None:
    """How many times a day a sentence of folded text tells to do something.

    >>> text = "do chin tucks three to four times a day."
    >>> times_a_day_in(text, Span(0, len(text))).value
    Interval(low=3.0, high=4.0)
    """
    found = _TIMES.search(folded, sentence.start, sentence.end)
    if found is None or is_question(folded[sentence.start : sentence.end]):
        return None
    before = folded[sentence.start : found.start()]
    if is_condition(before) or _NO_ADVICE.search(before):
        return None
    low = number_value(found["low"] or found["count"])
    high = number_value(found["high"]) if found["high"] else low
    bound = found["bound"] or ""
    value = Interval(None if bound and "least" not in bound else low, None if "least" in bound else high)
    return TimesADay(value, Span(*found.span()))
